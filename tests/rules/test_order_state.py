"""What was in force at a moment, and in which words."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_records import at, breach, cbo, codes, day, handed, incident, notice, warning
from strategies import records
from xborder.model.codes import AppealOutcome, RequirementKind
from xborder.model.order import Appeal, AsbOrder, OrderVersion, Requirement, Suspension
from xborder.rules.order_state import OrderStatus, state_at

NEW = (Requirement(number=1, kind=RequirementKind.PROHIBIT, text="Must not enter farmland in Kent with any dog."),)


def _state(when: str, **changes: Any) -> str:
    return state_at(notice(**changes).record, day(when)).status.value


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-04-13", "not_made"),
        ("2026-04-14", "not_served"),
        ("2026-04-15", "in_force"),
        ("2027-04-14", "in_force"),
        ("2027-04-15", "expired"),
    ],
)
def test_a_notice_binds_from_its_service_to_its_last_day(when: str, expected: str) -> None:
    assert _state(when) == expected


def test_within_the_day_of_service_the_time_counts() -> None:
    order = notice().record
    assert state_at(order, at("2026-04-15T16:19:00+01:00")).status is OrderStatus.NOT_SERVED
    assert state_at(order, at("2026-04-15T16:20:00+01:00")).status is OrderStatus.IN_FORCE


def test_it_ends_by_discharge_or_by_the_court_on_appeal() -> None:
    assert _state("2026-07-31", discharged_on=day("2026-08-01")) == "in_force"
    assert _state("2026-08-01", discharged_on=day("2026-08-01")) == "discharged"
    appeal = Appeal(lodged_on=day("2026-05-01"), outcome=AppealOutcome.QUASHED, determined_on=day("2026-06-30"))
    assert _state("2026-06-29", appeal=appeal) == "in_force"
    assert _state("2026-06-30", appeal=appeal) == "quashed"


def test_a_suspension_has_a_first_and_a_last_day() -> None:
    pause = (Suspension(from_on=day("2026-06-01"), to_on=day("2026-06-30")),)
    found = [_state(when, suspensions=pause) for when in ("2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01")]
    assert found == ["in_force", "suspended", "suspended", "in_force"]


def test_while_an_appeal_is_open_only_what_forbids_binds() -> None:
    order = notice(appeal=Appeal(lodged_on=day("2026-05-01"))).record
    state = state_at(order, day("2026-05-02"))
    assert [term.number for term in state.binding] == [1]
    (idle,) = [term for term in state.terms if term.without_effect]
    assert idle.row is not None
    assert idle.row.id == "cpn.appeal.pending"
    assert [term.number for term in state_at(order, day("2026-04-30")).binding] == [1, 2]


def test_the_words_are_those_of_the_day() -> None:
    versions = (OrderVersion(number=2, in_force_from=day("2026-07-01"), requirements=NEW),)
    order = notice(versions=versions).record
    assert state_at(order, day("2026-06-30")).binding == order.requirements
    assert state_at(order, day("2026-07-01")).binding == NEW
    assert state_at(order, day("2026-07-01")).version == 2


def test_a_term_of_its_own_time_binds_only_then() -> None:
    term = Requirement(number=1, kind=RequirementKind.PROHIBIT, text="No dogs in Kent.", applies_to=day("2026-05-31"))
    order = notice(requirements=(term,)).record
    assert state_at(order, day("2026-05-31")).binding == (term,)
    assert state_at(order, day("2026-06-01")).binding == ()


def test_breaches_up_to_the_moment_are_told() -> None:
    order = notice(breaches=(breach(),)).record
    assert state_at(order, day("2026-09-19")).breached == ()
    assert len(state_at(order, day("2026-09-20")).breached) == 1


def test_what_is_not_known_is_said() -> None:
    order = cbo(made_on=None, ends_on=None).record
    state = state_at(order, day("2026-05-01"))
    assert state.status is OrderStatus.UNKNOWN
    assert state.binding == ()
    assert [text.partition(":")[0] for text in state.unknown] == ["when it was made", "when it ends"]
    unserved = notice(services=()).record
    assert state_at(unserved, day("2026-05-01")).status is OrderStatus.NOT_SERVED
    assert "when it was served" in state_at(unserved, day("2026-05-01")).unknown


@given(order=records(AsbOrder), when=st.dates() | st.datetimes(timezones=st.just(dt.UTC)))
def test_any_order_has_a_state_at_any_moment(order: AsbOrder, when: dt.date | dt.datetime) -> None:
    state = state_at(order, when)
    assert set(state.binding) <= {term.requirement for term in state.terms}


@given(st.dates(dt.date(2026, 4, 1), dt.date(2027, 5, 1)), st.dates(dt.date(2026, 4, 1), dt.date(2027, 5, 1)))
def test_what_is_over_stays_over(first: dt.date, second: dt.date) -> None:
    order = notice(discharged_on=day("2026-10-01")).record
    earlier, later = sorted((first, second))
    if state_at(order, earlier).status is OrderStatus.DISCHARGED:
        assert state_at(order, later).status is OrderStatus.DISCHARGED


def test_variations_follow_one_another() -> None:
    after = incident("EK/2", "2026-03-22")

    def found(*versions: OrderVersion, **more: Any) -> list[str]:
        return codes(warning(), notice(versions=versions, **more), after)

    second = OrderVersion(number=2, in_force_from=day("2026-07-01"), requirements=NEW)
    assert found(second, OrderVersion(number=3, in_force_from=day("2026-08-01"), requirements=NEW)) == []
    assert found(second, OrderVersion(number=3, in_force_from=day("2026-07-01"))) == ["XB-ORDER-111"]
    assert found(OrderVersion(number=2, made_on=day("2026-04-01"))) == ["XB-ORDER-111"]
    assert found(OrderVersion(number=2)) == ["XB-ORDER-112"]
    pause = (Suspension(from_on=day("2026-06-02"), to_on=day("2026-06-01")),)
    assert found(suspensions=pause, services=(handed("2026-04-15T16:20:00+01:00"),)) == ["XB-ORDER-113"]
