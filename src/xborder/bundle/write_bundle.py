"""Making one complete bundle: payload, index, custody log, manifests and signature."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from xborder.bundle import index, statement
from xborder.bundle.bag_writer import copy_payload, seal_bag, write_new
from xborder.bundle.custody import CUSTODY_NAME, write_chain
from xborder.bundle.hashing import digest_bytes
from xborder.bundle.head import BundleHead
from xborder.bundle.index import INDEX_NAME
from xborder.bundle.payload import BagDigests, PayloadFile
from xborder.bundle.profile import TAG_ROOT
from xborder.bundle.statement import AGREEMENT_NAME, PAYLOAD_TYPE, SIGNATURE_NAME
from xborder.files import dsse
from xborder.findings import Finding, Location, Outcome, Report, finding

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def write_bundle(
    target: Path,
    *,
    head: BundleHead,
    payload: Iterable[PayloadFile],
    custody: Iterable[Mapping[str, Any]] = (),
    documents: Mapping[str, bytes] = _NOTHING,
    signers: Sequence[dsse.Signer] = (),
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> Outcome[BagDigests]:
    """Write a bundle into ``target``, an empty folder of the caller's.

    ``custody`` are events in the keys of the log, without number and link, which
    are added here. ``documents`` are further files for ``xborder/``, by name; one
    called ``agreement.yaml`` is named in the signed statement. Without
    ``signers`` the bundle is unsigned, and nobody can show who made it.
    ``progress`` is told files and bytes copied.

    The same arguments give the same bytes (Ed25519 signatures have no chance in
    them). There is no value where any finding is an error; what stands in
    ``target`` is then to be thrown away.

    Raises ValueError if ``now`` has no offset from UTC or two signers go by the
    same key id, FileExistsError if ``target`` is not empty, OSError if it cannot
    be written.
    """
    files = tuple(payload)
    keys = statement.public_keys(signers)
    faults = _reserved(documents)
    chain = write_chain(custody, bundle_id=head.bundle_id, exhibits=_exhibits(files))
    if faults or chain.value is None:
        return Outcome(None, Report.of(*faults) + chain.report)
    copied = copy_payload(target, files, progress)
    if copied.value is None:
        return Outcome(None, copied.report)
    digests = {written.path: written.digests for written in copied.value}
    contents = index.build_index(head, files, digests, now=now)
    tags = {f"{TAG_ROOT}{name}": content for name, content in documents.items()}
    tags |= {INDEX_NAME: index.render(contents), CUSTODY_NAME: chain.value.content}
    sealed = seal_bag(target, copied.value, tags, head.info, now=now)
    report = copied.report + sealed.report
    if sealed.value is None:
        return Outcome(None, report)
    if signers:
        agreement = tags.get(AGREEMENT_NAME)
        claims = statement.Claims(
            head=head,
            custody=chain.value,
            agreement=digest_bytes(agreement) if agreement is not None else None,
            keys=keys,
            signed_at=now,
        )
        _sign(target, statement.build_statement(claims, sealed.value.tagmanifests), signers)
    return Outcome(sealed.value, report)


def _exhibits(files: Iterable[PayloadFile]) -> set[str]:
    return {file.entry for file in files if file.kind == "exhibit"}


def _reserved(documents: Mapping[str, bytes]) -> list[Finding]:
    made_here = {INDEX_NAME, CUSTODY_NAME}
    return [finding("XB-BAG-053", Location(file=name)) for name in documents if f"{TAG_ROOT}{name}" in made_here]


def _sign(target: Path, said: statement.Statement, signers: Sequence[dsse.Signer]) -> None:
    (target / "signatures").mkdir(mode=0o755)
    write_new(target / SIGNATURE_NAME, dsse.sign(statement.render(said), payload_type=PAYLOAD_TYPE, signers=signers))
