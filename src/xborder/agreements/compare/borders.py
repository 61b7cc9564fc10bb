"""For each attribute the values at which something may change: what conditions name, and what lies beside it."""

import datetime as dt
from collections.abc import Iterable
from itertools import combinations

from xborder.agreements.attributes import ATTRIBUTES, AttributeKind, date_of
from xborder.agreements.conditions import wanted_value
from xborder.model.agreement_clauses import Condition, Rule

#: A value that an attribute has in the file or the request; None where it is absent.
Setting = object

_OTHER = "something else"


def asked_about(rules: Iterable[Rule]) -> dict[str, list[Condition]]:
    """The conditions on each attribute that is known, of all these rules."""
    found: dict[str, list[Condition]] = {}
    for rule in rules:
        for condition in (*rule.when, *rule.unless):
            if condition.attr in ATTRIBUTES:
                found.setdefault(condition.attr, []).append(condition)
    return found


def borders(name: str, conditions: Iterable[Condition], day: dt.date) -> tuple[Setting, ...]:
    """The settings to try for one attribute, as the record or the request writes them."""
    kind = ATTRIBUTES[name].kind
    texts = sorted({text for each in conditions for text in (*each.values, each.value) if text is not None})
    if kind is AttributeKind.FLAG:
        return (True, False, None)
    if kind is AttributeKind.TEXT:
        return (*texts, _OTHER, None)
    if kind is AttributeKind.TEXTS:
        return several(texts)
    if kind is AttributeKind.NUMBER:
        numbers = {number for text in texts if isinstance(number := wanted_value(kind, text), int)}
        days = {number + step for number in numbers for step in (-1, 0, 1)}
        return (*((day - dt.timedelta(days=each)).isoformat() for each in sorted(days)), None)
    dates = {found for text in texts if (found := date_of(text))}
    near = {found + dt.timedelta(days=step) for found in dates for step in (-1, 0, 1)}
    return (*(each.isoformat() for each in sorted(near)), None)


def several(texts: Iterable[str]) -> tuple[Setting, ...]:
    """Lists of one, of two, and none: one person may be suspect and victim at once."""
    every = [*texts]
    return (*((one,) for one in every), *combinations(every, 2), None)
