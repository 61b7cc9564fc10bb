"""The days that matter for each instrument, by its rows of law."""

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_records import NOW, at, breach, cbo, day, handed, known, person, sourced
from strategies import records
from xborder.findings import Sourced
from xborder.ladder.clocks import clocks_of
from xborder.ladder.group import Group
from xborder.ladder.operations import shipped
from xborder.ladder.parts import Clock
from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder, OrderVersion
from xborder.model.parts import Officer
from xborder.reference import law
from xborder.rules.order_reviews import review_days
from xborder.rules.people import PersonIn

TODAY = NOW.date()


def clocks(record: Sourced, today: dt.date = TODAY) -> list[Clock]:
    people = (PersonIn(key="36:asb_order:X", record=record, person=person(), pointer="/subject"),)
    return list(clocks_of(Group(keys=("36:asb_order:X",), links=(), people=people), today, shipped("coursing").policy))


def order(kind: OrderKind, **values: Any) -> Sourced:
    return sourced("asb_order", AsbOrder(**{"ref": "X", **known("36"), "kind": kind, "subject": person(), **values}))


def told(record: Sourced) -> list[tuple[str, str, str | None]]:
    return [(one.title, one.last_day.isoformat(), one.law.id if one.law else None) for one in clocks(record)]


def appeals(name: str, *, magistrates: str, crown: str) -> list[tuple[str, str, str]]:
    """What is told of an order on conviction, by the court that made it."""
    return [
        (f"Last day to appeal against {name}, if a magistrates' court made it", magistrates, "appeal.crown.days"),
        (f"Last day to ask to appeal against {name}, if the Crown Court made it", crown, "appeal.criminal.days"),
    ]


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("cpn_fpn", {"made_on": day("2026-05-01")}, [("No proceedings while Fixed penalty for breach of a notice X can be paid", "2026-05-15", "cpn.fpn.bar.days")]),
        (
            "closure_order",
            {"made_on": day("2026-11-30")},
            [
                ("Last day to appeal against Closure order X", "2026-12-20", "closure.appeal.days"),
                ("Latest end of Closure order X", "2027-02-28", "closure.order.months"),
            ],
        ),
        (
            "closure_order",
            {"made_on": day("2026-05-01"), "ends_on": day("2026-06-30")},
            [
                ("Last day to appeal against Closure order X", "2026-05-21", "closure.appeal.days"),
                ("Last day in force of Closure order X", "2026-06-30", None),
            ],
        ),
        ("pspo", {"made_on": day("2026-05-01"), "ends_on": day("2029-04-30")}, [
            ("Last day to challenge Public spaces protection order X in the High Court", "2026-06-11", "pspo.challenge.weeks"),
            ("Last day in force of Public spaces protection order X", "2029-04-30", None),
        ]),
        ("dog_disqualification", {"made_on": day("2026-05-01")}, [
            *appeals("Bar on owning or keeping dogs X", magistrates="2026-05-26", crown="2026-05-29"),
            ("Up to this day nobody may ask to end or ease Bar on owning or keeping dogs X", "2027-04-30", "ps68.termination.years"),
        ]),
        ("deprivation", {"made_on": day("2026-08-31")}, [
            *appeals("Deprivation order X", magistrates="2026-09-21", crown="2026-09-28"),
            ("Last day to claim what was taken by Deprivation order X", "2027-02-28", "deprivation.claim.months"),
        ]),
        ("cash_forfeiture", {"made_on": day("2026-05-01")}, [("Last day to appeal against Forfeiture of cash X", "2026-05-30", "poca.cash.appeal.days")]),
        ("forfeiture", {"made_on": day("2026-05-01"), "seized_on": day("2026-04-01")}, [
            ("Last day to begin proceedings, or what was seized goes back: Forfeiture X", "2026-04-29", "cpn.seizure.retain.days"),
            *appeals("Forfeiture X", magistrates="2026-05-26", crown="2026-05-29"),
        ]),
        ("confiscation", {"made_on": day("2026-05-01")}, [
            ("Last day to ask to appeal against Confiscation order X, if the Crown Court made it", "2026-05-29", "appeal.criminal.days"),
            ("Longest time to pay under Confiscation order X", "2026-07-31", "poca.pay.months"),
            ("Longest time to pay under Confiscation order X, extended", "2026-10-31", "poca.pay.months.total"),
        ]),
        ("kcpo", {"made_on": day("2026-05-01"), "ends_on": day("2028-04-30")}, [
            ("Last day for a court to review Knife crime prevention order X (1)", "2027-04-30", "kcpo.review"),
            ("Last day in force of Knife crime prevention order X", "2028-04-30", None),
        ]),
        ("kcpo", {"made_on": day("2026-05-01"), "ends_on": day("2027-04-30")}, [("Last day in force of Knife crime prevention order X", "2027-04-30", None)]),
        ("spo", {"made_on": day("2026-05-01"), "services": (handed("2026-05-02T10:00:00+01:00"),), "ends_on": day("2028-04-30")}, [
            ("Last day to give the police name and address under Stalking protection order X", "2026-05-04", "spo.notify.days"),
            ("Last day in force of Stalking protection order X", "2028-04-30", None),
        ]),
    ],
)  # fmt: skip
def test_the_clocks_of_an_instrument(
    kind: str, values: dict[str, Any], expected: list[tuple[str, str, str | None]]
) -> None:
    assert told(order(OrderKind(kind), **values)) == expected


@pytest.mark.parametrize(
    ("kind", "start", "until"),
    [
        ("dispersal_authorisation", "2026-03-28T10:00:00+00:00", "Until 11:00 (BST) on 30 March 2026."),
        ("dispersal_authorisation", "2026-10-24T10:00:00+01:00", "Until 09:00 (GMT) on 26 October 2026."),
        ("dispersal_direction", "2026-03-28T10:00:00+00:00", "Until 11:00 (BST) on 30 March 2026."),
    ],
)
def test_hours_are_told_to_the_minute(kind: str, start: str, until: str) -> None:
    (one,) = clocks(order(OrderKind(kind), made_at=at(start)))
    assert one.note == until
    assert one.law is not None


def test_hours_without_a_time_are_counted_from_the_first_minute() -> None:
    (one,) = clocks(order(OrderKind.DISPERSAL_AUTHORISATION, made_on=day("2026-05-01")))
    assert one.last_day == day("2026-05-03")
    assert one.note is not None
    assert "first minute" in one.note


def test_a_closure_notice_brings_a_hearing() -> None:
    served = (handed("2026-12-24T12:00:00+00:00"),)
    notice_ = order(
        OrderKind.CLOSURE_NOTICE,
        made_at=at("2026-12-24T11:00:00+00:00"),
        services=served,
        issuer=Officer(rank="Inspector"),
    )
    assert [(one.title, one.note) for one in clocks(notice_)] == [
        ("Latest end of Closure notice X", "Until 11:00 (GMT) on 26 December 2026."),
        ("The court hears the application after Closure notice X", "Until 12:00 (GMT) on 27 December 2026."),
    ]


def test_a_hearing_after_a_domestic_violence_notice_leaves_out_easter() -> None:
    (one,) = clocks(order(OrderKind.DVPN, made_on=day("2026-04-02"), services=(handed("2026-04-02T12:00:00+01:00"),)))
    assert one.last_day == day("2026-04-07")
    assert one.note is not None
    assert "Bank holidays" in one.note


def _reviews(born: str, *versions: OrderVersion, ends: str = "2029-04-30") -> list[str]:
    made = cbo(subject=person(born=born), ends_on=day(ends), versions=versions)
    return [str(one.last_day) for one in clocks(made) if "review" in one.title]


def test_an_order_on_a_young_person_is_reviewed_each_year_until_eighteen() -> None:
    """Made 1 May 2026: periods end on 30 April 2027 and 2028."""
    assert _reviews("2012-01-01") == ["2027-04-30", "2028-04-30"]
    assert _reviews("2010-01-01") == ["2027-04-30"]
    assert _reviews("2009-05-01") == ["2027-04-30"]
    assert _reviews("2009-04-30") == []
    assert _reviews("1991-02-17") == []
    # Born on 29 February, 18 on 1 March 2030.
    leap = cbo(subject=person(born="2012-02-29"), made_on=day("2029-03-01"), ends_on=day("2031-02-28"))
    assert [str(one.last_day) for one in clocks(leap) if "review" in one.title] == ["2030-02-28"]


def test_a_variation_starts_the_year_anew() -> None:
    varied = OrderVersion(number=2, in_force_from=day("2026-09-01"))
    assert _reviews("2012-01-01", varied) == ["2027-08-31", "2028-08-31"]


def test_a_breach_of_any_summary_kind_is_charged_in_six_months() -> None:
    broken = (breach(occurred_at=at("2026-08-31T10:00:00+01:00")),)
    made = order(OrderKind.PSPO, made_on=day("2026-05-01"), breaches=broken)
    assert "2027-02-28" in [str(one.last_day) for one in clocks(made) if one.title.startswith("Last day to charge")]
    either_way = cbo(breaches=broken)
    assert not [one for one in clocks(either_way) if one.title.startswith("Last day to charge")]


@given(
    born=st.dates(dt.date(2008, 5, 2), dt.date(2016, 5, 1)),
    starts=st.dates(dt.date(2022, 1, 1), dt.date(2026, 5, 1)),
    years=st.integers(1, 3),
)
def test_reviews_are_a_year_apart_and_all_before_eighteen(born: dt.date, starts: dt.date, years: int) -> None:
    from xborder.reference.clocks import add_months

    row = law.value("cbo.review.months", on=starts)
    assert row is not None
    ends = add_months(starts, 12 * years) - dt.timedelta(days=1)
    made = cbo(subject=person(born=born.isoformat()), made_on=starts, ends_on=ends).record
    days = list(review_days(made, row))
    assert len(days) < years
    assert all(last < add_months(born, 216) and last < ends for last in days)
    # One more review follows exactly if the person is still under 18, and the order runs, when the next period ends.
    following = add_months(starts, 12 * (len(days) + 1)) - dt.timedelta(days=1)
    assert following >= add_months(born, 216) or following >= ends


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(made=records(AsbOrder), kind=st.sampled_from(OrderKind), today=st.dates())
def test_no_order_stops_the_clocks(made: AsbOrder, kind: OrderKind, today: dt.date) -> None:
    for one in clocks(sourced("asb_order", attrs.evolve(made, kind=kind)), today):
        assert one.title
        assert one.passed == (one.last_day < today)
