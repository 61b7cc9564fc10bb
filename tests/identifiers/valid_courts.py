"""Right numbers of persons' files, of courts and of units, made without the code under test."""

from collections.abc import Mapping

from hypothesis import strategies as st

LETTERS23 = "ZABCDEFGHJKLMNPQRTUVWXY"


def letter_of(numeral: str) -> str:
    """The letter by long division, so that it shares no code with check23."""
    remainder = 0
    for digit in numeral:
        remainder = (remainder * 10 + "0123456789".index(digit)) % 23
    return LETTERS23[remainder]


def number(lowest: int, highest: int, width: int) -> st.SearchStrategy[str]:
    return st.integers(lowest, highest).map(lambda whole: f"{whole:0{width}d}")


@st.composite
def standard_cros(draw: st.DrawFn) -> str:
    serial, year = draw(number(0, 999_999, 6)), draw(number(0, 99, 2))
    return f"{serial}/{year}{letter_of(year + serial)}"


@st.composite
def short_file_cros(draw: st.DrawFn, first: int = 0, last: int = 99) -> str:
    serial, year = draw(st.from_regex(r"[0-9]{1,6}", fullmatch=True)), draw(number(first, last, 2))
    return f"SF{year}/{serial}{letter_of(year + serial)}"


@st.composite
def older_short_file_cros(draw: st.DrawFn) -> str:
    serial = draw(number(1, 999_999, 6))
    return f"SF{draw(number(39, 64, 2))}/{serial}{letter_of(serial)}"


@st.composite
def magistrates_cases(draw: st.DrawFn) -> str:
    year, court, serial = draw(number(0, 99, 2)), draw(number(100, 9997, 4)), draw(number(0, 999_999, 6))
    return f"{year}/{court}/{serial}{letter_of(year + court + serial)}"


pieces = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=4, max_size=4)
police_units = st.tuples(number(0, 99, 2), pieces).map("".join)
other_units = st.tuples(st.sampled_from("ABCDEFGHIJZ"), number(0, 99, 2), pieces).map("".join)

VALID: Mapping[str, st.SearchStrategy[str]] = {
    "cro_number": st.one_of(standard_cros(), short_file_cros(), older_short_file_cros()),
    "court_case_ref": st.one_of(
        magistrates_cases(),
        st.from_regex(r"[ABCSTU](?:19|20)[0-9]{6}", fullmatch=True),
        st.from_regex(r"[0-9]{10}", fullmatch=True),
        st.from_regex(r"[0-9]{2}/9998/[0-9]{6}[A-Z]", fullmatch=True),
    ),
    "ho_class": st.from_regex(r"[0-9]{3}/[0-9]{2}", fullmatch=True),
    "ou_code": st.one_of(police_units, other_units),
    "force_code": number(0, 99, 2),
    "court_code": number(100, 9999, 4),
}
