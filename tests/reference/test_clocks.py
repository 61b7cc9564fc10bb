import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.model.values import PartialDate
from xborder.reference.clocks import (
    add_months,
    age_range,
    last_day_beginning_with,
    last_day_following,
    last_day_of_months,
    uk_day,
    uk_time,
)

DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1))
YEARS = (dt.datetime(1939, 1, 1), dt.datetime(2037, 12, 31))  # noqa: DTZ001 - the strategy takes them bare
MONTHS = st.integers(min_value=-120, max_value=120)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-09-20", 6, "2027-03-20"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2026-08-28", 6, "2027-02-28"),
        ("2026-12-31", 6, "2027-06-30"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(day: str, months: int, expected: str) -> None:
    assert add_months(dt.date.fromisoformat(day), months).isoformat() == expected


@given(DAYS, MONTHS)
def test_the_month_is_always_the_one_asked_for(day: dt.date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or (later + dt.timedelta(days=1)).day == 1


@given(DAYS, DAYS, MONTHS)
def test_adding_months_keeps_the_order_of_days(one: dt.date, other: dt.date, months: int) -> None:
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


@given(DAYS, st.integers(min_value=0, max_value=60), st.integers(min_value=0, max_value=60))
def test_two_spans_reach_no_further_than_one(day: dt.date, first: int, second: int) -> None:
    apart, together = add_months(add_months(day, first), second), add_months(day, first + second)
    assert apart <= together
    assert together - apart <= dt.timedelta(days=3)
    if day.day <= 28:
        assert apart == together


@given(DAYS, st.integers(min_value=1, max_value=60))
def test_periods_that_follow_one_another_leave_no_gap(first: dt.date, months: int) -> None:
    last = last_day_of_months(first, months)
    assert add_months(first, months) - dt.timedelta(days=1) <= last < add_months(first, months) + dt.timedelta(days=1)


@given(DAYS, st.integers(min_value=1, max_value=400))
def test_a_period_that_begins_with_the_day_is_one_day_shorter(day: dt.date, days: int) -> None:
    assert last_day_following(day, days) - last_day_beginning_with(day, days) == dt.timedelta(days=1)


def test_the_appeal_of_the_act() -> None:
    assert last_day_beginning_with(dt.date(2026, 4, 14), 21) == dt.date(2026, 5, 4)


def test_a_count_stops_where_the_calendar_does() -> None:
    assert add_months(dt.date(9999, 12, 1), 1) == dt.date.max
    assert add_months(dt.date(1, 1, 1), -1) == dt.date.min
    assert last_day_following(dt.date.max, 14) == dt.date.max
    assert last_day_of_months(dt.date.max, 1) == dt.date.max
    edge = dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=14)))
    assert uk_day(edge) == dt.date.min


@given(DAYS, DAYS)
def test_a_full_date_of_birth_gives_one_age(one: dt.date, other: dt.date) -> None:
    born, on = sorted((one, other))
    youngest, oldest = age_range(PartialDate.of(born), on)
    assert youngest == oldest >= 0
    birthday = PartialDate.of(born)
    assert age_range(PartialDate(birthday.year), on)[0] <= youngest <= age_range(PartialDate(birthday.year), on)[1]


def test_a_birthday_on_leap_day() -> None:
    born = PartialDate.parse("2008-02-29")
    assert age_range(born, dt.date(2026, 2, 28)) == (17, 17)
    assert age_range(born, dt.date(2026, 3, 1)) == (18, 18)


def test_the_day_in_london() -> None:
    assert uk_day(dt.datetime(2026, 1, 31, 23, 30, tzinfo=dt.UTC)) == dt.date(2026, 1, 31)
    assert uk_day(dt.datetime(2026, 7, 31, 23, 30, tzinfo=dt.UTC)) == dt.date(2026, 8, 1)
    assert uk_time(dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC)).hour == 2
    naive = dt.datetime(2026, 7, 31, 23, 30)  # noqa: DTZ001 - a time without an offset is what is tested
    assert uk_day(naive) == dt.date(2026, 7, 31)


@given(at=st.datetimes(*YEARS), hours=st.integers(-14, 14))
def test_the_day_in_london_is_that_of_its_clock(at: dt.datetime, hours: int) -> None:
    there = at.replace(tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    assert uk_day(there) == there.astimezone(ZoneInfo("Europe/London")).date()
