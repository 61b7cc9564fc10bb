"""Bad input is a finding and never an exception: impossible dates, overlaps, terms that are not there, other time zones."""

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from bad_orders import DATES, orders
from build_records import NOW, at, breach, codes, day, handed, incident, known, notice, person, sourced, warning
from xborder.findings import Severity
from xborder.model.codes import AppealOutcome, OrderKind, RequirementKind
from xborder.model.order import Appeal, AsbOrder, OrderVersion, Requirement, Suspension
from xborder.rules import RuleContext, check_many
from xborder.rules.order_state import state_at

AFTER = incident("EK/2", "2026-03-22")


def _found(**changes: Any) -> list[str]:
    return codes(warning(), notice(**changes), AFTER)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"appeal": Appeal(lodged_on=day("2026-04-13"))}, ["XB-ORDER-126"]),
        (
            {
                "appeal": Appeal(
                    lodged_on=day("2026-05-01"), determined_on=day("2026-04-30"), outcome=AppealOutcome.DISMISSED
                )
            },
            ["XB-ORDER-126"],
        ),
        ({"appeal": Appeal(lodged_on=day("2026-05-04"))}, []),
        ({"appeal": Appeal(lodged_on=day("2026-05-05"))}, ["XB-ORDER-123"]),
        ({"discharged_on": day("2026-04-13")}, ["XB-ORDER-126"]),
        ({"in_force_from": day("2026-04-13")}, ["XB-ORDER-126"]),
        ({"services": (handed("2026-04-13T16:20:00+01:00"),)}, ["XB-ORDER-126"]),
        ({"services": (handed("2026-04-15T16:20:00+01:00", served_on=day("2026-04-16")),)}, ["XB-ORDER-127"]),
        (
            {"breaches": (breach(information_laid_on=day("2026-09-19")),)},
            ["XB-ORDER-126"],
        ),
        ({"ends_on": day("2026-04-14")}, ["XB-ORDER-041"]),
    ],
)
def test_events_in_an_impossible_order(changes: dict[str, Any], expected: list[str]) -> None:
    assert _found(**changes) == expected


def test_a_term_ends_after_it_begins() -> None:
    term = Requirement(
        number=1,
        kind=RequirementKind.PROHIBIT,
        text="Must not enter farmland in Kent with dogs.",
        applies_from=day("2026-06-01"),
        applies_to=day("2026-05-31"),
    )
    assert _found(requirements=(term,)) == ["XB-ORDER-126"]


def test_an_order_that_ends_before_it_begins_blocks_to_the_minute() -> None:
    (found,) = [
        each
        for each in check_many(
            [
                warning(),
                notice(
                    in_force_from=None,
                    in_force_at=at("2026-04-15T10:00:00+01:00"),
                    ends_on=None,
                    ends_at=at("2026-04-15T09:59:00+01:00"),
                ),
                AFTER,
            ],
            RuleContext(now=NOW),
        )
        if each.code == "XB-ORDER-041"
    ]
    assert found.severity is Severity.ERROR


def test_two_versions_that_overlap_and_a_term_that_is_not_there() -> None:
    second = OrderVersion(number=2, in_force_from=day("2026-07-01"))
    third = OrderVersion(number=3, in_force_from=day("2026-06-01"))
    assert "XB-ORDER-111" in _found(versions=(second, third))
    assert "XB-ORDER-065" in _found(breaches=(breach(requirement_number=9, information_laid_on=day("2026-09-21")),))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((2, 3), []), ((2, 4), []), ((1,), ["XB-ORDER-139"]), ((2, 2), ["XB-ORDER-139"]), ((3, 2), ["XB-ORDER-139"])],
)
def test_the_numbers_of_versions_go_up(numbers: tuple[int, ...], expected: list[str]) -> None:
    terms = notice().record.requirements
    versions = tuple(
        OrderVersion(number=number, in_force_from=day(f"2026-0{6 + index}-01"), requirements=terms)
        for index, number in enumerate(numbers)
    )
    assert _found(versions=versions) == expected


def test_terms_of_one_version_have_numbers_of_their_own() -> None:
    (term, *_) = notice().record.requirements
    twice = OrderVersion(number=2, in_force_from=day("2026-07-01"), requirements=(term, term))
    assert _found(versions=(twice,)) == ["XB-TERM-001", "XB-TERM-001"]


def test_a_breach_of_terms_that_are_not_recorded_was_not_looked_at() -> None:
    broken = breach(requirement_number=4, information_laid_on=day("2026-09-21"))
    assert _found(requirements=(), breaches=(broken,)) == ["XB-ORDER-122", "XB-ORDER-140"]
    unworded = OrderVersion(number=2, in_force_from=day("2026-05-01"))
    named = attrs.evolve(broken, version=2, requirement_number=1)
    assert _found(versions=(unworded,), breaches=(named,)) == ["XB-ORDER-140"]


def test_what_has_no_numbered_terms_is_broken_as_a_whole() -> None:
    broken = breach(requirement_number=None, occurred_at=at("2026-05-02T10:00:00+01:00"))
    for kind, named in ((OrderKind.DISPERSAL_DIRECTION, False), (OrderKind.CBO, True)):
        order = AsbOrder(ref="X", **known("36"), kind=kind, made_on=day("2026-05-01"), breaches=(broken,))
        assert ("XB-ORDER-064" in codes(sourced("asb_order", order))) is named


def test_a_suspension_comes_after_the_order() -> None:
    early = Suspension(from_on=day("2026-04-13"), to_on=day("2026-05-01"))
    assert _found(suspensions=(early,)) == ["XB-ORDER-126"]


def test_a_breach_without_a_day_is_of_a_term_of_some_version() -> None:
    term = Requirement(number=2, kind=RequirementKind.PROHIBIT, text="Must not enter farmland in Kent with a dog.")
    varied = {"versions": (OrderVersion(number=2, in_force_from=day("2026-07-01"), requirements=(term,)),)}
    for number, there in ((1, True), (2, True), (3, False)):
        broken = (breach(requirement_number=number, occurred_at=None, information_laid_on=None),)
        assert ("XB-ORDER-065" in _found(**varied, breaches=broken)) is not there


def test_an_order_in_days_is_not_varied_on_the_day_it_was_made_but_one_in_hours_may_be() -> None:
    same = (OrderVersion(number=2, in_force_from=day("2026-04-14")),)
    assert "XB-ORDER-111" in _found(versions=same)
    direction = AsbOrder(
        ref="X", **known("36"), kind=OrderKind.DISPERSAL_DIRECTION, made_on=day("2026-04-14"), versions=same
    )
    assert "XB-ORDER-111" not in codes(sourced("asb_order", direction))


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2026-04-14T10:00:00+01:00", []),
        ("2026-04-14T09:00:00+00:00", []),
        ("2026-04-14T14:30:00+05:30", ["XB-CASE-008"]),
        ("2026-04-14T08:00:00-01:00", ["XB-CASE-008"]),
        ("2026-04-14T10:00:00", ["XB-CASE-009"]),
    ],
)
def test_a_time_is_londons(time: str, expected: list[str]) -> None:
    assert _found(made_at=at(time)) == expected


def test_an_hour_of_london_is_one_that_it_had() -> None:
    winter = incident("EK/3", "2026-01-10", occurred_at=at("2026-01-10T10:00:00+01:00"))
    assert codes(winter) == ["XB-CASE-008"]
    chronology = incident("EK/3", "2026-01-10", occurred_at=dt.datetime(2026, 1, 10, 10, 0))  # noqa: DTZ001 - that is what is tested
    assert codes(chronology) == ["XB-CASE-009"]


@pytest.mark.parametrize("kind", OrderKind)
def test_hours_from_a_time_without_an_offset_are_not_counted(kind: OrderKind) -> None:
    bare = dt.datetime(2026, 3, 28, 10, 0)  # noqa: DTZ001 - that is what is tested
    order = AsbOrder(ref="X", **known("36"), kind=kind, subject=person(), made_at=bare, ends_at=bare)
    assert "XB-CASE-009" in codes(sourced("asb_order", order))
    if kind in {OrderKind.DISPERSAL_AUTHORISATION, OrderKind.CLOSURE_NOTICE}:
        assert "XB-ORDER-046" in codes(sourced("asb_order", order))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(tried=orders(), when=DATES)
def test_no_order_raises(tried: AsbOrder, when: dt.date | None) -> None:
    """Through every rule for orders, and through its state at any moment; the same twice."""
    record = sourced("asb_order", tried)
    one = check_many([record, warning()], RuleContext(now=NOW))
    assert [each.code for each in one] == [each.code for each in check_many([warning(), record], RuleContext(now=NOW))]
    state = state_at(tried, when or NOW.date())
    assert set(state.binding) <= {term.requirement for term in state.terms}
