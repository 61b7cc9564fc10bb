"""What a bundle says of itself, without proof: who made it, what is in it, who is said to have signed it.

Only the structural files are read. Whether any of it is true is the business of
``verify``.
"""

from pathlib import Path

import attrs

from xborder.bundle import statement
from xborder.bundle.container import DEFAULT_LIMITS, BagLimits, Container
from xborder.bundle.index import Entry
from xborder.bundle.opening import open_bag
from xborder.bundle.statement import AGREEMENT_NAME, RECEIPT_NAME, SIGNATURE_NAME, TOKEN_NAME
from xborder.bundle.structure import read_structure
from xborder.files import dsse
from xborder.findings import Outcome, Report


@attrs.frozen(kw_only=True)
class EntryShown:
    """One entry of the index: an exhibit or a document, with the number of its files and their bytes together."""

    entry: str
    kind: str
    title: str | None
    files: int
    bytes: int
    markings: tuple[str, ...]

    @classmethod
    def of(cls, entry: Entry) -> "EntryShown":
        """Sum up an entry."""
        return cls(
            entry=entry.entry,
            kind=entry.kind,
            title=entry.title,
            files=len(entry.files),
            bytes=sum(file.size for file in entry.files),
            markings=tuple(sorted({file.marking for file in entry.files if file.marking})),
        )


@attrs.frozen(kw_only=True)
class Overview:
    """What a bundle says of itself; None where it does not say, or what says it cannot be read."""

    bundle_id: str | None = None
    kind: str | None = None
    case_urn: str | None = None
    organisation: str | None = None
    created_at: str | None = None
    software: str | None = None
    entries: tuple[EntryShown, ...] = ()
    payload_files: int = 0
    payload_bytes: int = 0
    custody_events: int | None = None
    signed_at: str | None = None
    signing_keys: tuple[str, ...] = ()
    has_agreement: bool = False
    has_receipt: bool = False
    has_timestamp: bool = False


def look(path: Path, *, limits: BagLimits = DEFAULT_LIMITS) -> Outcome[Overview]:
    """Look into the bundle at ``path``, a folder or a zip file; no value if it is too hostile to be read.

    Raises Refused if it is no bag.
    """
    with open_bag(path, limits) as bag:
        if bag.blocked:
            return Outcome(None, bag.scanned)
        return Outcome(_overview(bag), bag.scanned + Report(tuple(bag.findings)))


def _overview(bag: Container) -> Overview:
    structure = read_structure(bag)
    index, said = structure.index, _statement(bag)
    sizes = [found.size for name, found in bag.files.items() if name.startswith("data/")]
    return Overview(
        bundle_id=index.bundle_id if index else structure.info.get("External-Identifier"),
        kind=index.kind if index else None,
        case_urn=index.case_urn if index else structure.info.get("Internal-Sender-Identifier"),
        organisation=structure.info.get("Source-Organization"),
        created_at=index.created_at if index else None,
        software=structure.info.get("Bag-Software-Agent"),
        entries=tuple(EntryShown.of(entry) for entry in index.entries) if index else (),
        payload_files=len(sizes),
        payload_bytes=sum(sizes),
        custody_events=structure.custody.count if structure.custody else None,
        signed_at=said.predicate.signed_at if said else None,
        signing_keys=tuple(key.keyid for key in said.predicate.signers) if said else (),
        has_agreement=AGREEMENT_NAME in bag.files,
        has_receipt=RECEIPT_NAME in bag.files,
        has_timestamp=TOKEN_NAME in bag.files,
    )


def _statement(bag: Container) -> statement.Statement | None:
    content = bag.read(SIGNATURE_NAME) if SIGNATURE_NAME in bag.files else None
    envelope = dsse.read(content) if content is not None else None
    return statement.parse(envelope.payload) if envelope else None
