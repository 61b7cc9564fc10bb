"""What a conversion could not carry over, as data."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from xborder.findings import Location

SCHEMA = "xborder/loss/1"


class LossKind(StrEnum):
    """What happened to a value on its way."""

    LOST = "lost"
    DEFAULTED = "defaulted"
    NARROWED = "narrowed"
    WIDENED = "widened"
    UNMAPPED = "unmapped"


def _place(at: Location | Callable[[], Location]) -> Location:
    return at if isinstance(at, Location) else at()


@attrs.frozen(kw_only=True)
class LossEntry:
    """One value that did not arrive as it left.

    ``path`` is the place in the side that has the value (a source path when
    reading, a JSON Pointer when writing); ``record`` the reference of the
    record, None for what belongs to the whole file; ``note`` says why, without
    the value; ``example`` is the value, shown only to who asks for it. The
    ``location`` may be given as a function that works it out when it is read.
    """

    kind: LossKind
    path: str
    record: str | None = None
    note: str = ""
    _location: Location | Callable[[], Location] = attrs.field(default=Location(), eq=_place)
    example: str | None = None

    @property
    def location(self) -> Location:
        """Where the value stands."""
        return _place(self._location)


def _entries(given: "tuple[LossEntry, ...] | Callable[[], tuple[LossEntry, ...]]") -> "tuple[LossEntry, ...]":
    return given if isinstance(given, tuple) else given()


@attrs.frozen
class LossReport:
    """All losses of one conversion; they may be given as a function that works them out when somebody asks.

    >>> report = LossReport((LossEntry(kind=LossKind.UNMAPPED, path="/Case/CaseMarker", record="A/1"),))
    >>> report.totals["unmapped"], report.totals["lost"], report.summary()
    (1, 0, '1 unmapped')
    """

    _entries: tuple[LossEntry, ...] | Callable[[], tuple[LossEntry, ...]] = attrs.field(
        default=(), eq=_entries, repr=False
    )

    @property
    def entries(self) -> tuple[LossEntry, ...]:
        """Every loss, in the order of reading or writing."""
        found = _entries(self._entries)
        if found is not self._entries:
            object.__setattr__(self, "_entries", found)
        return found

    @classmethod
    def join(cls, reports: "Iterable[LossReport]") -> "LossReport":
        """Put reports one after another."""
        return cls(tuple(entry for report in reports for entry in report.entries))

    def __iter__(self) -> Iterator[LossEntry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def totals(self) -> dict[str, int]:
        """How many of each kind, every kind named."""
        seen = Counter(entry.kind for entry in self.entries)
        return {kind.value: seen[kind] for kind in LossKind}

    @property
    def by_record(self) -> dict[str | None, "LossReport"]:
        """The report of each record; None is what belongs to the whole file."""
        records: dict[str | None, list[LossEntry]] = {}
        for entry in self.entries:
            records.setdefault(entry.record, []).append(entry)
        return {record: LossReport(tuple(entries)) for record, entries in records.items()}

    def summary(self) -> str:
        """One line: ``2 lost, 5 unmapped``, or ``nothing lost``."""
        counted = [f"{number} {kind}" for kind, number in self.totals.items() if number]
        return ", ".join(counted) or "nothing lost"

    def to_data(self, *, show_values: bool = False) -> dict[str, Any]:
        """The report as JSON-shaped values, totals first; examples only where asked for."""
        return {
            "schema": SCHEMA,
            "totals": self.totals,
            "records": [
                {"record": record, "totals": part.totals, "entries": [_entry(item, show_values) for item in part]}
                for record, part in self.by_record.items()
            ],
        }


def _entry(entry: LossEntry, show_values: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": entry.kind.value, "path": entry.path, "note": entry.note}
    place = {key: value for key, value in attrs.asdict(entry.location).items() if value is not None}
    if place:
        data["location"] = place
    if show_values and entry.example is not None:
        data["example"] = entry.example
    return {key: value for key, value in data.items() if value != ""}
