"""Walk along a chained log: every line with its place, and what is wrong with it, a million lines in seconds."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from xborder.findings import Finding, Location, finding

#: The type of the entry that puts on record which lines before it were cut short.
MEND = "torn"


class Line(NamedTuple):
    """A line of a log. ``number`` counts from 1, ``offset`` is its place in bytes, ``raw`` is without its end.

    ``type`` is None where it is no entry; a ``torn`` one was cut short, and a later entry says so.
    """

    number: int
    offset: int
    raw: bytes
    type: str | None
    torn: bool = False
    faults: tuple[Finding, ...] = ()


class Place(NamedTuple):
    """Where a walk begins: after so many lines, at this byte, behind a line with this link."""

    number: int
    offset: int
    link: str


class _Head(msgspec.Struct):
    seq: int
    prev: str
    type: str = ""


def link_of(domain: bytes, line: bytes) -> str:
    """The value by which the next entry names this line."""
    return f"sha256:{hashlib.sha256(domain + line).hexdigest()}"


def walk(path: Path, domain: bytes, start: Place | None = None) -> Iterator[Line]:
    """Every line from ``start`` on, in order, with its faults. Raises OSError where the file cannot be read.

    A line is given once it is known whether the next entry says that it was cut short.
    """
    with path.open("rb") as lines:
        yield from _lines(lines, str(path), domain, start or Place(0, 0, link_of(domain, b"")))


def _lines(lines: BinaryIO, file: str, domain: bytes, start: Place) -> Iterator[Line]:
    number, offset, before = start
    lines.seek(offset)
    head_of = msgspec.json.Decoder(_Head).decode
    seed, held, drift = hashlib.sha256(domain), [], 0
    for whole in lines:
        number += 1
        if not whole.endswith(b"\n"):
            held.append(Line(number, offset, whole, None, faults=(_fault("XB-LOG-001", file, number),)))
            break
        raw = whole[:-1]
        try:
            head = head_of(raw)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            held.append(Line(number, offset, raw, None, faults=(_fault("XB-LOG-002", file, number),)))
        else:
            good = head.seq == number + drift and head.prev == before
            faults = () if good else tuple(_faults(head, number, drift, before, file))
            drift = head.seq - number  # what one gap moved is not said again of every line after it
            if head.type == MEND:
                held = _mended(held, raw, file)
            yield from held
            held = [Line(number, offset, raw, head.type, faults=faults)]
        offset += len(whole)
        digest = seed.copy()
        digest.update(raw)
        before = f"sha256:{digest.hexdigest()}"
    yield from held


def _faults(head: _Head, number: int, drift: int, before: str, file: str) -> Iterator[Finding]:
    where = Location(file=file, line=number)
    if head.seq != number + drift:
        yield finding("XB-LOG-003", where, expected=number + drift)
    if head.prev != before:
        yield finding("XB-LOG-004", where)


def _mended(held: list[Line], raw: bytes, file: str) -> list[Line]:
    """The lines before an entry that names some of them as cut short: those that it names rightly are no fault."""
    named = torn_lines(raw)
    return [
        line._replace(type=None, torn=True, faults=(_fault("XB-LOG-006", file, line.number),))
        if named.get(line.number) == hashlib.sha256(line.raw).hexdigest()
        else line
        for line in held
    ]


def torn_lines(raw: bytes) -> dict[int, str]:
    """The lines that an entry names as cut short: number and SHA-256 of each."""
    try:
        return {int(each["line"]): str(each["sha256"]) for each in json.loads(raw)["lines"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}


def _fault(code: str, file: str, number: int) -> Finding:
    return finding(code, Location(file=file, line=number))
