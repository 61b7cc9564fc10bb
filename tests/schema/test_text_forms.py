import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from xborder.model.values import PartialDate
from xborder.schema.text_forms import DATE, DATE_TIME, PARTIAL_DATE, matches

_DIGITS = st.text("0123456789", min_size=2, max_size=2)
_YEARS = st.text("0123456789", min_size=4, max_size=4)


def readable(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def test_the_days_of_four_centuries_are_dates_and_no_others() -> None:
    for year in (*range(1, 401), *range(1600, 2001), 9999):
        for month in (2, year % 14):
            for day in (28, 29, 30, 31, 32, 0):
                text = f"{year:04d}-{month:02d}-{day:02d}"
                assert matches(DATE, text) == readable(text), text


@given(_YEARS, _DIGITS, _DIGITS)
def test_a_date_is_one_that_the_calendar_has(year: str, month: str, day: str) -> None:
    text = f"{year}-{month}-{day}"
    assert matches(DATE, text) == readable(text)


@given(st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True) | st.text(max_size=11))
def test_a_partial_date_is_a_date_cut_short(text: str) -> None:
    whole = {4: text + "-01-01", 7: text + "-01"}.get(len(text), text)
    assert matches(PARTIAL_DATE, text) == readable(whole)
    if matches(PARTIAL_DATE, text):
        assert str(PartialDate.parse(text)) == text


@given(st.from_regex(re.compile(DATE_TIME, re.ASCII), fullmatch=True))
def test_every_time_of_the_form_can_be_read_and_has_an_offset(text: str) -> None:
    assert dt.datetime.fromisoformat(text.rstrip("\n")).tzinfo is not None


@given(st.datetimes(timezones=st.just(dt.UTC)))
def test_every_time_in_utc_is_of_the_form(moment: dt.datetime) -> None:
    assert matches(DATE_TIME, moment.isoformat())
