"""Right values of the numbers that people are known by, made without the modules under test."""

import datetime as dt
from collections.abc import Mapping

from hypothesis import strategies as st

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def driver(surname: str, born: dt.date, *, female: bool, initials: str = "", tail: str = "9AB") -> str:
    """The driver number of a person, the last three characters as given."""
    month = born.month + (50 if female else 0)
    year = f"{born.year % 100:02d}"
    return f"{surname[:5]:9<5}{year[0]}{month:02d}{born.day:02d}{year[1]}{initials[:2]:9<2}{tail}"


@st.composite
def drivers(draw: st.DrawFn) -> str:
    return driver(
        draw(st.text(CAPITALS, min_size=1, max_size=8)),
        draw(st.dates(dt.date(1910, 1, 1), dt.date(2009, 12, 31))),
        female=draw(st.booleans()),
        initials=draw(st.text(CAPITALS, max_size=2)),
        tail=draw(st.from_regex(r"[0-9][A-Z]{2}", fullmatch=True)),
    )


@st.composite
def nhs_numbers(draw: st.DrawFn) -> str:
    """A number whose ten digits, weighted 10 down to 1, come to a multiple of 11, and are not all alike."""
    nine = draw(st.text("0123456789", min_size=9, max_size=9).filter(lambda text: len(set(text)) > 1))
    weighted = sum((10 - place) * int(digit) for place, digit in enumerate(nine))
    fitting = [str(last) for last in range(10) if (weighted + last) % 11 == 0]
    return nine + fitting[0] if fitting else draw(nhs_numbers())


ninos = st.from_regex(r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]", fullmatch=True)
passports = st.from_regex(r"[0-9]{9}|[A-Z][0-9]{6}|[0-9]{6}[A-Z]", fullmatch=True)
prisoners = st.from_regex(r"[AC-HJ-NP-RTV-Z][0-9]{4}[AC-HJ-NP-RTV-Z]{2}", fullmatch=True)

VALID: Mapping[str, st.SearchStrategy[str]] = {
    "driver_number": drivers(),
    "nino": ninos,
    "nhs_number": nhs_numbers(),
    "passport_number": passports,
    "prisoner_number": prisoners,
    "crn": st.from_regex(r"[A-Z][0-9]{6}", fullmatch=True),
    "maat_id": st.integers(1, 999_999_998).map(str),
}
