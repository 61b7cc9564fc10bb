"""Handing over: what a decision shares is put on record first, and only then in its place."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from xborder.agreements.decision import Decision
from xborder.agreements.decision_report import canonical_bytes, decision_report
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.release import Release, Sink, release
from xborder.files.output_dir import build_beside
from xborder.files.refused import Refused
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.formats.canonical import write_documents
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
    loaded: LoadedAgreement,
    decision: Decision,
    out: Path,
    *,
    log: Sink,
    replace: bool = False,
    source: Path | None = None,
) -> Outcome[Release]:
    """Write the minimised records, and the papers that travel with them, into a folder that appears whole or not at all.

    The disclosure is on record before anything is in its place; where it then cannot be put there, that is on record
    too. No value where nothing may leave. Raises Refused where the folder cannot be made. Source: DPA 2018 s.62.
    """
    nothing = nothing_leaves(decision)
    if nothing is not None:
        return Outcome(None, Report.of(nothing))
    if out.is_dir() and any(out.iterdir()) and not (out / COVER).is_file():
        # Only what was handed over, or an empty folder, is ever replaced: a slip must not remove somebody's papers.
        raise Refused(finding("XB-OUT-001", Location(file=str(out))))
    sources = () if source is None else (source,)
    made: Release | None = None
    try:
        with build_beside(out, replace=replace, sources=sources) as place:
            released = release(loaded, decision, log=log)
            if released.value is None:
                return place.abandon(Outcome(None, released.report))
            made = released.value
            for name, content in papers(decision, made).items():
                (place.path / name).write_bytes(content)
            (place.path / "records.json").write_bytes(write_documents([each.data for each in made.records], "json"))
    except BaseException:
        if made is not None:
            take_back(log, made, decision, "what was released could not be put in its place")
        raise
    return Outcome(made)


def papers(decision: Decision, released: Release) -> dict[str, bytes]:
    """The papers by their file names: how good the records are, how long they may be kept, what was decided and how."""
    made = {
        QUALITY: _json(released.quality_statement),
        RETENTION: _json(released.retention),
        DECISION: canonical_bytes(decision_report(decision)),
        COVER: _json(
            {
                "schema": "xborder/cover/1",
                "agreement": {"id": decision.agreement_id, "version": decision.agreement_version},
                "from": decision.request.from_party,
                "to": decision.request.to_party,
                "purpose": decision.request.purpose,
                "marking": released.marking,
                "handling": list(released.handling),
                "receipts": list(released.receipts),
                "obligations": dict(released.obligations),
            }
        ),
    }
    return made | ({NOTICES: _json({"notices": list(released.notices)})} if released.notices else {})


def nothing_leaves(decision: Decision) -> Finding | None:
    """The finding that nothing may leave, or None; the decision's own report says why."""
    return None if decision.shared else finding("XB-REQ-010", count=len(decision.records))


def unreadable(decision: Decision) -> Iterator[Finding]:
    """The records of which too little is left to be read as a record again, as another format must."""
    for record in decision.shared:
        if decode(record.data, RECORD_TYPES[record.type]).value is None:
            yield finding("XB-REQ-011", record=record.key)


@contextmanager
def taken_back_on_failure(log: Sink, released: Release, decision: Decision) -> Iterator[Callable[[], None]]:
    """Put on record that what was released did not leave after all, if the block fails or calls what it is given."""
    failed = False

    def not_done() -> None:
        nonlocal failed
        failed = True

    try:
        yield not_done
    except BaseException:
        take_back(log, released, decision, "what was released could not be written")
        raise
    if failed:
        take_back(log, released, decision, "what was released was not written")


def take_back(log: Sink, released: Release, decision: Decision, reason: str) -> None:
    """Put on record that the disclosures were not carried out. Raises Refused where not even that can be written."""
    at = decision.request.now.isoformat()
    for receipt in released.receipts:
        try:
            log.aborted(receipt, reason=reason, at=at)
        except OSError as error:
            raise Refused(finding("XB-REL-005", receipt=receipt, detail=type(error).__name__)) from error


def _json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True).encode() + b"\n"
