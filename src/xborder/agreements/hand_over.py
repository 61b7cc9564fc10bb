"""Handing over: what a decision shares is put on record first, and only then in its place."""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from xborder.agreements.decided import Decided
from xborder.agreements.markings import marking_of
from xborder.agreements.papers import quality_head, retention_head
from xborder.agreements.release import Sink, discharged, handling_of
from xborder.agreements.releasing import BLOCK, Releasing, releasing
from xborder.files.listed_json import listed_json
from xborder.files.output_dir import build_beside
from xborder.files.refused import Refused
from xborder.findings import Finding, Location, finding
from xborder.formats.canonical import WRAPPER, write_documents
from xborder.model.register import RECORD_TYPES
from xborder.schema import decode

#: The names of what is handed over beside the records.
QUALITY, RETENTION, NOTICES, DECISION, COVER = (
    "quality-statement.json",
    "retention.json",
    "notices.json",
    "decision.json",
    "cover.json",
)


def hand_over(
    decided: Decided,
    out: Path,
    *,
    log: Sink,
    replace: bool = False,
    source: Path | None = None,
    block: int = BLOCK,
) -> None:
    """Write the minimised records, and the papers that travel with them, into a folder that appears whole or not at all.

    Each ``block`` of records is on record before any of it is written; where the folder then cannot be put in its
    place, that is on record too. Raises Refused where nothing may leave, the log cannot be written, or the folder
    cannot be made. Source: DPA 2018 s.62.
    """
    nothing = nothing_leaves(decided)
    if nothing is not None:
        raise Refused(nothing)
    if out.is_dir() and any(out.iterdir()) and not (out / COVER).is_file():
        # Only what was handed over, or an empty folder, is ever replaced: a slip must not remove somebody's papers.
        raise Refused(finding("XB-OUT-001", Location(file=str(out))))
    sources = () if source is None else (source,)
    with (
        releasing(decided, log, block=block) as under_way,
        build_beside(out, replace=replace, sources=sources) as place,
    ):
        _write(place.path / "records.json", _as_document(under_way.records()))
        write_papers(under_way, place.path)


def write_papers(under_way: Releasing, folder: Path) -> None:
    """The papers of what was released: how good it is, how long it may be kept, what was decided and how."""
    decided, agreement = under_way.decided, under_way.decided.agreement
    request = decided.head.request
    _write(folder / QUALITY, listed_json(quality_head(agreement), "records", decided.quality()))
    _write(folder / RETENTION, listed_json(retention_head(agreement), "records", decided.retention()))
    _write(folder / DECISION, listed_json(decided.report, "records", decided.reports(), indent=None))
    if any(True for _ in decided.notices()):
        _write(folder / NOTICES, listed_json({}, "notices", decided.notices()))
    cover = {
        "schema": "xborder/cover/1",
        "agreement": {"id": agreement.id, "version": agreement.version},
        "from": request.from_party,
        "to": request.to_party,
        "purpose": request.purpose,
        "marking": marking_of(agreement),
        "handling": list(handling_of(agreement)),
        "obligations": discharged(agreement),
    }
    _write(folder / COVER, listed_json(cover, "receipts", under_way.receipts))


def nothing_leaves(decided: Decided) -> Finding | None:
    """The finding that nothing may leave, or None; the findings on the records say why."""
    return None if decided.shared else finding("XB-REQ-010", count=decided.total)


def unreadable(decided: Decided) -> Iterator[Finding]:
    """The records of which too little is left to be read as a record again, as another format must."""
    for key, kind, _, data in decided.leaving():
        if decode(data, RECORD_TYPES[kind]).value is None:
            yield finding("XB-REQ-011", record=key)


def _as_document(records: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """One record by itself, several in a wrapper, as :func:`xborder.formats.canonical.write_documents` makes them."""
    first = list(itertools.islice(records, 2))
    if len(first) < 2:
        return iter((write_documents(first, "json"),))
    every = itertools.chain(first, records)
    return listed_json({"schema": WRAPPER}, "records", every, sort_keys=False)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as handle:
        handle.writelines(pieces)
