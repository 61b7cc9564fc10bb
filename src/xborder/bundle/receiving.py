"""Giving a receipt for a bundle: proved first, then counter-signed."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xborder
from xborder.bundle.adding import add_signature_file
from xborder.bundle.container import DEFAULT_LIMITS, BagLimits, Container
from xborder.bundle.custody_event import utc
from xborder.bundle.opening import open_bag
from xborder.bundle.receipt import RECEIPT_TYPE, SUBJECTS, Receipt, Received, render
from xborder.bundle.statement import (
    RECEIPT_NAME,
    SIGNATURE_NAME,
    CustodyHead,
    SigningKey,
    Subject,
    digest_set,
    public_keys,
    spell_key,
)
from xborder.bundle.structure import Structure, read_structure
from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.files import dsse
from xborder.files.refused import Refused
from xborder.files.trust import TrustStore
from xborder.files.writing import write_whole
from xborder.findings import Location, finding


def receive(
    path: Path,
    *,
    received_by: str,
    signers: Sequence[dsse.Signer],
    trust: TrustStore | None,
    at: datetime,
    out: Path | None = None,
    limits: BagLimits = DEFAULT_LIMITS,
) -> Verdict:
    """Counter-sign the bundle at ``path``, which ``received_by`` received at the time ``at``.

    It is verified first; for one that is not intact there is no receipt, and the
    verdict says why. The receipt goes into the bundle, or to the new file ``out``
    to be sent back. With ``trust`` it also says that the sender was known.

    Raises Refused if there is no bundle, it is not signed, has a receipt already,
    or cannot be written.
    """
    public_keys(signers)
    verdict = verify(path, trust=trust, at=at, limits=limits)
    if not verdict.integrity:
        return verdict
    with open_bag(path, limits) as bag:
        if SIGNATURE_NAME not in bag.files:
            raise Refused(finding("XB-SIGN-011", Location(file=SIGNATURE_NAME)))
        structure = read_structure(bag)
        bag.hash_all((SIGNATURE_NAME,))
        said = _receipt(bag, structure, received_by, signers, at, authentic=verdict.authentic)
    envelope = dsse.sign(render(said), payload_type=RECEIPT_TYPE, signers=signers)
    if out is not None:
        write_whole(out, envelope)
    else:
        add_signature_file(path, RECEIPT_NAME, envelope, limits=limits)
    return verify(path, trust=trust, at=at, limits=limits)


def _receipt(
    bag: Container,
    structure: Structure,
    received_by: str,
    signers: Sequence[dsse.Signer],
    at: datetime,
    *,
    authentic: bool,
) -> Receipt:
    index, custody = structure.index, structure.custody
    if index is None or custody is None:
        raise Refused(finding("XB-VERIFY-041", Location(file=SIGNATURE_NAME)))
    return Receipt(
        subject=[Subject(name=name, digest=digest_set(bag.digests[name])) for name in SUBJECTS],
        predicate=Received(
            bundle_id=index.bundle_id,
            kind=index.kind,
            case_urn=index.case_urn,
            custody=CustodyHead(count=custody.count, head=custody.head),
            received_by=received_by,
            received_at=utc(at),
            found="authentic" if authentic else "intact",
            signers=[SigningKey(keyid=each.keyid, public_key=spell_key(each.public_key)) for each in signers],
            software=f"xborder {xborder.__version__}",
        ),
    )
