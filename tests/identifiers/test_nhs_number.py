import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from identifiers.linear_time import assert_linear
from identifiers.valid_people import nhs_numbers
from xborder.identifiers import nhs_number
from xborder.identifiers.checking import check


def test_the_vector_of_the_standard() -> None:
    assert nhs_number.validate("943 476 5870") == "9434765870"
    assert nhs_number.format("9434765870", "display") == "943 476 5870"


@given(number=nhs_numbers(), at=st.integers(0, 9), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_always_shows(number: str, at: int, digit: str) -> None:
    spoiled = number[:at] + digit + number[at + 1 :]
    assume(spoiled != number)
    assert nhs_number.explain(spoiled).reason == "check-digit"


@given(number=nhs_numbers(), pair=st.sampled_from(list(itertools.combinations(range(10), 2))))
def test_any_two_unlike_digits_swapped_always_show(number: str, pair: tuple[int, int]) -> None:
    left, right = pair
    assume(number[left] != number[right])
    marks = list(number)
    marks[left], marks[right] = marks[right], marks[left]
    assert nhs_number.explain("".join(marks)).reason == "check-digit"


@given(number=nhs_numbers(), at=st.integers(0, 8))
def test_two_neighbours_swapped_are_put_back(number: str, at: int) -> None:
    assume(number[at] != number[at + 1])
    spoiled = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    offered = nhs_number.suggest(spoiled)
    assert number in offered or len(offered) == 5  # five other swaps pass as well


@given(number=nhs_numbers())
def test_the_digit_that_would_agree_is_named(number: str) -> None:
    wrong = str((int(number[9]) + 1) % 10)
    why = nhs_number.explain(number[:9] + wrong)
    assert (why.expected, why.span) == (number[9], (9, 10))


def test_nine_digits_without_a_check_digit_are_never_right() -> None:
    assert nhs_number.check_digit("000000040") is None
    assert not any(nhs_number.is_valid(f"000000040{last}") for last in range(10))
    why = nhs_number.explain("000 000 0401")
    assert (why.reason, why.span, why.expected) == ("check-digit", (0, 11), None)


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [("943 476 587O", "characters", (11, 12)), ("943476587", "length", None), ("94347658701", "length", None)],
)
def test_faults_are_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = nhs_number.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("943 476 587O", "9434765870"),
        ("943/476/5870", "9434765870"),
        ("943.476.S870", "9434765870"),
        ("943 476 58870", "9434765870"),
        ("934 476 5870", "9434765870"),
        ("401 023 2134", "4010232137"),
        ("105000000", "0105000000"),
        ("401 23 2137", "4010232137"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert meant in nhs_number.suggest(slip)


def test_a_wrong_check_digit_is_an_error_with_corrections() -> None:
    outcome = check("nhs_number", "934 476 5870")
    (found,) = outcome.report
    assert (outcome.value, found.code, found.severity.value) == (None, "XB-NHS-002", "error")
    assert found.suggestions[0] == "9434765870"


def test_like_digits_pass_with_a_doubt() -> None:
    assert [found.code for found in check("nhs_number", "1111111111").report] == ["XB-NHS-003"]
    assert nhs_number.validate("9434765871", profile="form") == "9434765871"


def test_hostile_texts_are_refused_quickly() -> None:
    assert_linear(nhs_number, "9434765870")
