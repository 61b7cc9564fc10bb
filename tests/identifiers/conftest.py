"""Values that are right by construction, made without the code under test's own ``validate``."""

from collections.abc import Mapping

import pytest
from hypothesis import strategies as st

from identifiers import valid_courts, valid_people, valid_places

LETTERS23 = "ZABCDEFGHJKLMNPQRTUVWXY"


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


def alnum(length: int) -> st.SearchStrategy[str]:
    return st.text("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", min_size=length, max_size=length)


def remainder_letter(numeral: str) -> str:
    """The letter worked out digit by digit, so that it shares no code with check23."""
    remainder = 0
    for digit in numeral:
        remainder = (remainder * 10 + ord(digit) - ord("0")) % 23
    return LETTERS23[remainder]


@st.composite
def pncs(draw: st.DrawFn, first: int = 1939, last: int = 2026) -> str:
    year, serial = str(draw(st.integers(first, last))), draw(digits(7))
    return f"{year}/{serial}{remainder_letter(year[2:] + serial)}"


@st.composite
def asns(draw: st.DrawFn) -> str:
    year, force, serial = draw(digits(2)), draw(digits(2)), draw(digits(11))
    unit, system = draw(alnum(2)), draw(st.sampled_from(["00", "01", "C2", "ZZ"]))
    counted = force + (system if system.isdigit() else "") + year + serial
    return f"{year}{force}{unit}{system}{serial}{remainder_letter(counted)}"


@st.composite
def urns(draw: st.DrawFn) -> str:
    suffix = draw(st.sampled_from(["", "", "/2", "(M)", "(M)/2", "-BB", "/99"]))
    return draw(digits(2)) + draw(alnum(2)) + draw(digits(7)) + suffix


offence_codes = st.one_of(
    st.from_regex(r"[A-Z]{2}[0-9]{2}(?:A[0-9]{2}|[0-9]{3})[ABCI]?", fullmatch=True),
    st.from_regex(r"COML(?:A0[0-9]|[0-9]{3})", fullmatch=True),
)
postcodes = st.one_of(
    st.from_regex(r"[A-PR-UWYZ][A-HK-Y][0-9]{1,2} [0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True),
    st.from_regex(r"[A-PR-UWYZ][0-9]{1,2} [0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True),
    st.sampled_from(["GIR 0AA", "SW1A 2AA", "W1T 1JY", "BBND 1ZZ"]),
)
vrms = st.one_of(
    st.from_regex(r"[A-HJ-PR-Y]{2}(?:0[2-9]|[1-4][0-9]|5[1-9]|[67][0-9])[A-HJ-PR-Z]{3}", fullmatch=True),
    st.from_regex(r"[A-HJ-NPRSTV-Y][1-9][0-9]{0,2}[A-HJ-PR-Z]{3}", fullmatch=True),
    st.from_regex(r"[A-HJ-PR-Z]{3}[1-9][0-9]{0,2}[A-HJ-NPRSTV-Y]", fullmatch=True),
    st.from_regex(r"[A-Z]{1,2}[1-9][0-9]{0,3}", fullmatch=True),
)
exhibits = st.from_regex(r"[A-Z]{2,5}/[1-9][0-9]{0,3}[A-Z]?", fullmatch=True)

VALID = {
    "pnc_id": pncs(),
    "asn": asns(),
    "pti_urn": urns(),
    "cjs_offence_code": offence_codes,
    "postcode": postcodes,
    "vrm": vrms,
    "exhibit_ref": exhibits,
    **valid_people.VALID,
    **valid_courts.VALID,
    **valid_places.VALID,
}


@pytest.fixture(scope="session")
def valid() -> Mapping[str, st.SearchStrategy[str]]:
    """For each scheme, a strategy of right values in their canonical spelling."""
    return VALID
