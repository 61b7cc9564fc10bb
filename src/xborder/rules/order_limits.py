"""Which rows of law bound an order, and how far they reach for it."""

import datetime as dt
from collections.abc import Callable

import attrs

from xborder.model.codes import IssuerRole
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.clocks import age_range
from xborder.reference.counting import in_hours, last_day, last_moment
from xborder.reference.law_limits import CountsFrom, LimitOf, Person
from xborder.reference.ranks import Rank, rank_named, rank_of
from xborder.rules.moments import Moment
from xborder.rules.order_facts import issued, served, starts

#: How to find each event.
_EVENTS: dict[CountsFrom, Callable[[AsbOrder], Moment | None]] = {
    CountsFrom.MADE: issued,
    CountsFrom.STARTS: starts,
    CountsFrom.SERVED: served,
    CountsFrom.SEIZED: lambda order: Moment.of(order.seized_on, order.seized_at),
}
#: Under this age somebody is young in the eye of every limit that asks.
_GROWN_UP = 18


@attrs.frozen(kw_only=True)
class Bounds:
    """The rows that certainly bound an order, and those that do if its person or its issuer is of the kind they are for."""

    sure: tuple[law.LawRow, ...]
    perhaps: tuple[law.LawRow, ...]

    @property
    def all(self) -> tuple[law.LawRow, ...]:
        """Both."""
        return (*self.sure, *self.perhaps)


def limit_row(order: AsbOrder, what: LimitOf, today: dt.date) -> law.LawRow | None:
    """The first row that bounds this side of an order on the day it was made, or today where that is not known."""
    return next(iter(limit_rows(order, what, today)), None)


def limit_rows(order: AsbOrder, what: LimitOf, today: dt.date) -> tuple[law.LawRow, ...]:
    """Every row that bounds this side of an order on the day it was made, or today where that is not known."""
    made = issued(order)
    return law.limits(order.kind.value, what, on=made.day if made else today)


def bounds(order: AsbOrder, what: LimitOf, today: dt.date) -> Bounds:
    """The rows that bound an order, by the age of its person and the rank of its issuer."""
    rows = limit_rows(order, what, today)
    fits = [(row, _fits(order, row)) for row in rows]
    sure = [row for row, fit in fits if fit is True]
    # A row for higher ranks takes the place of the one for all.
    if any(row.limit and row.limit.rank for row in sure):
        sure = [row for row in sure if row.limit and row.limit.rank]
    perhaps = tuple(row for row, fit in fits if fit is None)
    if any(row.limit and row.limit.rank for row in perhaps):
        return Bounds(sure=(), perhaps=(*sure, *perhaps))
    return Bounds(sure=tuple(sure), perhaps=perhaps)


def start_of(order: AsbOrder, which: CountsFrom) -> Moment | None:
    """The event from which a row counts."""
    return _EVENTS[which](order)


def reaches(row: law.LawRow, start: Moment) -> Moment | None:
    """The last moment of a row's time; None for hours from an event whose time, or its offset, is not known."""
    if not in_hours(row):
        return Moment(last_day(row, start.day))
    if start.at is None or start.at.tzinfo is None:
        return None
    return Moment.of(None, last_moment(row, start.at))


def limit_of_order(order: AsbOrder, row: law.LawRow) -> Moment | None:
    """How far a row reaches for an order; None where the event that it counts from is not known."""
    start = start_of(order, row.limit.counts_from if row.limit else CountsFrom.STARTS)
    return reaches(row, start) if start else None


def time_words(row: law.LawRow) -> str:
    """A row's time in words: 48 hours, 2 years.

    >>> time_words(law.limits("cbo", LimitOf.LONGEST, on=dt.date(2026, 1, 1))[0])
    '3 years'
    """
    unit = (row.unit or "").partition(",")[0]
    return f"{row.number} {unit.removesuffix('s') if row.number == 1 else unit}"


def rank_of_issuer(order: AsbOrder) -> Rank | None:
    """The issuer's rank, where it can be read."""
    return rank_of(order.issuer.rank) if order.issuer and order.issuer.rank else None


def _fits(order: AsbOrder, row: law.LawRow) -> bool | None:
    """Whether a row is for this order's person and issuer; None where that cannot be told."""
    limit = row.limit
    if limit is None or (limit.person is None and limit.rank is None):
        return True
    return _fits_person(order, limit.person) if limit.person else _fits_issuer(order, limit.rank or "")


def _fits_person(order: AsbOrder, person: Person) -> bool | None:
    made = issued(order)
    born = order.subject.date_of_birth if order.subject else None
    if made is None or born is None:
        return None
    youngest, oldest = age_range(born, made.day)
    if youngest < _GROWN_UP <= oldest:
        return None
    return (youngest >= _GROWN_UP) is (person is Person.ADULT)


def _fits_issuer(order: AsbOrder, rank: str) -> bool | None:
    if order.issuer_role is IssuerRole.CHIEF_EXECUTIVE:
        return True
    held = rank_of_issuer(order)
    return None if held is None else held >= rank_named(rank)
