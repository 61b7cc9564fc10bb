"""All conditions of some rules asked of one record: each attribute is read once, whoever asks about it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from xborder.agreements.attributes import ATTRIBUTES, Attribute, Value
from xborder.agreements.conditions import all_hold, opposite, ready
from xborder.agreements.request import Request
from xborder.model.agreement_clauses import Condition, Rule

Test = tuple[int, Callable[[Value | None], bool | None], bool]
"""The place of the attribute, the comparison, and whether it must not hold."""


@attrs.frozen(kw_only=True)
class Truths:
    """The conditions of rules, made ready for many records."""

    attributes: tuple[Attribute, ...]
    tests: tuple[tuple[Test, ...], ...]

    def of(self, data: Mapping[str, Any], request: Request) -> tuple[bool | None, ...]:
        """What each rule comes to: true, false, or None where that is unknown."""
        values = [attribute.read(data, request) for attribute in self.attributes]
        return tuple([_holds(tests, values) if tests else True for tests in self.tests])


def truths_of(rules: Sequence[Rule]) -> Truths:
    """The conditions of these rules. One on an attribute that nobody knows is unknown for every record."""
    names = sorted({each.attr for rule in rules for each in (*rule.when, *rule.unless) if each.attr in ATTRIBUTES})
    place = {name: number for number, name in enumerate(names)}
    return Truths(
        attributes=tuple(ATTRIBUTES[name] for name in names),
        tests=tuple(
            (
                *(_test(each, place, negated=False) for each in rule.when),
                *(_test(each, place, negated=True) for each in rule.unless),
            )
            for rule in rules
        ),
    )


def _test(condition: Condition, place: Mapping[str, int], *, negated: bool) -> Test:
    return place.get(condition.attr, -1), ready(condition), negated


def _holds(tests: tuple[Test, ...], values: list[Value | None]) -> bool | None:
    return _one(tests[0], values) if len(tests) == 1 else all_hold([_one(test, values) for test in tests])


def _one(test: Test, values: list[Value | None]) -> bool | None:
    place, compare, negated = test
    found = compare(values[place]) if place >= 0 else None
    return opposite(found) if negated else found
