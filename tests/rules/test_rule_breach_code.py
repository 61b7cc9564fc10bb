"""OFF2: the code of a breach is one for such an order, made under the law of its day; an order has terms."""

import pytest

from build_orders import judged, offence
from build_records import NOW, breach, cbo, codes, day, notice, warning
from xborder.findings import Severity
from xborder.model.codes import OrderKind
from xborder.model.person import Organisation
from xborder.reference import offences
from xborder.rules import RuleContext, check

FIRM = Organisation(name="Marsh Ferrers Haulage Ltd")


def _broken(code: str, made_on: str) -> list[str]:
    order = cbo(
        made_on=day(made_on),
        ends_on=None,
        until_further_order=True,
        services=(),
        breaches=(breach(offence_code=offence(code)[0]),),
    )
    return [each for each in codes(order) if each in {"XB-ORDER-141", "XB-ORDER-142"}]


@pytest.mark.parametrize(
    ("code", "made_on", "expected"),
    [
        ("AS14001", "2020-11-30", []),
        ("SE20001", "2020-11-30", ["XB-ORDER-142"]),
        ("AS14001", "2020-12-01", ["XB-ORDER-142"]),
        ("SE20001", "2020-12-01", []),
        ("AS14004", "2026-05-01", ["XB-ORDER-141"]),
        # The offence on the same facts, and one that is not held: nothing is known against either.
        ("PS22002", "2026-05-01", []),
        ("ZZ99001", "2026-05-01", []),
    ],
)
def test_off2_the_code_of_a_breach_fits_the_order_and_the_day_it_was_made(
    code: str, made_on: str, expected: list[str]
) -> None:
    assert _broken(code, made_on) == expected


def test_off2_without_a_day_nothing_is_said_of_the_law_that_made_the_order() -> None:
    order = cbo(made_on=None, breaches=(breach(offence_code=offence("AS14001")[0]),))
    assert not {"XB-ORDER-141", "XB-ORDER-142"} & set(codes(order))


def test_off2_a_notice_is_not_broken_by_the_code_of_an_order() -> None:
    broken = notice(breaches=(breach(offence_code=offence("SE20001")[0]),))
    assert "XB-ORDER-141" in codes(warning(), broken)


def test_off2_only_warns_and_names_the_law() -> None:
    order = cbo(made_on=day("2020-12-01"), breaches=(breach(offence_code=offence("AS14001")[0]),))
    (one,) = [each for each in check(order, RuleContext(now=NOW)) if each.code == "XB-ORDER-142"]
    assert one.severity is Severity.WARNING
    assert one.basis == ("Sentencing Act 2020 ss.2, 330",)


@pytest.mark.parametrize(("made_on", "act"), [("2026-05-01", "Sentencing Act 2020"), ("2019-06-03", "2014")])
@pytest.mark.parametrize("kind", [OrderKind.CBO, OrderKind.CBO_INTERIM])
def test_a_behaviour_order_without_a_recorded_term_is_reported(kind: OrderKind, made_on: str, act: str) -> None:
    order = cbo(kind=kind, requirements=(), made_on=day(made_on), ends_on=None, until_further_order=True)
    (one,) = [each for each in check(order, RuleContext(now=NOW)) if each.code == "XB-ORDER-122"]
    assert "requirements" in one.message
    assert act in one.basis[0]
    with_terms = cbo(kind=kind, made_on=day(made_on), ends_on=None, until_further_order=True)
    assert "XB-ORDER-122" not in codes(with_terms)


def test_the_codes_of_breaches_name_kinds_of_orders_that_exist() -> None:
    kinds = {kind.value for kind in OrderKind}
    named = {kind for entry in offences.codes() for kind in entry.breach_of}
    assert named <= kinds
    assert {"cpn", "cbo", "closure_order", "dog_disqualification"} <= named


@pytest.mark.parametrize(("amount", "expected"), [(0, ["XB-ORDER-121"]), (1, [])])
def test_a_penalty_is_a_pound_at_least(amount: int, expected: list[str]) -> None:
    found = [each.code for each in judged(OrderKind.CPN_FPN, amount_pounds=amount)]
    assert [code for code in found if code in {"XB-ORDER-120", "XB-ORDER-121"}] == expected


@pytest.mark.parametrize(
    ("conduct", "expected"),
    [("Coursing.", ["XB-ORDER-032"]), ("Coursing on farmland at Stourmarsh on 22 March 2026.", [])],
)
def test_con1_conduct_that_is_barely_identified(conduct: str, expected: list[str]) -> None:
    found = codes(warning(), notice(conduct=conduct))
    assert [code for code in found if code == "XB-ORDER-032"] == expected


@pytest.mark.parametrize(
    ("code", "body", "expected"),
    [
        ("AS14004", False, []),
        ("AS14016", False, ["XB-ORDER-143"]),
        ("AS14004", True, ["XB-ORDER-143"]),
        ("AS14016", True, []),
    ],
)
def test_off2_a_person_and_a_body_break_a_notice_under_codes_of_their_own(
    code: str, *, body: bool, expected: list[str]
) -> None:
    against = {"subject": None, "subject_organisation": FIRM} if body else {}
    found = codes(warning(), notice(breaches=(breach(offence_code=offence(code)[0]),), **against))
    assert [each for each in found if each == "XB-ORDER-143"] == expected
    assert "XB-PERSON-003" not in found


@pytest.mark.parametrize(
    ("words", "of_a_body"),
    [
        ("An unlimited fine.", []),
        ("A fine of up to level 4.", ["XB-ORDER-094"]),
        ("A fine of £2,500.", ["XB-ORDER-094"]),
    ],
)
def test_con4_a_body_has_no_level_of_fine(words: str, of_a_body: list[str]) -> None:
    for against, expected in (({"subject": None, "subject_organisation": FIRM}, of_a_body), ({}, [])):
        found = codes(warning(), notice(says_of_penalty=words, **against))
        assert [each for each in found if each == "XB-ORDER-094"] == expected
