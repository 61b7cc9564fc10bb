"""How the rules of one field combine: every pair of effects, every truth, in any order."""

from collections.abc import Mapping
from itertools import permutations, product
from typing import Any

import pytest

from agreements.world import agreement, document, intelligence, offender, request, rule
from xborder.agreements.minimise import minimise
from xborder.agreements.rule_book import RuleBook
from xborder.agreements.verdicts import Judged, Shown, combine, refusals

UNSURE = (True, None)


def judged(effect: str, holds: bool | None, *, name: str = "R1", may_grant: bool = True, **more: Any) -> Judged:
    own = agreement(document(rules=[rule(name, effect, ["F1"], "offender", ["/sex"], **more)])).rules[0]
    return Judged(rule=own, holds=holds, may_grant=may_grant)


def share(holds: bool | None = True, **more: Any) -> Judged:
    return judged("share", holds, name="S", **more)


def redact(holds: bool | None = True, method: str = "constant", name: str = "X", **more: Any) -> Judged:
    return judged("redact", holds, name=name, method=method, **more)


def withhold(holds: bool | None = True) -> Judged:
    return judged("withhold", holds, name="W")


TABLE: list[tuple[list[Judged], Shown, tuple[str, ...]]] = [
    ([], Shown.WITHHOLD, ("DEFAULT-DENY",)),
    ([share()], Shown.SHARE, ()),
    ([share(None)], Shown.WITHHOLD, ("DEFAULT-DENY", "IND-PERMIT:S")),
    ([share(holds=False)], Shown.WITHHOLD, ("DEFAULT-DENY",)),
    ([share(may_grant=False)], Shown.WITHHOLD, ("DEFAULT-DENY", "SENSITIVE-NOT-ASKED:S")),
    ([share(), withhold()], Shown.WITHHOLD, ()),
    ([share(), withhold(None)], Shown.WITHHOLD, ("IND-DENY:W",)),
    ([share(), withhold(holds=False)], Shown.SHARE, ()),
    ([redact()], Shown.REDACT, ()),
    ([redact(None)], Shown.WITHHOLD, ("IND-REDACT:X",)),
    ([redact(holds=False)], Shown.WITHHOLD, ("DEFAULT-DENY",)),
    ([redact(), share()], Shown.REDACT, ()),
    ([redact(None), share()], Shown.REDACT, ("IND-REDACT:X",)),
    ([redact(), share(None)], Shown.REDACT, ()),
    ([redact(None), share(None)], Shown.WITHHOLD, ("IND-REDACT:X",)),
    ([redact(holds=False), share()], Shown.SHARE, ()),
    ([redact(), withhold(None)], Shown.WITHHOLD, ("IND-DENY:W",)),
    ([redact(method="drop"), share()], Shown.WITHHOLD, ()),
    ([redact(may_grant=False)], Shown.WITHHOLD, ("SENSITIVE-NOT-ASKED:X",)),
    ([redact(), redact(name="Y")], Shown.REDACT, ()),
    ([redact(), redact(method="keyed_hash", name="Y")], Shown.WITHHOLD, ("AMBIGUOUS-REDACTION",)),
    (
        [redact(), redact(None, method="keyed_hash", name="Y"), share()],
        Shown.WITHHOLD,
        ("AMBIGUOUS-REDACTION", "IND-REDACT:Y"),
    ),
]


@pytest.mark.parametrize(("rules", "effect", "reasons"), TABLE)
def test_the_table(rules: list[Judged], effect: Shown, reasons: tuple[str, ...]) -> None:
    for order in permutations(rules):
        verdict = combine(order)
        assert (verdict.effect, verdict.reasons) == (effect, reasons)


def test_what_is_shared_names_all_its_rules_and_bases() -> None:
    verdict = combine([redact(basis=["b"]), share(basis=["a"]), share(None, basis=["c"])])

    assert verdict.method == "constant"
    assert verdict.rules == ("S", "X")
    assert verdict.basis == ("a", "b")


@pytest.mark.parametrize(("holds", "reasons"), [(True, ("RULE:R1",)), (None, ("IND-DENY:R1",)), (False, ())])
def test_a_refusal_acts_unless_it_surely_does_not_apply(holds: bool | None, reasons: tuple[str, ...]) -> None:
    assert refusals([judged("refuse_record", holds), share(), withhold()]) == reasons


@pytest.mark.parametrize(
    ("grading", "refused"),
    [
        ({"handling": "C"}, {"IND-DENY:R31"}),
        ({"handling": "C", "conditions_met": False}, {"RULE:R31"}),
        ({"handling": "C", "conditions_met": True}, set()),
        ({"handling": "P"}, set()),
        ({}, {"IND-DENY:R31"}),
    ],
)
def test_the_rule_on_handling_alone_refuses(grading: dict[str, object], refused: set[str]) -> None:
    book = RuleBook(agreement=agreement(document()), record_types=_types())
    record = intelligence(grading)
    made = minimise(record.data, book.plan("F2", "intelligence", record.data, request()))

    assert made.refused == refused


def test_the_rule_on_restriction_alone_refuses() -> None:
    book = RuleBook(agreement=agreement(document()), record_types=_types())
    found = []
    for flag in (True, None, False):
        record = offender(processing_restricted=flag)
        made = minimise(record.data, book.plan("F1", "offender", record.data, request()))
        found.append(made.refused)

    assert found == [{"RULE:R90"}, {"IND-DENY:R90"}, set()]


def _types() -> Mapping[str, type[Any]]:
    from agreements.world import TYPES

    return TYPES


def test_every_truth_of_a_share_and_a_redaction_together() -> None:
    shown = {
        (first, second): combine([share(first), redact(second)]).effect for first, second in product(UNSURE, UNSURE)
    }
    assert shown == {
        (True, True): Shown.REDACT,
        (True, None): Shown.REDACT,
        (None, True): Shown.REDACT,
        (None, None): Shown.WITHHOLD,
    }
