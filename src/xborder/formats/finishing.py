"""The last step of reading: from JSON-shaped values to a record that knows where its fields came from."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from xborder.findings import Finding, Location, Report
from xborder.formats.frames import Place
from xborder.formats.loss import LossEntry, LossReport
from xborder.formats.mapping_state import Mapped, pointed
from xborder.formats.raw_numbers import wrong_numbers
from xborder.formats.read_record import ReadRecord, moved, sourced
from xborder.model.register import RECORD_TYPES

_MISSING = "XB-SCHEMA-004"


class SourcePlaces(Mapping[str, Location]):
    """Places in the source by pointers of the canonical record, worked out only where somebody asks.

    >>> places = SourcePlaces({"/dogs": lambda: Location(file="kent.csv", row=4, field="Dogs")})
    >>> str(places["/dogs"]), "/ref" in places
    ('kent.csv (row 4, column Dogs)', False)
    """

    __slots__ = ("_places",)

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places

    def __getitem__(self, pointer: str) -> Location:
        """The place of a field. Raises KeyError if none is known."""
        return pointed(self._places[pointer], pointer)

    def __contains__(self, pointer: object) -> bool:
        return pointer in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def finish(mapped: Mapped, kind: str, file: str) -> ReadRecord:
    """Decode what a mapping made; findings of the decoder are given the places of the source."""
    from xborder.schema import decode

    outcome = decode(mapped.data, RECORD_TYPES[kind])
    places = SourcePlaces(mapped.places)

    def place(pointer: str) -> Location:
        return _nearest(places, pointer, file)

    shape = Report(tuple(found for found in outcome.report if not _known(found, mapped.left_out)))
    report = Report(tuple(mapped.findings)) + moved(shape, place)
    if outcome.value is None:
        report += Report(tuple(wrong_numbers(mapped.data, place)))
    ref = mapped.data.get("ref")
    loss = LossReport(tuple(attrs.evolve(entry, record=_key(entry, ref)) for entry in mapped.losses))
    record = None if outcome.value is None else sourced(outcome.value, kind, places, file)
    return ReadRecord(record=record, report=report, loss=loss)


def _known(found: Finding, left_out: Iterable[str]) -> bool:
    """True if what is missing was told of already, as a text that could not be read."""
    pointer = found.location.pointer or ""
    return found.code == _MISSING and any(each == pointer or each.startswith(f"{pointer}/") for each in left_out)


def _key(entry: LossEntry, ref: Any) -> str | None:
    return ref if isinstance(ref, str) else entry.record


def _nearest(places: Mapping[str, Location], pointer: str, file: str) -> Location:
    path = pointer
    while path and path not in places:
        path = path.rpartition("/")[0]
    return places.get(path, Location(file=file))
