"""The records in a bag, each read again by the schema of its type."""

from typing import Any

import attrs

from xborder.bundle.container import Container
from xborder.bundle.index import Index
from xborder.files.json_reader import parse_json
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.model.case import CaseFile
from xborder.model.register import RECORD_TYPES, key_of
from xborder.schema import decode

_ROOT = "data/records/"
_CASE = "data/case.json"


@attrs.frozen(kw_only=True)
class HeldRecord:
    """A record of a bag: where it stands, of which type it is, its values and what they make."""

    path: str
    type: str
    data: Any
    record: Any


def read_records(bag: Container, index: Index) -> Outcome[tuple[HeldRecord, ...]]:
    """Read every file that the index calls a record; those that keep to their schema are the value.

    Findings, all errors: XB-VERIFY-070 with what is wrong in it (a record that breaks its
    schema), 071 (one that is not the record of which the index speaks).
    """
    entries = [(entry.entry, file.path) for entry in index.entries if entry.kind == "record" for file in entry.files]
    made = [_read(bag, name, path) for name, path in entries if path in bag.files]
    return Outcome(tuple(each.value for each in made if each.value), Report.join(each.report for each in made))


def _read(bag: Container, name: str, path: str) -> Outcome[HeldRecord]:
    """One record; no value for the case itself, which is only held against its schema."""
    kind = _type_of(path)
    if kind is None:
        return Outcome(None, Report.of(finding("XB-VERIFY-071", Location(file=path))))
    content = bag.read(path)
    if content is None:  # the container says why
        return Outcome(None)
    made = _decoded(content, path, CaseFile if path == _CASE else RECORD_TYPES[kind])
    if made.value is None or path == _CASE:
        return Outcome(None, made.report)
    if key_of(made.value[1]) != name:
        return Outcome(None, Report.of(finding("XB-VERIFY-071", Location(file=path))))
    return Outcome(HeldRecord(path=path, type=kind, data=made.value[0], record=made.value[1]))


def _decoded(content: bytes, path: str, cls: type[Any]) -> Outcome[tuple[Any, Any]]:
    """The values of a document and what they make."""
    parsed = parse_json(content, path)
    if parsed.value is None:
        return Outcome(None, _broken(path, parsed.report))
    document = parsed.value
    decoded = decode(document.root, cls)
    if decoded.value is None:
        placed = (attrs.evolve(each, location=document.place(each.location.pointer or "")) for each in decoded.report)
        return Outcome(None, _broken(path, Report(tuple(placed))))
    return Outcome((document.root, decoded.value))


def _type_of(path: str) -> str | None:
    """The type that the folder says; the case itself counts as one."""
    kind = path.removeprefix(_ROOT).partition("/")[0] if path.startswith(_ROOT) else ""
    return "case" if path == _CASE else kind if kind in RECORD_TYPES else None


def _broken(path: str, report: Report) -> Report:
    first: Finding = finding("XB-VERIFY-070", Location(file=path), count=len(report))
    return Report((first, *report))
