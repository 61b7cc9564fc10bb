"""Conditions over three values: true, false, and unknown."""

from itertools import product
from typing import Any

import pytest

from agreements.world import agreement, document, head, request, rule
from xborder.agreements.attributes import ATTRIBUTES
from xborder.agreements.conditions import OPERATORS, all_hold, holds, rule_holds
from xborder.model.agreement_clauses import Condition, Rule
from xborder.model.agreement_codes import Operator

THREE = (True, False, None)


def made(**changes: Any) -> dict[str, Any]:
    return head("offender", "SR-1", **changes)


def provenance(**changes: Any) -> dict[str, Any]:
    known = {**made()["provenance"], **changes}
    return made(provenance={name: value for name, value in known.items() if value is not None})


@pytest.mark.parametrize(("left", "right"), list(product(THREE, THREE)))
def test_and_over_three_values(left: bool | None, right: bool | None) -> None:
    if left is False or right is False:
        expected: bool | None = False
    elif left is None or right is None:
        expected = None
    else:
        expected = True
    assert all_hold([left, right]) is expected


def test_nothing_asked_holds() -> None:
    assert all_hold([]) is True


SAID = {True: ["suspect"], False: ["witness"], None: None}


def truth_of(when: bool | None, unless: bool | None) -> bool | None:
    """A rule with one ``when`` over the category and one ``unless`` over who verified, each of a given truth."""
    conditions = {
        "when": [{"attr": "subject.category", "op": "in", "values": ["suspect"]}],
        "unless": [{"attr": "verified_by", "op": "eq", "value": "desk"}],
    }
    own: Rule = agreement(document(rules=[rule("R1", "share", ["F1"], "offender", ["/sex"], **conditions)])).rules[0]
    verified = {True: "desk", False: "other", None: None}[unless]
    data = provenance(verified_by=verified) | {"subject_category": SAID[when]}
    return rule_holds(own, data, request())


@pytest.mark.parametrize(("when", "unless"), list(product(THREE, THREE)))
def test_a_rule_holds_when_all_when_hold_and_no_unless(when: bool | None, unless: bool | None) -> None:
    assert truth_of(when, unless) is all_hold([when, None if unless is None else not unless])


CASES: list[tuple[str, str, Any, dict[str, Any], bool | None]] = [
    ("subject.category", "in", ["suspect", "victim"], made(), True),
    ("subject.category", "in", ["victim"], made(), False),
    ("subject.category", "not_in", ["victim"], made(), True),
    ("subject.category", "not_in", ["victim", "suspect"], made(), False),
    ("subject.category", "not_in", ["victim"], made(subject_category=["suspect", "victim"]), False),
    ("subject.category", "contains", "suspect", made(), True),
    ("subject.category", "contains", "victim", made(), False),
    ("subject.category", "exists", None, made(), True),
    ("subject.category", "exists", None, made(subject_category=[]), None),
    ("subject.category", "not_in", ["victim"], made(subject_category="suspect"), None),
    ("subject.category", "not_in", ["victim"], made(subject_category=["suspect", 7]), None),
    ("subject.category", "eq", "suspect", made(), None),
    ("record.processing_restricted", "eq", "true", made(), False),
    ("record.processing_restricted", "eq", "false", made(), True),
    ("record.processing_restricted", "ne", "true", made(), True),
    ("record.processing_restricted", "eq", "True", made(), None),
    ("record.processing_restricted", "eq", "true", made(processing_restricted="true"), None),
    ("record.processing_restricted", "eq", "true", made(processing_restricted=1), None),
    ("verified_by", "eq", "Records desk", made(), True),
    ("verified_by", "ne", "Records desk", made(), False),
    ("verified_by", "ne", "Records desk", provenance(verified_by=None), None),
    ("verified_by", "ne", "Records desk", provenance(verified_by=""), None),
    ("verified_by", "in", ["Records desk"], made(), True),
    ("verified_by", "in", [], made(), None),
    ("verified_by", "lt", "Z", made(), None),
    ("verified_at", "eq", "2026-10-01", made(), True),
    ("verified_at", "lt", "2026-10-01", made(), False),
    ("verified_at", "lte", "2026-10-01", made(), True),
    ("verified_at", "gt", "2026-09-30", made(), True),
    ("verified_at", "gte", "2026-10-02", made(), False),
    ("verified_at", "ne", "2026-10-02", made(), True),
    ("verified_at", "lt", "soon", made(), None),
    ("verified_at", "lt", "2026-10-02", provenance(verified_at="2026-10"), None),
    ("verified_at", "lt", "2026-10-02", provenance(verified_at="2026-W40-1"), None),
    ("verified_at", "lt", None, made(), None),
    ("quality.age_days", "lte", "7", made(), True),
    ("quality.age_days", "lt", "7", made(), False),
    ("quality.age_days", "lt", "7.5", made(), None),
    ("quality.age_days", "lt", "²", made(), None),
    ("quality.age_days", "lt", "9999", provenance(verified_at=None), None),
    ("request.sensitive", "contains", "SP-HEALTH", made(), False),
    ("request.sensitive", "exists", None, made(), False),
    ("request.role", "eq", "analyst", made(), True),
    ("request.justification", "exists", None, made(), None),
    ("record.colour", "exists", None, made(), None),
]


@pytest.mark.parametrize(("attr", "operator", "value", "data", "expected"), CASES)
def test_a_condition_is_true_false_or_unknown(
    attr: str,
    operator: str,
    value: Any,
    data: dict[str, Any],
    expected: bool | None,
) -> None:
    many = isinstance(value, list)
    condition = Condition(
        attr=attr, op=Operator(operator), value=None if many else value, values=tuple(value) if many else ()
    )
    assert holds(condition, data, request()) is expected


@pytest.mark.parametrize("name", sorted(ATTRIBUTES))
def test_what_a_record_does_not_say_is_unknown_whatever_is_asked(name: str) -> None:
    if ATTRIBUTES[name].of_request:
        return
    for operator in Operator:
        condition = Condition(attr=name, op=operator, value="true", values=("true",))
        assert holds(condition, {}, request()) is None


def test_every_kind_of_attribute_has_its_operators() -> None:
    assert {attribute.kind for attribute in ATTRIBUTES.values()} <= set(OPERATORS)
    assert all(Operator.EXISTS in known for known in OPERATORS.values())
