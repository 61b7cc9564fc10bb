"""One record as read, whatever the format: the record, what was found, and what was lost on the way."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

import attrs

from xborder.findings import Finding, Location, Report, Sourced
from xborder.formats.loss import LossReport


@attrs.frozen(kw_only=True)
class ReadRecord:
    """One record as read: the record if it has the shape of its type, and what was found and lost.

    ``told`` is what was found too, and is told of the record from the same texts that this one says again.
    """

    record: Sourced | None
    report: Report
    loss: LossReport = LossReport()
    told: Report = Report()


def only(report: Report) -> ReadRecord:
    """No record, but findings."""
    return ReadRecord(record=None, report=report)


def sourced(record: Any, kind: str, places: Mapping[str, Location], file: str) -> Sourced:
    """A record of the model with its plain form and its places."""
    return Sourced(type=kind, record=record, data=partial(encoder(), record), places=places, file=file)


@cache
def encoder() -> Callable[[Any], dict[str, Any]]:
    """The function that makes the plain form; not loaded before a record was made."""
    from xborder.schema import encode

    return encode


def moved(report: Report, place: Callable[[str], Location]) -> Report:
    """The report of a decoder, each finding in its place in the source."""
    return Report(tuple(_placed(found, place) for found in report))


def relabelled(report: Report, label: str) -> Report:
    """The report of a reader, each finding under the name that the caller has for the file."""
    return Report(tuple(attrs.evolve(each, location=attrs.evolve(each.location, file=label)) for each in report))


def _placed(found: Finding, place: Callable[[str], Location]) -> Finding:
    pointer = found.location.pointer or ""
    return attrs.evolve(found, location=attrs.evolve(place(pointer), pointer=pointer))
