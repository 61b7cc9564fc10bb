"""A day past a limit flips exactly the step that the limit governs, and a day within it nothing."""

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_records import link, links
from scenario_world import SEVEN, records_of
from xborder.ladder import Ladder, Scope, assess
from xborder.ladder.operations import shipped
from xborder.model.operation import CheckName, Operation, OperationPolicy
from xborder.rules.people import people_in

_DAY = dt.timedelta(days=1)
#: Between the start of every row that is asked for and a century in which nothing is known to change.
DAYS = st.dates(dt.date(2022, 9, 1), dt.date(2100, 1, 1))
NEAR = st.integers(-40, 40)


def ladder(*shorts: dict[str, Any], on: dt.date | dt.datetime, **more: Any) -> Ladder:
    records = records_of({"records": shorts, "person": more.pop("person", {})})
    now = on if isinstance(on, dt.datetime) else dt.datetime.combine(on, dt.time(12), dt.UTC)
    known = links(link(*(one.key for record in records for one in people_in(record))))
    wanted: dict[str, Any] = {"scope": Scope(agreement="ISA-1 1.0.0", forces=SEVEN), **more}
    (made,) = assess(records, known, now=now, **wanted)
    return made


def statuses(made: Ladder) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {one.step: ["not_now"] for one in made.not_now}
    for one in made.proposals:
        found.setdefault(one.step, []).append(one.status.value)
    return found


def flipped(before: Ladder, after: Ladder) -> dict[str, tuple[list[str], list[str]]]:
    """The steps whose status differs, and how."""
    one, two = statuses(before), statuses(after)
    return {step: (one[step], two[step]) for step in one if one[step] != two[step]}


def warned_of(made: Ladder) -> set[str]:
    return {
        f"{one.step}: {gate.check}" for one in made.proposals for gate in one.gates if not gate.blocks and not gate.met
    }


def incident(on: dt.date, ref: str = "NK/1", force: str = "36") -> dict[str, Any]:
    return {"incident": ref, "force": force, "on": on.isoformat()}


def warning(served: dt.date) -> dict[str, Any]:
    return {"order": "CPW-1", "kind": "cpw", "force": "36", "made": served.isoformat(), "served": served.isoformat()}


def notice(made: dt.date, ends: dt.date, *breaches: dt.date, **more: Any) -> dict[str, Any]:
    said = {"number": 1, "kind": more.pop("term", "prohibit")}
    days = {"made": made.isoformat(), "served": made.isoformat(), "ends": ends.isoformat()}
    broken = [{"when": each.isoformat()} for each in breaches]
    return {"order": "CPN-1", "kind": "cpn", "force": "46", "requirements": [said], "breaches": broken, **days, **more}


def by_numbers(**numbers: int) -> Operation:
    made = shipped("coursing")
    values = {"warning_life_days": 365, "minimum_days_to_comply": 1, "clock_warning_days": 28, **numbers}
    return attrs.evolve(made, policy=OperationPolicy(**values))


def with_least_days(number: int) -> Operation:
    """Coursing where forces block a notice before so many days."""
    made = shipped("coursing")
    steps = tuple(
        attrs.evolve(
            step,
            needs=tuple(
                attrs.evolve(need, number=number) if need.check is CheckName.TIME_TO_COMPLY else need
                for need in step.needs
            ),
        )
        for step in made.steps
    )
    return attrs.evolve(made, steps=steps)


@given(served=DAYS, life=st.integers(2, 1000), near=NEAR)
def test_the_life_of_a_warning_governs_whether_a_new_one_is_given(served: dt.date, life: int, near: int) -> None:
    records = (incident(served - _DAY), warning(served), incident(served + _DAY, "EK/1", "46"))
    last = served + life * _DAY
    made = [ladder(*records, on=last + day * _DAY, operation=by_numbers(warning_life_days=life)) for day in (0, 1)]
    assert flipped(*made) == {"warning": (["not_now"], ["open"])}
    assert warned_of(made[1]) - warned_of(made[0]) == {"notice: still_relied_on"}
    clock = [next(one for one in each.clocks if one.title.startswith("Life")) for each in made]
    assert [(one.last_day, one.passed) for one in clock] == [(last, False), (last, True)]
    on = max(last + near * _DAY, served + _DAY)
    other = ladder(*records, on=on, operation=by_numbers(warning_life_days=life))
    assert statuses(other) == statuses(made[on > last])


@given(served=DAYS, least=st.integers(1, 60))
def test_the_shortest_gap_governs_the_notice(served: dt.date, least: int) -> None:
    after = {"incident": "EK/1", "force": "46", "at": f"{served}T16:00:00+00:00"}
    given_ = {**warning(served), "served": f"{served}T08:00:00+00:00"}
    records = (incident(served - _DAY), given_, after)
    operation = with_least_days(least)
    made = [ladder(*records, on=served + day * _DAY, operation=operation) for day in (least - 1, least)]
    assert flipped(*made) == {"notice": (["blocked"], ["open"])}


@given(served=DAYS, least=st.integers(2, 60))
def test_the_forces_own_shortest_gap_only_warns(served: dt.date, least: int) -> None:
    records = (incident(served - _DAY), warning(served), incident(served + _DAY, "EK/1", "46"))
    operation = by_numbers(minimum_days_to_comply=least)
    made = [ladder(*records, on=served + day * _DAY, operation=operation) for day in (least - 1, least)]
    assert flipped(*made) == {}
    assert warned_of(made[0]) - warned_of(made[1]) == {"notice: time_to_comply"}


def _six_months_on(day: dt.date) -> dt.date:
    """By another way than the program's: the last day that has no greater day-number, six months on."""
    year, month = (day.year, day.month + 6) if day.month <= 6 else (day.year + 1, day.month - 6)
    return next(found for number in range(day.day, 0, -1) if (found := _date(year, month, number)))


def _date(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


@given(broken=DAYS, near=NEAR)
def test_six_months_govern_the_prosecution(broken: dt.date, near: int) -> None:
    records = (notice(broken - 30 * _DAY, broken + 900 * _DAY, broken), incident(broken - 40 * _DAY))
    last = _six_months_on(broken)
    made = [ladder(*records, on=last + day * _DAY) for day in (0, 1)]
    assert flipped(*made) == {"prosecution": (["open"], ["blocked"])}
    other = ladder(*records, on=last + near * _DAY)
    assert statuses(other) == statuses(made[near > 0])


@given(made_on=DAYS, near=st.integers(0, 60))
def test_the_time_to_appeal_governs_its_clock_and_no_step(made_on: dt.date, near: int) -> None:
    records = (notice(made_on, made_on + 900 * _DAY), incident(made_on - _DAY))
    made = ladder(*records, on=made_on + near * _DAY)
    (clock,) = (one for one in made.clocks if one.title.startswith("Last day to appeal"))
    assert (clock.last_day, clock.passed) == (made_on + 20 * _DAY, near > 20)
    assert statuses(made) == statuses(ladder(*records, on=made_on))


@given(
    lodged=DAYS, length=st.integers(1, 90), near=st.integers(-40, 130), kind=st.sampled_from(["require", "prohibit"])
)
def test_an_open_appeal_governs_the_prosecution_of_a_positive_term(
    lodged: dt.date, length: int, near: int, kind: str
) -> None:
    decided, broken = lodged + length * _DAY, lodged + near * _DAY
    appeal = {"lodged": lodged.isoformat(), "determined": decided.isoformat(), "outcome": "dismissed"}
    order = notice(lodged - 60 * _DAY, lodged + 900 * _DAY, broken, term=kind, appeal=appeal)
    plain = notice(lodged - 60 * _DAY, lodged + 900 * _DAY, broken, term=kind)
    on, before = lodged + 140 * _DAY, incident(lodged - 70 * _DAY)
    pending = lodged <= broken < decided and kind == "require"
    expected = {"prosecution": (["open"], ["blocked"])} if pending else {}
    assert flipped(ladder(plain, before, on=on), ladder(order, before, on=on)) == expected


@given(ends=DAYS, near=NEAR)
def test_the_last_day_of_a_notice_governs_the_prosecution(ends: dt.date, near: int) -> None:
    before = incident(ends - 70 * _DAY)
    made = [ladder(notice(ends - 60 * _DAY, ends, ends + day * _DAY), before, on=ends + 50 * _DAY) for day in (0, 1)]
    assert flipped(*made) == {"prosecution": (["open"], ["blocked"])}
    other = ladder(notice(ends - 60 * _DAY, ends, ends + near * _DAY), before, on=ends + 50 * _DAY)
    assert statuses(other) == statuses(made[near > 0])


@given(ends=DAYS)
def test_the_last_day_of_a_notice_governs_the_next_one(ends: dt.date) -> None:
    served = ends - 100 * _DAY
    records = (
        incident(served - _DAY),
        warning(served),
        incident(ends - _DAY, "EK/1", "46"),
        notice(served + _DAY, ends),
    )
    made = [ladder(*records, on=ends + day * _DAY) for day in (0, 1)]
    assert flipped(*made) == {"notice": (["not_now"], ["open"])}


@given(paid_from=DAYS, near=st.integers(0, 40))
def test_fourteen_days_govern_the_prosecution(paid_from: dt.date, near: int) -> None:
    broken = paid_from - 2 * _DAY
    fixed = {"order": "FPN-1", "kind": "cpn_fpn", "force": "36", "made": paid_from.isoformat()}
    records = (notice(broken - 30 * _DAY, broken + 900 * _DAY, broken), fixed)
    made = [ladder(*records, on=paid_from + day * _DAY) for day in (14, 15)]
    assert flipped(*made) == {"prosecution": (["blocked"], ["cannot_tell"])}
    assert statuses(ladder(*records, on=paid_from + near * _DAY)) == statuses(made[near > 14])


@given(birthday=DAYS.filter(lambda day: (day.month, day.day) != (2, 29)))
def test_the_sixteenth_birthday_governs_the_warning(birthday: dt.date) -> None:
    born = birthday.replace(year=birthday.year - 16, day=birthday.day)
    made = [
        ladder(incident(birthday - 9 * _DAY), on=on, person={"born": str(born)}) for on in (birthday - _DAY, birthday)
    ]
    assert flipped(*made) == {"warning": (["blocked"], ["open"])}


@given(last=DAYS)
def test_the_agreements_last_day_governs_what_counts_and_no_step(last: dt.date) -> None:
    records = (incident(last - 40 * _DAY), warning(last - 30 * _DAY), incident(last - _DAY, "EK/1", "46"))
    scope = Scope(agreement="ISA-1 1.0.0", forces=SEVEN, ends=last)
    made = [ladder(*records, on=last + day * _DAY, scope=scope) for day in (0, 1)]
    assert flipped(*made) == {}
    assert [len(each.cross_border.counts_under_agreement) for each in made] == [2, 0]
    assert warned_of(made[1]) - warned_of(made[0]) == {"notice: incidents"}


@given(served=st.datetimes(dt.datetime(2023, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001 - hypothesis adds the offset
def test_forty_eight_hours_govern_the_closure_order(served: dt.datetime) -> None:
    told = incident(served.date() - 9 * _DAY)
    paper = {"order": "CN-1", "kind": "closure_notice", "force": "42", "rank": "Superintendent"}
    paper |= {"made": served.isoformat(), "served": served.isoformat()}
    operation, last = shipped("county-lines"), _without_christmas(served)
    made = [
        ladder(told, paper, on=last + step, operation=operation) for step in (dt.timedelta(0), dt.timedelta(minutes=1))
    ]
    assert flipped(*made)["closure_order"] == (["open"], ["blocked"])
    assert set(flipped(*made)) <= {"closure_order", "closure_notice", "warning"}


def _without_christmas(served: dt.datetime) -> dt.datetime:
    """By another way than the program's: hour by hour. In December London keeps UTC."""
    last, left = served, dt.timedelta(hours=48)
    while left:
        if (last.month, last.day) == (12, 25):
            last = last.replace(hour=0, minute=0, second=0, microsecond=0) + _DAY
        else:
            step = min(
                left, dt.timedelta(days=1), last.replace(hour=0, minute=0, second=0, microsecond=0) + _DAY - last
            )
            last, left = last + step, left - step
    return last


@pytest.mark.parametrize(("minutes", "status"), [(0, "blocked"), (1, "open")])
def test_the_minute_of_service_governs_the_prosecution(minutes: int, status: str) -> None:
    given_ = dt.datetime(2026, 4, 15, 16, 20, tzinfo=dt.UTC)
    order = notice(given_.date(), given_.date() + 300 * _DAY, served=given_.isoformat())
    order["breaches"] = [{"when": (given_ + dt.timedelta(minutes=minutes)).isoformat()}]
    made = ladder(order, incident(given_.date() - _DAY), on=given_.date() + 20 * _DAY)
    assert statuses(made)["prosecution"] == [status]
