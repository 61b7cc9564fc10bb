import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.identifiers.check23 import ALPHABET, check_letter

digits = st.text("0123456789", min_size=9, max_size=9)


def long_division(numeral: str) -> str:
    remainder = 0
    for digit in numeral:
        remainder = (remainder * 10 + ord(digit) - ord("0")) % 23
    return "ZABCDEFGHJKLMNPQRTUVWXY"[remainder]


@pytest.mark.parametrize(
    ("numeral", "letter"),
    [
        ("020073319", "Z"),
        ("790163001", "B"),
        ("810000034", "U"),
        ("030000003", "Y"),
        ("91065656", "H"),
        ("05482703", "J"),
        ("8350058", "Z"),
        ("971626008395", "Q"),
        ("01011100000448754", "K"),
        ("00009700000123456", "K"),
    ],
)
def test_worked_examples(numeral: str, letter: str) -> None:
    assert check_letter(numeral) == letter


@given(st.text("0123456789", min_size=1, max_size=24))
def test_it_agrees_with_long_division(numeral: str) -> None:
    assert check_letter(numeral) == long_division(numeral)


@given(digits, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_always_shows(numeral: str, at: int, shift: int) -> None:
    wrong = numeral[:at] + str((int(numeral[at]) + shift) % 10) + numeral[at + 1 :]
    assert check_letter(wrong) != check_letter(numeral)


@given(digits, st.integers(0, 7))
def test_two_unlike_neighbours_swapped_always_show(numeral: str, at: int) -> None:
    swapped = numeral[:at] + numeral[at + 1] + numeral[at] + numeral[at + 2 :]
    assert swapped == numeral or check_letter(swapped) != check_letter(numeral)


@pytest.mark.parametrize("text", ["", "12a", "\u00b2", "\u0661", "-1", "1_0", " 1"])
def test_anything_but_ascii_digits_is_a_mistake(text: str) -> None:
    with pytest.raises(ValueError, match="ASCII digits"):
        check_letter(text)


def test_the_letters_that_look_like_digits_are_not_used() -> None:
    assert len(set(ALPHABET)) == 23
    assert not set("IOS") & set(ALPHABET)
