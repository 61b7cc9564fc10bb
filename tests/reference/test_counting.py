"""Time that the law gives: hours as they truly run, days that are left out, months by the calendar."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.reference import law
from xborder.reference.counting import in_hours, last_day, last_moment, midnight
from xborder.reference.law_limits import NotCounted
from xborder.reference.uncounted_days import good_friday, is_bank_holiday, is_counted

ON = dt.date(2026, 5, 1)
MOMENTS = st.datetimes(dt.datetime(2015, 1, 1), dt.datetime(2035, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001 - the strategy takes them bare


def row(name: str) -> law.LawRow:
    found = law.value(name, on=ON)
    assert found is not None
    return found


def end(name: str, start: str) -> str:
    return last_moment(row(name), dt.datetime.fromisoformat(start)).isoformat()


@pytest.mark.parametrize(
    ("name", "start", "expected"),
    [
        # The clocks go on in the night to 29 March 2026 and back in the night to 25 October.
        ("disp.exclusion.hours", "2026-03-28T10:00:00+00:00", "2026-03-30T11:00:00+01:00"),
        ("disp.exclusion.hours", "2026-10-24T10:00:00+01:00", "2026-10-26T09:00:00+00:00"),
        ("disp.auth.hours", "2026-06-10T10:00:00+01:00", "2026-06-12T10:00:00+01:00"),
        ("disp.auth.hours", "2026-06-10T09:00:00+00:00", "2026-06-12T10:00:00+01:00"),
        ("closure.notice.hours", "2026-03-28T10:00:00+00:00", "2026-03-29T11:00:00+01:00"),
        # Christmas Day is left out of a closure, and out of nothing that concerns dispersal.
        ("closure.notice.hours", "2026-12-24T18:00:00+00:00", "2026-12-26T18:00:00+00:00"),
        ("closure.application.hours", "2026-12-25T08:00:00+00:00", "2026-12-28T00:00:00+00:00"),
        ("disp.auth.hours", "2026-12-24T18:00:00+00:00", "2026-12-26T18:00:00+00:00"),
        # Easter 2026: Good Friday 3 April, Sunday 5, bank holiday 6.
        ("dvpo.hearing.hours", "2026-04-02T12:00:00+01:00", "2026-04-07T12:00:00+01:00"),
        ("poca.cash.hours", "2026-04-02T12:00:00+01:00", "2026-04-08T12:00:00+01:00"),
        ("dvpo.hearing.hours", "2026-04-03T12:00:00+01:00", "2026-04-08T00:00:00+01:00"),
    ],
)
def test_hours(name: str, start: str, expected: str) -> None:
    assert end(name, start) == expected


@pytest.mark.parametrize(
    ("name", "first", "expected"),
    [
        ("cpn.appeal.days", "2026-04-14", "2026-05-04"),
        ("cpn.fpn.bar.days", "2026-04-14", "2026-04-28"),
        ("closure.order.months", "2026-11-30", "2027-02-28"),
        ("closure.order.months", "2026-05-01", "2026-07-31"),
        ("pspo.challenge.weeks", "2026-05-01", "2026-06-11"),
        ("pspo.duration.years", "2026-05-01", "2029-04-30"),
        ("dvpo.days.min", "2026-05-01", "2026-05-14"),
        ("dvpo.days.max", "2026-05-01", "2026-05-28"),
        ("cbo.interim.presence.days", "2026-04-02", "2026-04-13"),
        ("cbo.interim.presence.days", "2026-05-29", "2026-06-05"),
    ],
)
def test_days_weeks_months_and_years(name: str, first: str, expected: str) -> None:
    assert last_day(row(name), dt.date.fromisoformat(first)).isoformat() == expected


@given(MOMENTS)
def test_dispersal_truly_runs_forty_eight_hours(start: dt.datetime) -> None:
    assert last_moment(row("disp.exclusion.hours"), start) - start == dt.timedelta(hours=48)


@given(MOMENTS)
def test_what_is_left_out_is_all_that_is_added(start: dt.datetime) -> None:
    """Minute by minute would be slow: the hours between that count come to the hours of the row."""
    hearing = row("dvpo.hearing.hours")
    assert hearing.limit is not None
    finish = last_moment(hearing, start).astimezone(dt.UTC)
    counted = dt.timedelta()
    day = start.date() - dt.timedelta(days=1)
    while midnight(day) < finish:
        begins, over = max(start, midnight(day)), min(finish, midnight(day + dt.timedelta(days=1)))
        if over > begins and is_counted(day, hearing.limit.not_counted):
            counted += over - begins
        day += dt.timedelta(days=1)
    assert counted == dt.timedelta(hours=48)


@given(MOMENTS, MOMENTS)
def test_a_later_start_never_ends_earlier(one: dt.datetime, other: dt.datetime) -> None:
    first, second = sorted((one, other))
    for name in ("closure.notice.hours", "dapo.hearing.hours"):
        assert last_moment(row(name), first) <= last_moment(row(name), second)


def test_a_time_without_an_offset_is_refused_and_the_calendar_has_an_edge() -> None:
    with pytest.raises(ValueError, match="offset"):
        last_moment(row("disp.auth.hours"), dt.datetime(2026, 5, 1))  # noqa: DTZ001 - that is what is tested
    edge = dt.datetime.max.replace(tzinfo=dt.UTC)
    assert last_moment(row("closure.notice.hours"), edge) == edge
    assert last_day(row("cbo.interim.presence.days"), dt.date.max) == dt.date.max
    assert midnight(dt.date.min).year == 1


def test_every_row_that_bounds_a_time_can_be_counted() -> None:
    for each in law.rows():
        if each.limit is None or each.limit.counts_from is None or not isinstance(each.value, int):
            continue
        unit = (each.unit or "").split(",")[0].removesuffix("s")
        if in_hours(each):
            last_moment(each, dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
        elif unit in {"day", "week", "month", "year"}:
            last_day(each, ON)
        if each.limit.clock:
            assert "{order}" in each.limit.clock
            assert unit in {"hour", "day", "week", "month", "year"}, each.id


def test_what_bounds_an_order_names_things_that_exist() -> None:
    from xborder.model.codes import Applicant, GroundKind, IssuerRole, OrderKind, ServiceMethod
    from xborder.model.order import AsbOrder
    from xborder.reference.law_limits import LimitOf
    from xborder.reference.ranks import rank_named

    words: dict[LimitOf, set[str]] = {
        LimitOf.APPLICANTS: {each.value for each in Applicant},
        LimitOf.ISSUERS: {each.value for each in IssuerRole},
        LimitOf.SERVICE: {each.value for each in ServiceMethod},
        LimitOf.SERVE_BY: {each.value for each in ServiceMethod},
        LimitOf.GROUNDS_OF_ARREST: {each.value for each in GroundKind},
        LimitOf.FOLLOWS: {each.value for each in OrderKind},
        LimitOf.CONTENT: {field.name for field in attrs.fields(AsbOrder)},
        LimitOf.BREACH: {"summary", "no_offence"},
    }
    for each in law.rows():
        if each.limit is None:
            continue
        kinds = {kind.value for kind in OrderKind}
        assert set(each.limit.also) <= kinds, each.id
        assert each.limit.also or each.instrument in kinds, each.id
        named = each.limit.codes or (each.value if isinstance(each.value, tuple) else ())
        if each.limit.what in words:
            assert set(named) <= words[each.limit.what], each.id
        if each.limit.what is LimitOf.RANK:
            assert rank_named(str(each.value))
        if each.limit.rank:
            assert rank_named(each.limit.rank)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2016, "03-25"),
        (2018, "03-30"),
        (2019, "04-19"),
        (2024, "03-29"),
        (2025, "04-18"),
        (2026, "04-03"),
        (2038, "04-23"),
    ],
)
def test_good_friday(year: int, expected: str) -> None:
    assert good_friday(year).isoformat() == f"{year}-{expected}"


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
        (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
        (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
        (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    ],
)
def test_bank_holidays(year: int, expected: str) -> None:
    days = [dt.date(year, 1, 1) + dt.timedelta(days=number) for number in range(365)]
    assert " ".join(f"{day:%m-%d}" for day in days if is_bank_holiday(day)) == expected


def test_days_of_no_easter_are_counted() -> None:
    assert is_counted(dt.date(1, 1, 1), (NotCounted.BANK_HOLIDAY, NotCounted.GOOD_FRIDAY))
