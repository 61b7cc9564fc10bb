"""A date of birth that can be one: not the day of the arrest, not a system's filler, and old enough to be charged."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Sourced, finding
from xborder.model.person import Person
from xborder.model.values import PartialDate
from xborder.reference import law
from xborder.reference.clocks import age_range
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.moments import Moment
from xborder.rules.paths import Path
from xborder.rules.people import PersonIn, people_in

#: Nobody older than this is met as a suspect; such a date is a filler or a slip.
_OLDEST = 110


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report the date of birth of somebody a record is about that cannot be theirs."""
    people = [(one, born) for one in people_in(record) if (born := one.person.date_of_birth) is not None]
    if not people:
        return
    events = _events(record)
    for one, born in people:
        for code in _faults(born, events, context.today):
            yield finding(code, record.at(_where(one)), oldest=_OLDEST)
        if record.type == "charge" and events:
            yield from _too_young(record, one, born, min(events))


def _where(one: PersonIn) -> str:
    return f"{one.pointer}{Path.of(Person).date_of_birth}"


def _faults(born: PartialDate, events: tuple[dt.date, ...], today: dt.date) -> Iterator[str]:
    first = min(events, default=today)
    if born.is_full and born.earliest in events:
        yield "XB-BORN-002"
    elif events and born.earliest > first:
        yield "XB-BORN-003"
    elif first.year - born.latest.year > _OLDEST:
        yield "XB-BORN-001"


def _too_young(record: Sourced, one: PersonIn, born: PartialDate, first: dt.date) -> Iterator[Finding]:
    row = law.value("charge.age.responsibility", on=first)
    if row is not None and born.latest < first and age_range(born, first)[1] < row.number:
        yield found("XB-BORN-004", record, _where(one), row=row, responsible=row.number)


def _events(record: Sourced) -> tuple[dt.date, ...]:
    """The days of what a record tells: of the incident, of the order, of each offence and its arrest."""
    days: list[dt.date | None] = []
    judged = record.record
    if record.type == "charge":
        days = [day for each in judged.offences for day in (each.began_on, each.arrested_on, each.charged_on)]
    elif record.type == "asb_order":
        made = Moment.of(judged.made_on, judged.made_at)
        days = [made.day if made else None]
    elif record.type == "incident":
        met = Moment.of(judged.occurred_on, judged.occurred_at)
        days = [met.day if met else None]
    return tuple(day for day in days if day is not None)
