r"""The custody log: one event a line, each holding the digest of the line before it.

``prev`` is the SHA-256, in hex, of ``"xborder-custody-1\n"`` and the bytes of the
previous line as they are stored, without their line feed. Nothing has to be
written again to check it, so there is no canonical form to get wrong. The first
event's ``prev`` is the same digest over a line that names the bundle and its
exhibits. Lines cut from the end do not break a chain: the signed statement
therefore names the number of events and the digest of the last line.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from xborder.bundle.custody_event import check_event
from xborder.files import canonical_json
from xborder.findings import Finding, Location, Outcome, Report, finding

CUSTODY_NAME = "xborder/custody.jsonl"
_DOMAIN = b"xborder-custody-1\n"


@attrs.frozen(kw_only=True)
class Custody:
    """A custody log: its bytes, how many lines it has, the head, which is the digest of the last, and its events.

    ``events`` are those that could be read and are well formed, in order.
    """

    content: bytes
    count: int
    head: str
    events: tuple[Mapping[str, Any], ...]


def chain_digest(line: bytes) -> str:
    """The digest by which the next event names this line (given without its line feed).

    >>> chain_digest(b"{}")[:16]
    '10a06c5f29bfc4f1'
    """
    return hashlib.sha256(_DOMAIN + line).hexdigest()


def first_link(bundle_id: str, exhibits: Iterable[str]) -> str:
    """The ``prev`` of the first event: it ties the log to one bundle and its register of exhibits."""
    return chain_digest(canonical_json.dumps({"bundle_id": bundle_id, "exhibits": sorted(set(exhibits))}))


def write_chain(events: Iterable[Mapping[str, Any]], *, bundle_id: str, exhibits: Iterable[str]) -> Outcome[Custody]:
    """Number and chain events in the order given; no value if one of them is not well formed.

    Nothing is sorted, added or corrected: the log holds what it was given.
    """
    head = first_link(bundle_id, exhibits)
    lines: list[bytes] = []
    chained: list[Mapping[str, Any]] = []
    faults: list[Finding] = []
    for number, event in enumerate(events, start=1):
        faults += check_event(event, Location(file=CUSTODY_NAME, line=number))
        full = {**event, "seq": number, "prev": head}
        lines.append(canonical_json.dumps(full))
        chained.append(full)
        head = chain_digest(lines[-1])
    if faults:
        return Outcome(None, Report.of(*faults))
    content = b"".join(line + b"\n" for line in lines)
    return Outcome(Custody(content=content, count=len(lines), head=head, events=tuple(chained)))


def read_chain(content: bytes, *, first: str | None) -> Outcome[Custody]:
    """Read a log and check its chain; every break is a finding that names the event.

    ``first`` is what ``first_link`` gives for the bundle; None where the bundle's
    index cannot be read, and the first event's link then stays unchecked.
    """
    prev = first
    events: list[Mapping[str, Any]] = []
    faults: list[Finding] = []
    lines = content.split(b"\n")
    if tail := lines.pop():
        lines.append(tail)
        faults.append(finding("XB-CUSTODY-006", Location(file=CUSTODY_NAME, line=len(lines))))
    for number, line in enumerate(lines, start=1):
        place = Location(file=CUSTODY_NAME, line=number)
        event = _read_line(line)
        if event is None:
            faults.append(finding("XB-CUSTODY-001", place, seq=number))
        else:
            shape = check_event(event, place)
            faults += shape + _links(event, number, prev, place)
            events += [] if shape else [event]
        prev = chain_digest(line)
    custody = Custody(content=content, count=len(lines), head=prev or chain_digest(b""), events=tuple(events))
    return Outcome(custody, Report.of(*faults))


def _read_line(line: bytes) -> Mapping[str, Any] | None:
    read = canonical_json.loads(line)
    return read if isinstance(read, dict) else None


def _links(event: Mapping[str, Any], number: int, prev: str | None, place: Location) -> list[Finding]:
    """Whether an event has its number and names the line before it."""
    faults = []
    if event.get("seq") != number:
        faults.append(finding("XB-CUSTODY-003", place, seq=number, found=_number(event.get("seq"))))
    if prev is not None and event.get("prev") != prev:
        faults.append(finding("XB-CUSTODY-004", place, seq=number, before=number - 1))
    corrects = event.get("corrects")
    if isinstance(corrects, int) and not 1 <= corrects < number:
        faults.append(finding("XB-CUSTODY-005", place, seq=number))
    return faults


def _number(value: object) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else "none"
