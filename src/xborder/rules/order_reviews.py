"""The days by which an order is to be reviewed, worked out from the row of law that asks for it."""

import datetime as dt
from collections.abc import Iterator

from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.clocks import add_months
from xborder.reference.counting import last_day
from xborder.rules.order_facts import ends_as_of, starts_on

#: No limit is known that asks for more; it keeps an order of a person with an impossible age from running on.
_MOST = 18
_GROWN_UP_MONTHS = 18 * 12
_DAY = dt.timedelta(days=1)


def review_days(order: AsbOrder, row: law.LawRow) -> Iterator[dt.date]:
    """The last day of each review period.

    A row for people under 18 asks for one after another, the first from the
    day the order takes effect and each anew from a variation, while the person
    is still under 18 at its end; another row for one, if the order lasts
    beyond it. Source: Sentencing Act 2020 s.337; Offensive Weapons Act 2019 s.26.
    """
    first = starts_on(order)
    if first is None:
        return
    if row.limit is None or row.limit.person is None:
        last = last_day(row, first)
        if _still_runs(order, last):
            yield last
        return
    birthday = _eighteenth(order)
    for _ in range(_MOST):
        last = last_day(row, first)
        varied = _variation(order, first, last)
        if varied is not None:
            first = varied
            continue
        if birthday is None or last >= birthday or not _still_runs(order, last) or last >= dt.date.max - _DAY:
            return
        yield last
        first = last + _DAY


def _eighteenth(order: AsbOrder) -> dt.date | None:
    """The latest day that the eighteenth birthday may be: in doubt a review is shown rather than left out."""
    born = order.subject.date_of_birth if order.subject else None
    if born is None:
        return None
    birthday = add_months(born.latest, _GROWN_UP_MONTHS)
    # Who was born on 29 February is a year older on 1 March, as in age_range.
    return birthday + _DAY if birthday.day < born.latest.day and birthday < dt.date.max else birthday


def _variation(order: AsbOrder, first: dt.date, last: dt.date) -> dt.date | None:
    """The first day of the latest variation within a period, after its first day."""
    begun = [version.in_force_from or version.made_on for version in order.versions]
    return max((day for day in begun if day is not None and first < day <= last), default=None)


def _still_runs(order: AsbOrder, day: dt.date) -> bool:
    """True if the order goes on after this day."""
    end = ends_as_of(order, day)
    over = order.discharged_on is not None and order.discharged_on <= day
    return not over and (end is None or end.day > day)
