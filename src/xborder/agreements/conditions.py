"""Conditions with three values: true, false, and unknown (None).

A condition over an attribute that is absent, of the wrong type, or compared in
a way that makes no sense is unknown. What unknown does depends on the rule's
effect and is decided where rules are combined.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from xborder.agreements.attributes import ATTRIBUTES, AttributeKind, Value, date_of, read_attribute
from xborder.agreements.request import Request
from xborder.model.agreement_clauses import Condition, Rule
from xborder.model.agreement_codes import Operator

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})", re.ASCII)
_FLAGS = {"true": True, "false": False}

#: Which operators make sense for which kind of attribute.
OPERATORS: Mapping[AttributeKind, frozenset[Operator]] = {
    AttributeKind.TEXT: frozenset({Operator.EQ, Operator.NE, Operator.IN, Operator.NOT_IN, Operator.EXISTS}),
    AttributeKind.TEXTS: frozenset({Operator.IN, Operator.NOT_IN, Operator.CONTAINS, Operator.EXISTS}),
    AttributeKind.FLAG: frozenset({Operator.EQ, Operator.NE, Operator.EXISTS}),
    AttributeKind.DATE: frozenset(Operator) - {Operator.IN, Operator.NOT_IN, Operator.CONTAINS},
    AttributeKind.NUMBER: frozenset(Operator) - {Operator.IN, Operator.NOT_IN, Operator.CONTAINS},
}

_ORDERED: Mapping[Operator, Callable[[Any, Any], bool]] = {
    Operator.EQ: lambda left, right: left == right,
    Operator.NE: lambda left, right: left != right,
    Operator.LT: lambda left, right: left < right,
    Operator.LTE: lambda left, right: left <= right,
    Operator.GT: lambda left, right: left > right,
    Operator.GTE: lambda left, right: left >= right,
}


def rule_holds(rule: Rule, data: Mapping[str, Any], request: Request) -> bool | None:
    """Whether every ``when`` holds and no ``unless`` does; None where that is unknown.

    >>> all_hold([True, None]), all_hold([False, None]), all_hold([])
    (None, False, True)
    """
    when = (holds(condition, data, request) for condition in rule.when)
    unless = (opposite(holds(condition, data, request)) for condition in rule.unless)
    return all_hold([*when, *unless])


def all_hold(values: Iterable[bool | None]) -> bool | None:
    """AND over three values: one false makes it false; else one unknown makes it unknown."""
    seen = list(values)
    if any(value is False for value in seen):
        return False
    return None if any(value is None for value in seen) else True


def holds(condition: Condition, data: Mapping[str, Any], request: Request) -> bool | None:
    """Whether one condition holds; None where that is unknown."""
    return ready(condition)(read_attribute(condition.attr, data, request))


def ready(condition: Condition) -> Callable[[Value | None], bool | None]:
    """The comparison of a condition, to be asked of the attribute's value; None from it where that is unknown."""
    attribute = ATTRIBUTES.get(condition.attr)
    if attribute is None or condition.op not in OPERATORS[attribute.kind]:
        return _never_known
    if condition.op is Operator.EXISTS:
        return lambda value: None if value is None else value != frozenset()
    if condition.op in (Operator.IN, Operator.NOT_IN):
        return lambda value: None if value is None else _listed(value, condition)
    wanted = wanted_value(attribute.kind, condition.value)
    if wanted is None:
        return _never_known
    if attribute.kind is AttributeKind.TEXTS:
        return lambda value: wanted in value if isinstance(value, frozenset) else None
    compare = _ORDERED[condition.op]
    return lambda value: None if value is None else compare(value, wanted)


def _never_known(_: Value | None) -> None:
    return None


def wanted_value(kind: AttributeKind, text: str | None) -> Value | None:
    """The value of a condition, read as its attribute's kind; None if it cannot be.

    >>> wanted_value(AttributeKind.FLAG, "true"), wanted_value(AttributeKind.NUMBER, "1e3")
    (True, None)
    """
    if text is None:
        return None
    if kind is AttributeKind.FLAG:
        return _FLAGS.get(text)
    if kind is AttributeKind.DATE:
        return date_of(text)
    if kind is AttributeKind.NUMBER:
        return int(text) if _NUMBER.fullmatch(text) else None
    return text


def _listed(value: Value, condition: Condition) -> bool | None:
    """Whether the value, or any of several values, is among those of the condition."""
    if not condition.values or isinstance(value, bool | int | dt.date):
        return None
    have = value if isinstance(value, frozenset) else frozenset({value})
    found = not have.isdisjoint(condition.values)
    return found if condition.op is Operator.IN else not found


def opposite(value: bool | None) -> bool | None:
    """The other of true and false; what is unknown stays unknown."""
    return None if value is None else not value
