from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xborder.identifiers import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength, pnc


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("02/73319Z", "2002/0073319Z"),
        ("79/163001B", "1979/0163001B"),
        ("81/34U", "1981/0000034U"),
        ("033Y", "2003/0000003Y"),
        ("20020073319Z", "2002/0073319Z"),
        ("2002/73319Z", "2002/0073319Z"),
        (" 2002/0073319z ", "2002/0073319Z"),
    ],
)
def test_worked_examples(written: str, canonical: str) -> None:
    assert pnc.validate(written) == canonical


@pytest.mark.parametrize(
    ("written", "expected", "span"), [("20030011985Z", "X", (11, 12)), (" 2001/0171310S", "W", (13, 14))]
)
def test_check_letters_that_do_not_agree(written: str, expected: str, span: tuple[int, int]) -> None:
    with pytest.raises(InvalidChecksum) as caught:
        pnc.validate(written)
    assert (caught.value.expected, caught.value.span) == (expected, span)


@pytest.mark.parametrize(
    ("written", "kind", "reason", "span"),
    [
        ("2020602766C", InvalidLength, "length", None),
        ("02/73319", InvalidFormat, "check-letter-missing", (7, 8)),
        ("02-73319Z", InvalidFormat, "characters", (2, 3)),
        ("O2/73319Z", InvalidFormat, "letter-for-digit", (0, 1)),
        ("202/73319Z", InvalidLength, "length", None),
        ("0202/0073319Z", InvalidComponent, "year", (0, 4)),
        ("0\u0662/73319Z", InvalidFormat, "not-ascii", (1, 2)),
        ("", InvalidLength, "empty", None),
    ],
)
def test_faults_are_named_and_placed(
    written: str, kind: type[Exception], reason: str, span: tuple[int, int] | None
) -> None:
    why = pnc.explain(written)
    assert (why.reason, why.span) == (reason, span)
    with pytest.raises(kind):
        pnc.validate(written)


def test_each_receiver_gets_its_spelling() -> None:
    spellings = {style: pnc.format("02/73319Z", style) for style in pnc.STYLES}
    assert spellings == {
        "canonical": "2002/0073319Z",
        "spi": "20020073319Z",
        "short": "02/73319Z",
        "leds": "2002/73319Z",
    }


def test_the_year_that_two_digits_mean_is_the_callers() -> None:
    letter = pnc.explain("27/1Z").expected
    assert pnc.validate(f"27/1{letter}", year_now=2026)[:4] == "1927"
    assert pnc.validate(f"27/1{letter}", year_now=2027)[:4] == "2027"


def test_a_short_form_that_would_change_the_century_is_refused() -> None:
    with pytest.raises(InvalidComponent) as caught:
        pnc.format("1902/0073319Z", "short")
    assert caught.value.reason == "century"


def test_profiles_judge_as_their_receivers_do() -> None:
    synthetic = "2000/0448754K"
    assert not pnc.is_valid(synthetic)
    assert pnc.validate(synthetic, profile="form") == synthetic
    assert pnc.validate(synthetic, profile="common-platform") == synthetic
    assert pnc.is_valid("2099/12345678", profile="common-platform")
    assert not pnc.is_valid("0099/1234567L", profile="common-platform")
    assert not pnc.is_valid("2002/0073319Z", profile="spi")
    assert pnc.is_valid(pnc.format("2002/0073319Z", "spi"), profile="spi")
    assert pnc.is_valid("2002/0073319Z", profile="bichard")
    assert not pnc.is_valid("2002/0073319S", profile="bichard")


def test_doubts() -> None:
    def reasons(value: str, year_now: int = 2026) -> list[str]:
        return [doubt.reason for doubt in pnc.doubts(value, year_now=year_now)]

    letter = pnc.explain("27/1Z").expected
    assert reasons(f"27/1{letter}") == ["century-guessed"]
    assert reasons(f"1927/1{letter}") == ["year-unlikely"]
    assert reasons(f"2027/1{letter}") == ["year-unlikely"]
    assert reasons(f"27/1{letter}", year_now=2027) == []
    assert reasons("nonsense") == reasons("02/73319Z") == []


@given(data=st.data(), at=st.integers(2, 10), shift=st.integers(1, 9))
def test_one_wrong_digit_is_always_refused_the_century_apart(
    valid: Mapping[str, st.SearchStrategy[str]], data: st.DataObject, at: int, shift: int
) -> None:
    flat = data.draw(valid["pnc_id"]).replace("/", "")
    wrong = flat[:at] + str((int(flat[at]) + shift) % 10) + flat[at + 1 :]
    assert not pnc.is_valid(wrong)


@given(data=st.data(), at=st.integers(0, 9))
def test_a_swap_is_refused_and_the_true_value_offered(
    valid: Mapping[str, st.SearchStrategy[str]], data: st.DataObject, at: int
) -> None:
    value = data.draw(valid["pnc_id"])
    flat = value.replace("/", "")
    wrong = flat[:at] + flat[at + 1] + flat[at] + flat[at + 2 :]
    assume(flat[at] != flat[at + 1])
    assert not pnc.is_valid(wrong)
    assert value in pnc.suggest(f"{wrong[:4]}/{wrong[4:]}")


@pytest.mark.parametrize(
    "slip",
    [
        "02-73319Z",
        "02\\73319Z",
        "02 73319Z",
        "02.73319Z",
        "02\u201373319Z",
        "O2/733I9Z",
        "02/73319 Z",
        "02/733192",
        "2/73319Z",
        "73319/02Z",
        "73319/2002Z",
        "202/73319Z",
        "2002 0073319Z",
        "200273319Z",
        "0202/73319Z",
        "2002/073391Z",
        "02/73819Z",
        "02/73319X",
        "02/733319Z",
        "\uff10\uff12/73319Z",
    ],
)
def test_slips_of_the_hand_are_undone(slip: str) -> None:
    assert "2002/0073319Z" in pnc.suggest(slip)


def test_an_undivided_number_that_lost_a_zero_is_offered_only_if_its_letter_agrees() -> None:
    assert pnc.suggest("2020602766J") == ("2020/0602766J",)
    assert "2020/0602766C" not in pnc.suggest("2020602766C")
