"""What of an order a row of law bounds, so that one rule serves every instrument.

A row that a program can judge by says so under ``limit``: what it bounds, for
whom, and from when its time is counted. A rule then asks for every row that
bounds, say, the length of an instrument; to add an instrument is to add rows.

>>> limit_of({"what": "longest", "person": "under_18"}).what.value
'longest'
"""

from enum import StrEnum
from typing import Any

import attrs


class LimitOf(StrEnum):
    """The sides of an order that a row can bound."""

    EXISTS = "exists"
    FOLLOWS = "follows"
    AGE = "age"
    OLDEST = "oldest"
    RANK = "rank"
    ISSUERS = "issuers"
    APPLICANTS = "applicants"
    OFFENCES = "offences"
    CONTENT = "content"
    SUPERVISOR = "supervisor"
    GROUNDS_OF_ARREST = "grounds_of_arrest"
    STATED = "stated"
    SHORTEST = "shortest"
    LONGEST = "longest"
    EXTENSION = "extension"
    TOTAL = "total"
    AMOUNT = "amount"
    SERVICE = "service"
    SERVE_BY = "serve_by"
    HEARING = "hearing"
    APPEAL = "appeal"
    PAUSE = "pause"
    REVIEW = "review"
    DEADLINE = "deadline"
    BREACH = "breach"


class Person(StrEnum):
    """For whom a limit holds, by their age on the day the order is made."""

    ADULT = "adult"
    UNDER_18 = "under_18"


class CountsFrom(StrEnum):
    """The event of an order from which a time is counted."""

    MADE = "made"
    STARTS = "starts"
    SERVED = "served"
    SEIZED = "seized"


class NotCounted(StrEnum):
    """Days that a count leaves out."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"
    CHRISTMAS_DAY = "christmas_day"
    GOOD_FRIDAY = "good_friday"
    BANK_HOLIDAY = "bank_holiday"


@attrs.frozen(kw_only=True)
class Limit:
    """What a row bounds.

    ``person`` and ``rank`` narrow it: to people of an age, to papers of an
    issuer of at least that rank. ``codes`` are the model's own code words, where
    the row's value is for people to read. ``also`` are instruments that the row
    bounds beside its own. ``clock`` names the day that the
    row's time leads to, with ``{order}`` for the order's name.
    """

    what: LimitOf
    person: Person | None = None
    rank: str | None = None
    counts_from: CountsFrom = CountsFrom.STARTS
    not_counted: tuple[NotCounted, ...] = ()
    codes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    clock: str | None = None


def limit_of(written: dict[str, Any] | None) -> Limit | None:
    """The limit that a row's table says it is. Raises ValueError or TypeError for a table that says something else."""
    if written is None:
        return None
    values = dict(written)
    return Limit(
        what=LimitOf(values.pop("what")),
        person=Person(values.pop("person")) if "person" in values else None,
        counts_from=CountsFrom(values.pop("counts_from", CountsFrom.STARTS)),
        not_counted=tuple(NotCounted(each) for each in values.pop("not_counted", ())),
        codes=tuple(values.pop("codes", ())),
        also=tuple(values.pop("also", ())),
        **values,
    )
