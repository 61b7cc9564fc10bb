"""The quick path for JSON: a good record is decoded at C speed; a bad one goes to the path that has words."""

from typing import Any

import attrs

from xborder.files.json_reader import parse_json
from xborder.files.limits import DEFAULT_LIMITS
from xborder.findings import Outcome, Report
from xborder.schema.decode import decode

_SPACES = b" \t\r\n"


def decode_json(raw: bytes, cls: type[Any], *, file: str = "") -> Outcome[Any]:
    """Make a record of the bytes of one JSON document, or report everything that is wrong with them.

    ``file`` is the name that findings give; with it they have line and column.
    Both paths accept and refuse the same, and give equal records.

    >>> from xborder.model.person import Vehicle
    >>> decode_json(b'{"make": "Subaru"}', Vehicle).value.make
    'Subaru'
    >>> outcome = decode_json(b'{"make": null}', Vehicle, file="car.json")
    >>> [f"{entry.location}: {entry.message}" for entry in outcome.report]
    ['car.json:1:10 (/make): The value is null.']
    """
    record = _quickly(raw, cls)
    return _slowly(raw, cls, file) if record is None else Outcome(record)


def _quickly(raw: bytes, cls: type[Any]) -> Any | None:
    """The record, or None where anything is wrong or needs a closer look."""
    import msgspec

    from xborder.schema.twins import decoder_of, from_twin, written_again

    try:
        twin = decoder_of(cls).decode(raw)
        if _may_hide_something(raw, written_again(twin)):
            return None
        return from_twin(twin, cls)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None  # the slow path finds the same fault, with its place


def _may_hide_something(raw: bytes, again: bytes) -> bool:
    """True unless it is sure that no key stands twice and no text is longer than the readers allow.

    The decoder takes the last of two equal keys, so that writing the twin out
    again makes it shorter. Apart from spaces nothing is ever written longer
    than it was read, hence no other change can make up for what is lost.
    """
    if len(raw) > DEFAULT_LIMITS.string_chars:
        return True
    return len(raw.translate(None, _SPACES)) != len(again.translate(None, _SPACES))


def _slowly(raw: bytes, cls: type[Any], file: str) -> Outcome[Any]:
    read = parse_json(raw, file)
    if read.value is None:
        return Outcome(None, _named(read.report, file))
    outcome = decode(read.value.root, cls)
    placed = (attrs.evolve(entry, location=read.value.place(entry.location.pointer or "")) for entry in outcome.report)
    return Outcome(outcome.value, _named(Report(tuple(placed)), file))


def _named(report: Report, file: str) -> Report:
    """The report without a file's name if there is none: a place of nothing but line and column helps nobody."""
    if file:
        return report
    return Report(
        tuple(
            attrs.evolve(entry, location=attrs.evolve(entry.location, file=None, line=None, column=None))
            for entry in report
        )
    )
