"""Hours, extensions, what an order follows, and limits that flip one finding: each instrument by its rows of law."""

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_orders import found, ground, judged, made, offence, officer
from build_records import NOW, at, breach, cbo, codes, day, handed, known, notice, person, sourced
from xborder.findings import Severity
from xborder.model.codes import GroundKind, IssuerRole, OrderKind, RequirementKind
from xborder.model.order import Appeal, AsbOrder, OrderVersion, Requirement
from xborder.reference import law
from xborder.rules import RuleContext, check

ASB = "Anti-social Behaviour, Crime and Policing Act 2014"
K, E, W = OrderKind, Severity.ERROR, Severity.WARNING
YOUNG = person(born="2010-01-01")
EXTENDED = (OrderVersion(number=2, made_on=day("2026-05-02"), ends_at=at("2026-05-03T10:00:00+01:00")),)


@pytest.mark.parametrize(
    ("ends_at", "expected"),
    [
        ("2026-03-30T11:00:00+01:00", []),  # 48 hours, though the clock shows 49
        ("2026-03-30T11:01:00+01:00", ["XB-ORDER-044"]),
    ],
)
def test_hours_run_through_the_change_of_the_clocks(ends_at: str, expected: list[str]) -> None:
    times = {"made_at": at("2026-03-28T10:00:00+00:00"), "in_force_at": at("2026-03-28T10:00:00+00:00")}
    assert found(K.DISPERSAL_AUTHORISATION, **times, ends_at=at(ends_at)) == expected


def test_hours_without_times_are_said_to_be_unchecked_unless_they_cannot_be_right() -> None:
    dates = {"in_force_at": None, "made_at": None, "made_on": day("2026-05-01"), "ends_at": None}
    assert found(K.DISPERSAL_AUTHORISATION, **dates, ends_on=day("2026-05-03")) == ["XB-ORDER-046"]
    assert found(K.DISPERSAL_AUTHORISATION, **dates, ends_on=day("2026-05-05")) == ["XB-ORDER-044"]


def test_a_superintendent_or_a_chief_executive_has_longer() -> None:
    longer = {"ends_at": at("2026-05-03T10:00:00+01:00")}
    assert found(K.CLOSURE_NOTICE, **longer, issuer=officer("Superintendent")) == []
    assert found(K.CLOSURE_NOTICE, **longer, issuer_role=IssuerRole.CHIEF_EXECUTIVE, issuer=officer(None)) == []


def test_under_eighteen_an_injunction_runs_a_year() -> None:
    fixed = {"until_further_order": None, "subject": YOUNG, "consulted": ("Youth offending team",)}
    assert found(K.CIVIL_INJUNCTION, **fixed, ends_on=day("2027-04-30")) == []
    assert found(K.CIVIL_INJUNCTION, **fixed, ends_on=day("2027-05-01")) == ["XB-ORDER-044"]
    assert found(K.CIVIL_INJUNCTION, subject=person(born="2008-05-01"), ends_on=day("2030-05-01")) == []
    unknown = {"until_further_order": None, "ends_on": day("2028-05-01"), "subject": person(born="2008")}
    assert found(K.CIVIL_INJUNCTION, **unknown) == ["XB-ORDER-045"]


def _extended(number: int = 2, **more: Any) -> OrderVersion:
    return OrderVersion(number=number, **{"made_on": day("2026-07-30"), **more})


def test_a_closure_order_runs_six_months_in_all() -> None:
    assert found(K.CLOSURE_ORDER, versions=(_extended(ends_on=day("2026-11-01")),)) == []
    assert found(K.CLOSURE_ORDER, versions=(_extended(ends_on=day("2026-11-02")),)) == ["XB-ORDER-115"]
    late = _extended(made_on=day("2026-08-02"), ends_on=day("2026-10-01"))
    assert found(K.CLOSURE_ORDER, versions=(late,)) == ["XB-ORDER-116"]


def test_a_closure_notice_is_extended_by_a_day() -> None:
    assert found(K.CLOSURE_NOTICE, versions=EXTENDED) == []
    longer = OrderVersion(number=2, made_on=day("2026-05-02"), ends_at=at("2026-05-03T10:01:00+01:00"))
    assert found(K.CLOSURE_NOTICE, versions=(longer,)) == ["XB-ORDER-114"]


def test_a_public_spaces_order_is_extended_by_three_years_at_a_time() -> None:
    early = {"made_on": day("2022-05-01"), "ends_on": day("2025-04-30")}
    first = _extended(made_on=day("2025-04-30"), ends_on=day("2028-04-30"))
    assert found(K.PSPO, **early, versions=(first,)) == []
    assert found(K.PSPO, **early, versions=(_extended(made_on=day("2025-04-30"), ends_on=day("2028-05-01")),)) == [
        "XB-ORDER-114"
    ]
    assert found(K.PSPO, **early, versions=(_extended(made_on=day("2025-05-01"), ends_on=day("2028-04-30")),)) == [
        "XB-ORDER-116"
    ]


def test_a_direction_rests_on_an_authorisation_in_force() -> None:
    after = {"made_at": at("2026-05-03T10:01:00+01:00"), "ends_at": at("2026-05-04T09:00:00+01:00")}
    (late,) = judged(K.DISPERSAL_DIRECTION, **after)
    assert (late.code, late.severity, late.basis[0]) == ("XB-ORDER-134", E, f"{ASB} s.35(1), (4)")
    early = {"made_at": at("2026-05-01T08:59:00+01:00"), "ends_at": at("2026-05-02T09:00:00+01:00")}
    assert found(K.DISPERSAL_DIRECTION, **early) == ["XB-ORDER-134"]
    last = {"made_at": at("2026-05-03T10:00:00+01:00"), "ends_at": at("2026-05-05T10:00:00+01:00")}
    assert found(K.DISPERSAL_DIRECTION, **last) == []


def test_a_direction_before_the_authorisation_was_made_rests_on_nothing_though_that_is_dated_back() -> None:
    back = made(K.DISPERSAL_AUTHORISATION, ref="DA-2", in_force_at=at("2026-05-01T08:00:00+01:00"))
    context = RuleContext(now=NOW, records={"36:asb_order:DA-2": back})
    early = {"made_at": at("2026-05-01T08:30:00+01:00"), "ends_at": at("2026-05-02T09:00:00+01:00")}
    direction = made(K.DISPERSAL_DIRECTION, follows_refs=("DA-2",), **early)
    assert [each.code for each in check(direction, context)] == ["XB-ORDER-134"]


@pytest.mark.parametrize("kind", [K.CIVIL_INJUNCTION, K.CBO])
def test_a_term_to_do_something_names_a_supervisor(kind: OrderKind) -> None:
    term = Requirement(number=1, kind=RequirementKind.REQUIRE, text="Must attend the course at Breckholme each Monday.")
    order = cbo(requirements=(term,)) if kind is K.CBO else made(kind, requirements=(term,))
    (one,) = check(order, RuleContext(now=NOW))
    assert (one.code, one.severity, len(one.basis)) == ("XB-ORDER-137", W, 1)
    named = attrs.evolve(order.record, requirements=(attrs.evolve(term, supervisor="Fenmarsh youth team"),))
    assert list(check(sourced("asb_order", named), RuleContext(now=NOW))) == []


def _powered(kind: RequirementKind = RequirementKind.PROHIBIT) -> tuple[Requirement, ...]:
    return (
        Requirement(
            number=1,
            kind=kind,
            text="Must not go to Mill Lane, Breckholme.",
            supervisor="The council",
            power_of_arrest=True,
        ),
    )


def test_a_power_of_arrest_needs_violence_and_a_term_that_forbids() -> None:
    harm = ground(GroundKind.VIOLENCE_OR_HARM)
    assert found(K.CIVIL_INJUNCTION, requirements=_powered(), grounds=harm) == []
    assert found(K.CIVIL_INJUNCTION, requirements=_powered()) == ["XB-ORDER-130"]
    to_do = _powered(RequirementKind.REQUIRE)
    assert found(K.CIVIL_INJUNCTION, requirements=to_do, grounds=harm) == ["XB-ORDER-131"]
    assert found(K.DAPO, requirements=_powered(), grounds=harm) == ["XB-ORDER-129"]


@pytest.mark.parametrize(
    ("kind", "severity"),
    [(K.CIVIL_INJUNCTION, E), (K.DVPO, E), (K.CAWN, W), (K.DOL_FLAG, W), (K.COMMUNITY_RESOLUTION, W)],
)
def test_where_a_breach_is_no_offence_none_is_charged(kind: OrderKind, severity: Severity) -> None:
    when = {"occurred_at": at("2026-05-10T10:00:00+01:00"), "requirement_number": 1}
    term = Requirement(number=1, kind=RequirementKind.PROHIBIT, text="Must not go to Mill Lane, Breckholme.")
    charged = (breach(**when, offence_code=offence("SE20001")[0]),)
    (one,) = judged(kind, requirements=(term,), breaches=charged)
    assert (one.code, one.severity) == ("XB-ORDER-128", severity)
    proceedings = (breach(**when, offence_code=offence("AS14504")[0]),)
    assert "XB-ORDER-128" not in found(kind, breaches=proceedings)


@pytest.mark.parametrize("kind", [K.RESPECT_ORDER, K.YOUTH_INJUNCTION, K.HOUSING_INJUNCTION])
def test_an_instrument_that_has_not_begun(kind: OrderKind) -> None:
    order = AsbOrder(ref="R-1", **known("36"), kind=kind, subject=person(), made_on=day("2026-05-01"))
    (one,) = check(sourced("asb_order", order), RuleContext(now=NOW))
    assert (one.code, one.severity) == ("XB-ORDER-135", W)


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2026-05-11", []), ("2026-05-12", ["XB-ORDER-125"])],
)
def test_an_interim_order_reaches_the_person_in_five_business_days(when: str, expected: list[str]) -> None:
    """Made on 1 May, a Friday; Monday 4 May is a bank holiday."""
    order = AsbOrder(
        ref="I-1",
        **known("36"),
        kind=K.CBO_INTERIM,
        subject=person(),
        made_on=day("2026-05-01"),
        grounds=ground(GroundKind.HARASSMENT_ALARM_DISTRESS),
        services=(handed(f"{when}T12:00:00+01:00"),),
        requirements=(Requirement(number=1, kind=RequirementKind.PROHIBIT, text="Must not go to Mill Lane."),),
    )
    assert codes(sourced("asb_order", order)) == expected


#: Orders with one date that a row bounds: the kind, the row, and what makes an order that ends so many days after it.
_SPANS = {
    K.CLOSURE_ORDER: ("closure.order.months", "XB-ORDER-044", 1),
    K.PSPO: ("pspo.duration.years", "XB-ORDER-044", 1),
    K.DVPO: ("dvpo.days.max", "XB-ORDER-044", 1),
    K.SPO: ("spo.duration.years", "XB-ORDER-043", -1),
    K.SHPO: ("shpo.duration.years", "XB-ORDER-043", -1),
    K.STRO: ("stro.duration.years", "XB-ORDER-043", -1),
    K.KCPO: ("kcpo.duration.max", "XB-ORDER-044", 1),
}


@given(
    kind=st.sampled_from(sorted(_SPANS)),
    first=st.dates(dt.date(2022, 8, 1), dt.date(2026, 4, 30)),
    over=st.integers(-13, 13),
)
def test_a_day_past_the_limit_flips_just_its_finding(kind: OrderKind, first: dt.date, over: int) -> None:
    from xborder.reference.counting import last_day

    name, code, sign = _SPANS[kind]
    row = law.value(name, on=first)
    assert row is not None
    end = last_day(row, first) + dt.timedelta(days=over)
    wrong = over * sign > 0
    changes: dict[str, Any] = {"follows_refs": ()} if kind is K.CLOSURE_ORDER else {}
    named = [each for each in found(kind, made_on=first, ends_on=end, **changes) if each != "XB-ORDER-132"]
    assert named == ([code] if wrong else [])


YEARS = (dt.datetime(2020, 1, 1), dt.datetime(2026, 5, 1))  # noqa: DTZ001 - the strategy takes them bare


@given(start=st.datetimes(*YEARS, timezones=st.just(dt.UTC)), over=st.integers(-90, 90))
def test_a_minute_past_the_hours_flips_just_its_finding(start: dt.datetime, over: int) -> None:
    times = {"made_at": start, "in_force_at": None, "ends_at": start + dt.timedelta(hours=48, minutes=over)}
    assert found(K.DISPERSAL_AUTHORISATION, **times) == (["XB-ORDER-044"] if over > 0 else [])


@given(made_on=st.dates(dt.date(2020, 1, 1), dt.date(2026, 5, 1)), late=st.integers(-20, 20))
def test_a_day_past_the_appeal_flips_just_its_finding(made_on: dt.date, late: int) -> None:
    lodged = made_on + dt.timedelta(days=20 + late)
    changes = {"made_on": made_on, "ends_on": made_on + dt.timedelta(days=80), "follows_refs": ()}
    named = found(K.CLOSURE_ORDER, appeal=Appeal(lodged_on=lodged), **changes)
    assert [each for each in named if each != "XB-ORDER-132"] == (["XB-ORDER-123"] if late > 0 else [])


@given(made_on=st.dates(dt.date(2020, 1, 1), dt.date(2026, 5, 1)), days=st.integers(-400, 400))
def test_a_birthday_past_the_limit_flips_just_its_finding(made_on: dt.date, days: int) -> None:
    from xborder.reference.clocks import add_months

    born = add_months(made_on, -12 * 18) + dt.timedelta(days=days)
    youngest = made_on.year - born.year - ((made_on.month, made_on.day) < (born.month, born.day))
    named = found(K.CAUTION_CONDITIONAL, made_on=made_on, subject=person(born=born.isoformat()))
    assert named == (["XB-ORDER-020"] if youngest < 18 else [])


@pytest.mark.parametrize(
    ("laid", "expected"), [("2026-05-15", ["XB-ORDER-136"]), ("2026-05-16", []), ("2026-04-30", [])]
)
def test_no_charge_while_a_fixed_penalty_can_be_paid(laid: str, expected: list[str]) -> None:
    charged = notice(breaches=(breach(occurred_on=day("2026-04-29"), occurred_at=None, information_laid_on=day(laid)),))
    context = RuleContext(now=NOW, records={"35:asb_order:CPN-1": charged})
    penalty = made(K.CPN_FPN, follows_refs=("35:asb_order:CPN-1",))
    assert [each.code for each in check(penalty, context)] == expected
