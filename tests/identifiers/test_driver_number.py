import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers.linear_time import assert_linear
from identifiers.valid_people import CAPITALS, driver
from xborder.identifiers import driver_number

BORN = st.dates(dt.date(1910, 1, 1), dt.date(2009, 12, 31))


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("MORGA657054SM9IJ", "MORGA657054SM9IJ"),
        ("morga 657054 sm9ij", "MORGA657054SM9IJ"),
        ("MORGA657054SM9IJ 35", "MORGA657054SM9IJ"),
        ("MORGA657054SM9IJ35", "MORGA657054SM9IJ"),
        ("GARDN605109C99IJ", "GARDN605109C99IJ"),
        ("KER99861065SE9RM", "KER99861065SE9RM"),
        ("X9999001010999AA", "X9999001010999AA"),
        ("12345678", "12345678"),
    ],
)
def test_each_form(written: str, canonical: str) -> None:
    assert driver_number.validate(written) == canonical


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("MORGA613054SM9IJ", "birth-date", (6, 8)),
        ("MORGA600054SM9IJ", "birth-date", (6, 8)),
        ("MORGA650054SM9IJ", "birth-date", (6, 8)),
        ("MORGA663054SM9IJ", "birth-date", (6, 8)),
        ("MORGA657004SM9IJ", "birth-date", (8, 10)),
        ("MORGA 657324 SM9IJ", "birth-date", (9, 11)),
        ("MORGA602305SM9IJ", "birth-date", (8, 10)),
        ("MORGA602295SM9IJ", "birth-date", (8, 10)),
        ("MORGA627054SM9IJ", "characters", (6, 7)),
        ("MORGA6570S4SM9IJ", "characters", (9, 10)),
        ("1ORGA657054SM9IJ", "characters", (0, 1)),
        ("MO9GA657054SM9IJ", "filler", (2, 5)),
        ("MORGA6570549M9IJ", "filler", (11, 13)),
        ("MORGA657054SM9I", "length", None),
        ("MORGA657054SM9IJ3", "length", None),
        ("MORGA657054SM9IJ3X", "characters", (16, 17)),
    ],
)
def test_faults_are_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = driver_number.explain(written)
    assert (why.reason, why.span) == (reason, span)


def test_the_29th_of_february_is_right_in_a_leap_year_of_either_century() -> None:
    assert driver_number.is_valid("MORGA602294SM9IJ")  # 1964
    assert driver_number.is_valid("MORGA002290SM9IJ")  # 2000
    assert not driver_number.is_valid("MORGA002291SM9IJ")


@given(
    surname=st.text(CAPITALS, min_size=1, max_size=9),
    born=BORN,
    female=st.booleans(),
    initials=st.text(CAPITALS, max_size=2),
)
def test_the_parts_say_who_the_holder_is(surname: str, born: dt.date, female: bool, initials: str) -> None:
    said = driver_number.parts(driver(surname, born, female=female, initials=initials))
    assert said["surname"] == surname[:5]
    assert (said["birth_year"], said["birth_month"], said["birth_day"]) == (
        f"{born:%y}",
        f"{born:%m}",
        f"{born:%d}",
    )
    assert said["sex"] == ("female" if female else "male")
    assert said["initials"] == initials


def test_a_number_of_northern_ireland_says_nothing() -> None:
    assert driver_number.parts("12345678") == {"kind": "northern-ireland", "number": "12345678"}
    assert [doubt.reason for doubt in driver_number.doubts("12345678")] == ["northern-ireland"]


def test_a_letter_after_the_initials_is_kept_with_a_doubt() -> None:
    assert driver_number.validate("MORGA657054SMAIJ") == "MORGA657054SMAIJ"
    assert [doubt.reason for doubt in driver_number.doubts("MORGA657054SMAIJ")] == ["letter-for-digit"]


def test_the_interface_takes_sixteen_characters_as_they_stand() -> None:
    assert driver_number.validate("MORGA657054SM9IJ", profile="spi") == "MORGA657054SM9IJ"
    assert not driver_number.is_valid("MORGA657054SM9IJ35", profile="spi")
    assert not driver_number.is_valid("12345678", profile="spi")


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("MORGA6S7O54SM9IJ", "MORGA657054SM9IJ"),
        ("M0RGA657054SM9IJ", "MORGA657054SM9IJ"),
        ("MORGA.657054.SM9IJ", "MORGA657054SM9IJ"),
        ("MORGA657054SM9IJ/35", "MORGA657054SM9IJ"),
        ("MORG6A57054SM9IJ", "MORGA657054SM9IJ"),
        ("MORGAA657054SM9IJ", "MORGA657054SM9IJ"),
        ("MORGA675054SM9IJ", "MORGA657054SM9IJ"),
        ("KER861065SE9RM", "KER99861065SE9RM"),
        ("KER 861065 SE9RM", "KER99861065SE9RM"),
        ("GARDN605109C9IJ", "GARDN605109C99IJ"),
        ("KER861065S9RM", "KER99861065S99RM"),
        ("GARDN6O5109C9IJ", "GARDN605109C99IJ"),
        ("MORGA57054SM9IJ", "MORGA057054SM9IJ"),
        ("KER99 61065 SE9RM", "KER99061065SE9RM"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert meant in driver_number.suggest(slip)


def test_hostile_texts_are_refused_quickly() -> None:
    assert_linear(driver_number, "MORGA657054SM9IJ")
