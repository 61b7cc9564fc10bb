"""Review groups of police information (MoPI), as dated data: which group, and after how long it is reviewed.

No row was read in the code of practice or the guidance under it, and each says so.

>>> group("3").review_after_months, group("3").verified
(72, False)
>>> group_of_act("Hunting Act 2004 s.5"), group_of_act("Theft Act 1968 s.1")
('3', None)
"""

import datetime as dt
from functools import cache
from typing import Any

import attrs

from xborder.reference.dated import not_outside, read_tables


@attrs.frozen(kw_only=True)
class ReviewGroup:
    """A group and its review: ``review_after_months`` counts from the last time that the person came to notice.

    ``keep_until_age`` is in years. Only a ``verified`` row was read in its source.
    """

    group: str
    title: str
    review_after_months: int
    confidence: str
    note: str
    keep_until_age: int | None = None
    verified_on: dt.date | None = None
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None

    @property
    def verified(self) -> bool:
        """Whether the row was read in its source."""
        return self.confidence in {"confirmed", "corrected"} and self.verified_on is not None


def group(name: str, on: dt.date | None = None) -> ReviewGroup:
    """The row of a group that applied on a day, or at any time. Raises KeyError where there is none."""
    for row in _rows():
        if row.group == name and (on is None or not_outside(row.in_force_from, row.in_force_to, on)):
            return row
    raise KeyError(name)


def group_of_act(act: str) -> str | None:
    """The group of an offence by its Act and section; None where a named person has to decide."""
    return next(
        (row["group"] for row in _table()["acts"] if act == row["act"] or act.startswith(f"{row['act']} ")), None
    )


def group_of_type(record_type: str) -> str | None:
    """The group of a record that names no offence; None where its type says nothing."""
    return next((row["group"] for row in _table()["record_types"] if row["record_type"] == record_type), None)


@cache
def _table() -> dict[str, Any]:
    return read_tables("retention")[0]


@cache
def _rows() -> tuple[ReviewGroup, ...]:
    names = {"from": "in_force_from", "to": "in_force_to"}
    return tuple(
        ReviewGroup(**{names.get(name, name): value for name, value in row.items()}) for row in _table()["groups"]
    )
