"""A driver number against its holder: what does not agree, and which correction the holder chooses."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from identifiers.valid_people import CAPITALS, driver, drivers
from xborder.identifiers import driver_number
from xborder.identifiers.driver_choice import suggest_for
from xborder.identifiers.driver_facts import disagreements
from xborder.identifiers.driver_glance import agree_at_a_glance
from xborder.model.values import PartialDate

NUMBER = "MORGA657054SM9IJ"
BORN = dt.date(1964, 7, 5)
SURNAMES = st.text(CAPITALS, min_size=1, max_size=9)
BIRTHS = st.dates(dt.date(1910, 1, 1), dt.date(2009, 12, 31))


def reasons(value: str, **facts: Any) -> list[str]:
    return [doubt.reason for doubt in disagreements(value, **facts)]


@given(surname=SURNAMES, given_name=SURNAMES, born=BIRTHS, sex=st.sampled_from("12"))
def test_a_number_agrees_with_the_person_it_was_made_for(
    surname: str, given_name: str, born: dt.date, sex: str
) -> None:
    number = driver(surname, born, female=sex == "2", initials=given_name[0])
    assert reasons(number, family=surname, given=(given_name,), date_of_birth=born, sex=sex) == []
    assert suggest_for(number, family=surname, given=(given_name,), date_of_birth=born, sex=sex) == ()


@given(number=drivers(), born=BIRTHS)
def test_another_birth_date_always_shows_unless_a_century_apart(number: str, born: dt.date) -> None:
    said = driver_number.parts(number)
    same = f"{born:%y%m%d}" == said["birth_year"] + said["birth_month"] + said["birth_day"]
    assert (reasons(number, date_of_birth=born) == []) is same


@pytest.mark.parametrize(
    ("family", "agrees"),
    [
        ("Morgan", True),
        ("MORGAN", True),
        ("Mórgan", True),
        ("Mor'gan", True),
        ("Ker-Morgan", True),
        ("Morgan-Ker", True),
        ("de Morgan", True),
        ("Morgen", True),
        ("Ker", False),
        ("\u041c\u043e\u0440", True),
        ("", True),
        (None, True),
    ],
)
def test_surnames_agree_whatever_their_spelling(family: str | None, agrees: bool) -> None:
    number = NUMBER.replace("MORGA", "MORGE") if family == "Morgen" else NUMBER
    assert (reasons(number, family=family) == []) is agrees


@pytest.mark.parametrize(
    ("family", "kept"),
    [
        ("MacDonald", "MCDON"),
        ("MacDonald", "MACDO"),
        ("McDonald", "MACDO"),
        ("O'Brien", "OBRIE"),
        ("Ng", "NG999"),
        ("Łoś", "LOS99"),
        ("Strauß", "STRAU"),
        ("St. John", "STJOH"),
    ],
)
def test_surnames_as_licences_keep_them(family: str, kept: str) -> None:
    assert reasons(kept + NUMBER[5:], family=family) == []


@pytest.mark.parametrize(
    ("given_names", "agrees"),
    [
        (("Sarah", "Meredyth"), True),
        (("Sarah",), True),
        (("Meredyth",), True),
        (("Sarah", "Ann"), False),
        (("Ann",), False),
        (("Sarah Meredyth",), True),
        ((), True),
    ],
)
def test_a_middle_name_may_be_missing_but_not_another(given_names: tuple[str, ...], agrees: bool) -> None:
    assert (reasons(NUMBER, given=given_names) == []) is agrees


@pytest.mark.parametrize(
    ("born", "agrees"),
    [
        ("1964-07-05", True),
        ("1964-07", True),
        ("1964", True),
        ("1864", True),
        ("1965", False),
        ("1964-08", False),
        ("1964-07-06", False),
    ],
)
def test_a_birth_date_is_compared_as_far_as_it_is_known(born: str, agrees: bool) -> None:
    assert (reasons(NUMBER, date_of_birth=PartialDate.parse(born)) == []) is agrees


def test_a_sex_that_is_not_known_is_not_compared() -> None:
    assert [reasons(NUMBER, sex=sex) for sex in ("0", "1", "2", "9", None)] == [[], ["sex"], [], [], []]


def test_what_cannot_be_read_agrees_with_anything() -> None:
    assert reasons("12345678", family="Ker", sex="1") == reasons("?", family="Ker") == []


@given(
    surname=SURNAMES, born=BIRTHS, sex=st.sampled_from("12"), at=st.integers(5, 10), digit=st.sampled_from("0123456789")
)
def test_one_wrong_digit_of_the_birth_date_is_found_by_the_facts(
    surname: str, born: dt.date, sex: str, at: int, digit: str
) -> None:
    number = driver(surname, born, female=sex == "2", initials="D")
    spoiled = number[:at] + digit + number[at + 1 :]
    assume(spoiled != number)
    assert suggest_for(spoiled, family=surname, date_of_birth=born, sex=sex) == (number,)


@given(surname=st.text(CAPITALS, min_size=5, max_size=9), born=BIRTHS, at=st.integers(0, 9))
def test_two_characters_swapped_are_found_by_the_facts(surname: str, born: dt.date, at: int) -> None:
    number = driver(surname, born, female=True, initials="D")
    spoiled = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    assume(spoiled != number)
    assert number in suggest_for(spoiled, family=surname, date_of_birth=born, sex="2")


def test_the_facts_choose_between_repairs_of_the_form() -> None:
    spoiled = "MORGA667054SM9IJ"  # month 67: 57, or 06, or another
    assert suggest_for(spoiled, date_of_birth=BORN, sex="2") == (NUMBER,)
    assert suggest_for(spoiled) == driver_number.suggest(spoiled)


def test_a_lost_letter_of_the_surname_is_put_back() -> None:
    assert suggest_for("MOGA657054SM9IJ", family="Morgan", date_of_birth=BORN) == (NUMBER,)


def test_another_persons_number_is_not_bent_to_fit() -> None:
    assert suggest_for("KER99861065SE9RM", family="Morgan", given=("Sarah",), date_of_birth=BORN, sex="2") == ()


@given(value=st.text(max_size=40), family=st.text(max_size=20), given_name=st.text(max_size=20))
def test_any_texts_are_compared_without_an_exception(value: str, family: str, given_name: str) -> None:
    disagreements(value, family=family, given=(given_name,), sex=given_name)
    disagreements(NUMBER, family=family, given=(given_name,), sex=given_name)
    suggest_for(value, family=family, given=(given_name,))


@given(
    family=st.text("ABCabc'9 -", max_size=8),
    given_names=st.lists(st.text("SMabc9", max_size=4), max_size=3),
    born=st.dates(dt.date(1930, 1, 1), dt.date(2010, 1, 1)),
    sex=st.sampled_from(["1", "2", "9", None]),
    tail=st.from_regex(r"[0-9A][A-Z]{2}", fullmatch=True),
)
def test_what_agrees_at_a_glance_agrees_the_long_way(
    family: str, given_names: list[str], born: dt.date, sex: str | None, tail: str
) -> None:
    month = born.month + (50 if sex == "2" else 0)
    initials = "".join(name[:1].upper() for name in given_names[:2]).ljust(2, "9")
    number = f"{family.upper()[:5]:9<5}{born.year // 10 % 10}{month:02d}{born.day:02d}{born.year % 10}{initials}{tail}"
    known: dict[str, Any] = {
        "family": family,
        "given": tuple(given_names),
        "date_of_birth": PartialDate.of(born),
        "sex": sex,
    }
    if agree_at_a_glance(number, **known):
        assert driver_number.is_valid(number)
        assert disagreements(number, **known) == ()
