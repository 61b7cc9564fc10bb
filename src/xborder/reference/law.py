"""Law as dated data: one row per limit, test or penalty, looked up for the day that matters.

A rule never spells a number of an Act: it asks for the row in force on the day
of the conduct, the order or the charge. A row says how sure it is, and only a
row whose words were read in a primary source may block.

>>> from datetime import date
>>> row = value("cpn.appeal.days", on=date(2026, 4, 14))
>>> row.value, row.unit, row.source
(21, 'days, beginning with', 'Anti-social Behaviour, Crime and Policing Act 2014 s.46(2)')
>>> value("respect.order", on=date(2026, 11, 1)) is None
True
"""

import datetime as dt
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

import attrs

from xborder.reference.dated import in_force, read_tables
from xborder.reference.law_limits import Limit, LimitOf, limit_of


class Confidence(StrEnum):
    """How sure a row is: the first two were read in the text of the law."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    INFERRED = "inferred"
    UNVERIFIED = "unverified"


@attrs.frozen(kw_only=True)
class LawRow:
    """One limit, test or penalty, and when it applied.

    ``value`` is a number, a word or a list of words in ``unit``; ``rule`` says it
    in our own words; a row with no ``in_force_from`` has not been commenced.
    ``limit`` says what of an order the row bounds, where a program can tell.
    """

    id: str
    instrument: str
    rule: str
    source: str
    extent: str
    confidence: Confidence
    value: int | str | tuple[str, ...] | None = None
    unit: str | None = None
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    note: str | None = None
    limit: Limit | None = None

    def in_force(self, on: dt.date) -> bool:
        """True if the row applied on this day."""
        return in_force(self.in_force_from, self.in_force_to, on)

    @property
    def instruments(self) -> tuple[str, ...]:
        """The instrument that the row is about, and those that it bounds beside it."""
        return (self.instrument, *(self.limit.also if self.limit else ()))

    @property
    def number(self) -> int:
        """The value as a whole number. Raises TypeError if it is not one: a mistake in the program."""
        if not isinstance(self.value, int):
            raise TypeError(f"{self.id} has no number")
        return self.value

    @property
    def words(self) -> tuple[str, ...]:
        """The value as a list of words. Raises TypeError if it is not one: a mistake in the program."""
        if not isinstance(self.value, tuple):
            raise TypeError(f"{self.id} has no list")
        return self.value


@lru_cache(maxsize=4096)
def value(row_id: str, on: dt.date) -> LawRow | None:
    """The row of this name that applied on a day, or None where none did.

    Raises KeyError for a name that no row has: a mistake in the program.
    """
    return next((row for row in _by_id()[row_id] if row.in_force(on)), None)


@lru_cache(maxsize=4096)
def limits(instrument: str, what: LimitOf, on: dt.date) -> tuple[LawRow, ...]:
    """The rows that bound one side of an instrument on a day, in the order of their names.

    >>> from datetime import date
    >>> [row.value for row in limits("dvpo", LimitOf.LONGEST, on=date(2026, 4, 14))]
    [28]
    """
    return tuple(row for row in bounding(instrument, what) if row.in_force(on))


def bounding(instrument: str, what: LimitOf) -> tuple[LawRow, ...]:
    """The rows that bound one side of an instrument, in force or not."""
    return _bounding().get((instrument, what), ())


@cache
def first_row(instrument: str) -> LawRow | None:
    """The earliest row that bounds an instrument by its own law; None where none that has begun does.

    >>> first_row("dog_disqualification").in_force_from
    datetime.date(2022, 8, 1)
    """
    own = (row for row in rows() if row.instrument == instrument and row.limit and row.in_force_from)
    return min(own, key=lambda row: row.in_force_from or dt.date.max, default=None)


def rows() -> tuple[LawRow, ...]:
    """Every row, by name and then by first day."""
    return tuple(row for _, group in sorted(_by_id().items()) for row in group)


def may_block(row: LawRow) -> bool:
    """True if the row is sure enough for a finding that rests on it to be an error.

    >>> may_block(next(row for row in rows() if row.id == "cpn.fpn.max.higher"))
    False
    """
    return row.confidence in (Confidence.CONFIRMED, Confidence.CORRECTED)


@cache
def _bounding() -> dict[tuple[str, LimitOf], tuple[LawRow, ...]]:
    groups: dict[tuple[str, LimitOf], list[LawRow]] = {}
    for row in rows():
        if row.limit is not None:
            for instrument in row.instruments:
                groups.setdefault((instrument, row.limit.what), []).append(row)
    return {name: tuple(group) for name, group in groups.items()}


@cache
def _by_id() -> dict[str, tuple[LawRow, ...]]:
    groups: dict[str, list[LawRow]] = {}
    for table in read_tables("law"):
        for entry in table["rows"]:
            groups.setdefault(entry["id"], []).append(_row(table, entry))
    return {
        name: tuple(sorted(group, key=lambda row: row.in_force_from or dt.date.max)) for name, group in groups.items()
    }


def _row(table: dict[str, Any], entry: dict[str, Any]) -> LawRow:
    written = entry.get("value")
    return LawRow(
        id=entry["id"],
        instrument=entry["instrument"],
        rule=entry["rule"],
        source=f"{entry.get('act') or table['act']} {entry['section']}",
        extent=entry.get("extent") or table["extent"],
        confidence=Confidence(entry["confidence"]),
        value=tuple(written) if isinstance(written, list) else written,
        unit=entry.get("unit"),
        in_force_from=entry.get("from"),
        in_force_to=entry.get("to"),
        note=entry.get("note"),
        limit=limit_of(entry.get("limit")),
    )
