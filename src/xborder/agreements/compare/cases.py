"""The cases that are tried: every way in which the attributes that either agreement asks about can stand."""

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

import attrs

from xborder.agreements.attributes import ATTRIBUTES
from xborder.agreements.compare.borders import Setting, asked_about, borders, several
from xborder.agreements.leaves import Fields
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Rule
from xborder.reference.clocks import add_months

#: No more cases than this for one way and record type; beyond it, each alone, each two, and a fixed choice of others.
MOST = 12_000

#: Whose record it is: the sender's own, or another party's, since when it was received by the sender.
OWNER = "whose record it is"
OWN = "the sender's own"

Domains = Mapping[str, tuple[Setting, ...]]
Case = Mapping[str, Setting]
"""How each attribute stands."""


@attrs.frozen(kw_only=True)
class Cases:
    """The cases for one way and record type; not ``complete`` where there were more than are tried."""

    domains: Domains
    tried: tuple[Case, ...]
    complete: bool


def cases(
    agreements: Sequence[Agreement], rules: Sequence[Rule], record_type: str, shape: Fields, day: dt.date
) -> Cases:
    """All cases for these rules, which are those of both agreements that can speak of the record; the plainest first.

    What rules ask about is tried in every combination. What only the record as a
    whole is judged by is varied one at a time: it stops a record whatever its fields are.
    """
    asked = _asked(agreements, rules, record_type, shape, day)
    whole = _whole(agreements, record_type, shape, day, asked)
    plain = {name: settings[0] for name, settings in whole.items()}
    beside = [plain, *(plain | {name: each} for name, settings in whole.items() for each in settings[1:])]
    complete = prod(map(len, asked.values())) * len(beside) <= MOST
    combined = _every(asked) if complete else _chosen(asked)
    found = [{**case, **more} for case in combined for more in (beside if complete else [plain])]
    if not complete:
        first = {name: settings[0] for name, settings in asked.items()}
        found += [{**first, "subject.category": one, **more} for one in asked["subject.category"] for more in beside]
    return Cases(domains={**asked, **whole}, tried=tuple(found), complete=complete)


def _every(domains: Domains) -> list[dict[str, Setting]]:
    return [dict(zip(domains, each, strict=True)) for each in product(*domains.values())]


def _asked(
    agreements: Sequence[Agreement], rules: Sequence[Rule], record_type: str, shape: Fields, day: dt.date
) -> dict[str, tuple[Setting, ...]]:
    """The settings of what rules ask about; how old the last check is is told by its day."""
    asked = asked_about(rules)
    found = {
        name: borders(name, conditions, day)
        for name, conditions in sorted(asked.items())
        if name not in _SET_APART and (ATTRIBUTES[name].of_request or ATTRIBUTES[name].place[0] in shape.fields)
    }
    people = {category.value for each in agreements for category in each.data.subject_categories}
    people |= {text for each in asked.get("subject.category", ()) for text in (*each.values, each.value) if text}
    found["subject.category"] = several(sorted(people))
    if "quality.age_days" in found:
        found["verified_at"] = (*found.pop("quality.age_days"), *found.get("verified_at", ()))
    if "verified_at" in found:
        found["verified_at"] = _checked(agreements, record_type, day, found["verified_at"])
    entries = sorted({entry.id for each in agreements for entry in each.sensitive_processing})
    found["request.sensitive"] = ((), *((entry,) for entry in entries), *([tuple(entries)] if len(entries) > 1 else []))
    return found


def _whole(agreements: Sequence[Agreement], record_type: str, shape: Fields, day: dt.date, asked: Domains) -> Domains:
    """The settings of what the record as a whole is judged by."""
    found: dict[str, tuple[Setting, ...]] = {}
    if "verified_at" not in asked:
        found["verified_at"] = _checked(agreements, record_type, day, ())
    required = {name for each in agreements for name in each.quality.require}
    for name in sorted(required - set(asked) - set(found)):
        if name in ATTRIBUTES and ATTRIBUTES[name].place[0] in shape.fields and name not in _SET_APART:
            found[name] = (_PLAIN.get(name, "stated"), None)
    found[OWNER] = (OWN, *_received(agreements, record_type, day))
    return found


#: The parties and the purpose are those of the way; the force is that of the owner.
_SET_APART = frozenset(
    {"request.from", "request.to", "request.purpose", "request.sensitive", "subject.category", "record.force"}
)
_PLAIN: Mapping[str, Setting] = {"fact_or_assessment": "fact", "record.spent_convictions_considered": True}


def _checked(
    agreements: Sequence[Agreement], record_type: str, day: dt.date, more: Sequence[Setting]
) -> tuple[Setting, ...]:
    """Days of the last check: today, at each limit and past it, and never."""
    limits = {age.days for each in agreements for age in each.quality.max_age if age.record_type == record_type}
    near = {(day - dt.timedelta(days=limit + step)).isoformat() for limit in limits for step in (0, 1)}
    days = near | {each for each in more if isinstance(each, str)}
    return (day.isoformat(), *sorted(days - {day.isoformat()}), None)


def _received(agreements: Sequence[Agreement], record_type: str, day: dt.date) -> tuple[Setting, ...]:
    """Days of receipt at the end of each longest time and one day past it: it matters for others' records only."""
    terms = {term.max_months for each in agreements if (term := each.retention_of(record_type))}
    near = {add_months(day, -months) + dt.timedelta(days=step) for months in terms for step in (-1, 0)}
    return (day.isoformat(), *(each.isoformat() for each in sorted(near)))


def _chosen(domains: Domains) -> Iterator[dict[str, Setting]]:
    plain = {name: settings[0] for name, settings in domains.items()}
    yield plain
    for name, settings in domains.items():
        yield from (plain | {name: setting} for setting in settings)
    names = list(domains)
    for place, first in enumerate(names):
        for second in names[place + 1 :]:
            yield from (plain | {first: one, second: other} for one in domains[first] for other in domains[second])
    chance = random.Random(1)  # noqa: S311 - a fixed choice, so that the same two files give the same answer
    for _ in range(MOST):
        yield {name: chance.choice(settings) for name, settings in domains.items()}
