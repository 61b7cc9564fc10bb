"""The rows of law that a step rests on, looked up once for a day."""

import datetime as dt
from functools import lru_cache

import attrs

from xborder.ladder.parts import LawBasis
from xborder.reference import law


@attrs.frozen
class Resting:
    """A row that applied on a day, as it is shown, and whether it is sure enough to block."""

    row: law.LawRow
    shown: LawBasis
    sure: bool


@lru_cache(maxsize=4096)
def resting(name: str, on: dt.date) -> Resting | None:
    """The row of a name that applied on a day, or None where none did."""
    row = law.value(name, on=on)
    if row is None:
        return None
    return Resting(row, LawBasis(id=row.id, source=row.source), law.may_block(row))


@lru_cache(maxsize=4096)
def rests_on(names: tuple[str, ...], on: dt.date) -> tuple[LawBasis, ...]:
    """The rows of these names that applied on a day, each once."""
    found = (resting(name, on) for name in dict.fromkeys(names))
    return tuple(each.shown for each in found if each is not None)
