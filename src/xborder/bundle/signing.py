"""Signing a bundle that was made unsigned, by whoever answers for it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from xborder.bundle import statement
from xborder.bundle.adding import add_signature_file
from xborder.bundle.container import DEFAULT_LIMITS, BagLimits
from xborder.bundle.head import BundleHead
from xborder.bundle.opening import open_bag
from xborder.bundle.profile import TAG_MANIFESTS
from xborder.bundle.statement import AGREEMENT_NAME, PAYLOAD_TYPE, SIGNATURE_NAME
from xborder.bundle.structure import read_structure
from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.files import dsse
from xborder.files.refused import Refused
from xborder.findings import Location, finding


def sign_bundle(
    path: Path, *, signers: Sequence[dsse.Signer], at: datetime, limits: BagLimits = DEFAULT_LIMITS
) -> Verdict:
    """Sign the bundle at ``path``, a folder or a zip file, in the name of each signer at the time ``at``.

    A signer is anything with a key id, a public key and ``sign``: the private key
    may stay in a token or a hardware module. The bundle is verified first, and
    one that is not intact is not signed; the verdict is that of the signed bundle,
    or says why it was not signed.

    Raises Refused if there is no bundle, it is signed already, or cannot be
    written; ValueError if two signers go by one key id, or ``at`` has no offset.
    """
    keys = statement.public_keys(signers)
    before = verify(path, trust=None, at=at, limits=limits)
    if not before.integrity:
        return before
    with open_bag(path, limits) as bag:
        if SIGNATURE_NAME in bag.files:
            raise Refused(finding("XB-SIGN-010", Location(file=SIGNATURE_NAME)))
        structure = read_structure(bag)
        bag.hash_all([name for name in (AGREEMENT_NAME,) if name in bag.files])
        digests = bag.digests
    if structure.index is None or structure.custody is None:
        raise Refused(finding("XB-VERIFY-041", Location(file=str(path))))
    index = structure.index
    claims = statement.Claims(
        head=BundleHead(bundle_id=index.bundle_id, kind=index.kind, case_urn=index.case_urn),
        custody=structure.custody,
        agreement=digests.get(AGREEMENT_NAME),
        keys=keys,
        signed_at=at,
    )
    said = statement.build_statement(claims, {name: digests[name] for name in TAG_MANIFESTS})
    envelope = dsse.sign(statement.render(said), payload_type=PAYLOAD_TYPE, signers=signers)
    add_signature_file(path, SIGNATURE_NAME, envelope, limits=limits)
    return verify(path, trust=None, at=at, limits=limits)
