"""Questions about warnings, notices and orders: served, in force, how old."""

from collections.abc import Iterator

import attrs

from xborder.ladder.asking.question import Question
from xborder.ladder.parts import Gate
from xborder.ladder.words import one_of
from xborder.model.order import AsbOrder
from xborder.reference.counting import in_hours, midnight
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order_limits import time_words
from xborder.rules.order_reach import is_past_from
from xborder.rules.paths import Path

_ORDER = Path.of(AsbOrder)
_SERVICES = str(_ORDER.services)


def served(asked: Question) -> Iterator[Gate]:
    """Whether a paper of some kinds has reached the person."""
    given = asked.view.served(asked.kinds)
    latest = f" ({given[-1][0].record.ref})" if given else ""
    text = f"A {one_of(asked.kinds)} was served{latest}"
    yield from asked.answer(text, *((record, _SERVICES) for record, _ in given[-1:]), met=bool(given))


def announces_next(asked: Question) -> Iterator[Gate]:
    """Whether the latest paper says what follows: ASBCPA 2014 s.43(5)(a)."""
    given = asked.view.served(asked.kinds)
    if given:
        record = given[-1][0]
        place = (record, _ORDER.warns_of_notice)
        text = "The warning says that a notice will follow"
        yield from asked.answer(text, place, met=record.record.warns_of_notice)


def time_to_comply(asked: Question) -> Iterator[Gate]:
    """Whether there was time to comply since the latest paper; the Act gives no number, the operation does."""
    least = asked.number(asked.view.operation.policy.minimum_days_to_comply)
    given = asked.view.served(asked.kinds)
    if given:
        record, when = given[-1]
        text = f"Time to comply: at least {least} day(s) since service (the operation's number)"
        yield from asked.answer(text, (record, _SERVICES), met=(asked.view.today - when.day).days >= least)


def still_relied_on(asked: Question) -> Iterator[Gate]:
    """Whether the latest paper is within the life that the operation gives a warning."""
    life = asked.number(asked.view.operation.policy.warning_life_days)
    given = asked.view.served(asked.kinds)
    if given:
        record, when = given[-1]
        text = f"The warning is no more than {life} days old (the operation's number)"
        yield from asked.answer(text, (record, _SERVICES), met=(asked.view.today - when.day).days <= life)


def within_hours(asked: Question) -> Iterator[Gate]:
    """Whether the hours of a row of law since the latest paper have not run out, as they truly run.

    A change of the clock neither gives nor takes an hour, and the days that the
    row leaves out are left out (ASBCPA 2014 s.80(4): Christmas Day).
    """
    given, row = asked.view.served(asked.kinds), asked.row
    if not given or row is None or not in_hours(row):
        return
    record, when = given[-1]
    row = attrs.evolve(row, value=asked.number(row.number))
    text = f"No more than {time_words(row)} since the {one_of(asked.kinds)} was served"
    now = Moment(asked.view.today, asked.view.now)
    # Where only the day of service is known, a time too late for the last minute of it is too late for all, ...
    past = is_past_from(when, now, row)
    if past is None and is_past_from(Moment(when.day, midnight(when.day)), now, row) is False:
        past = False  # ... and one in time for the first minute is in time for all.
    met = None if past is None else not past
    yield from asked.answer(text, (record, _SERVICES), met=met)


def none_in_force(asked: Question) -> Iterator[Gate]:
    """Whether no order of some kinds stands; not to be told where one has no date, or may have run out."""
    standing, unsure = asked.view.in_force(asked.kinds), asked.view.perhaps_in_force(asked.kinds)
    names = ", ".join(key_of(record) for record in standing)
    text = f"No {one_of(asked.kinds)} is in force" + (f" ({names} is)" if standing else "")
    met = False if standing else None if unsure else True
    yield from asked.answer(text, *((record, _ORDER.made_on) for record in standing or unsure), met=met)


def none_relied_on(asked: Question) -> Iterator[Gate]:
    """Whether no paper of some kinds is within its life: then a new one has to come first."""
    life = asked.number(asked.view.operation.policy.warning_life_days)
    alive = [record for record, when in asked.view.served(asked.kinds) if (asked.view.today - when.day).days <= life]
    names = ", ".join(key_of(record) for record in alive)
    text = f"No {one_of(asked.kinds)} of the last {life} days" + (f" ({names} is)" if alive else "")
    yield from asked.answer(text, *((record, _SERVICES) for record in alive), met=not alive)


def ask(asked: Question) -> Iterator[Gate]:
    """Something that no record can show: a person has to say."""
    yield from asked.answer("To be confirmed by the person who decides", met=None)
