from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xborder.identifiers import InvalidChecksum, asn
from xborder.identifiers.asn_check import is_dummy


@pytest.mark.parametrize(
    ("written", "long"),
    [
        ("1101ZD0100000448754K", "1101ZD0100000448754K"),
        ("11/01ZD/01/448754K", "1101ZD0100000448754K"),
        ("1101ZD01448754K", "1101ZD0100000448754K"),
        (
            "11T01ZD0100000448754K",
            "1101ZD0100000448754K",
        ),
        ("2005FF0500000000555P", "2005FF0500000000555P"),
        ("22FD112200001234560X", "22FD112200001234560X"),
        ("9700000000000123456K", "9700000000000123456K"),
        ("26/0000/00/00000001566Y", "2600000000000001566Y"),
    ],
)
def test_worked_examples(written: str, long: str) -> None:
    assert asn.validate(written) == long


@pytest.mark.parametrize(("written", "expected"), [("1101ZD0100000448754J", "K"), ("2202XC0200000000021D", "R")])
def test_check_letters_that_do_not_agree(written: str, expected: str) -> None:
    with pytest.raises(InvalidChecksum) as caught:
        asn.validate(written)
    assert caught.value.expected == expected
    assert caught.value.span == (19, 20)


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("11/01ZD/01/44875AK", "characters", (16, 17)),
        ("1101ZD01K", "length", None),
        ("1101ZD010000044875412345K", "length", None),
        ("1101Z?0100000448754K", "characters", (5, 6)),
        ("TFLDEF001", "length", None),
        ("/", "empty", None),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = asn.explain(written)
    assert (why.reason, why.span) == (reason, span)


def test_each_receiver_gets_its_spelling() -> None:
    spellings = {style: asn.format("1101ZD0100000448754K", style) for style in asn.STYLES}
    assert spellings == {
        "canonical": "1101ZD0100000448754K",
        "long": "1101ZD0100000448754K",
        "spi": "1101ZD0100000448754K",
        "short": "11/01ZD/01/448754K",
        "leds": "11/01ZD/01/00000448754K",
        "display": "11/01ZD/01/00000448754K",
    }


def test_profiles_judge_as_their_receivers_do() -> None:
    assert asn.validate("TFLDEF001", profile="common-platform") == "TFLDEF001"
    assert not asn.is_valid("X" * 22, profile="common-platform")
    assert not asn.is_valid("X" * 21, profile="spi")
    assert asn.is_valid("1101ZD0100000448754J", profile="bichard")
    assert not asn.is_valid("11/01ZD/01/448754K", profile="bichard")
    assert asn.validate("1101ZD0100000448754J", profile="form") == "1101ZD0100000448754J"


@pytest.mark.parametrize(
    "long",
    [
        "0800PP0100000000001A",
        "0800NP0100000000001A",
        "2636NRPR000000000012",
        "2612LN0000000000001A",
        "2600NP0000000000001A",
        "2663000000000000001A",
        "2606SSZZ00000000001A",
        "2600XX0000000000001A",
        "2650OF0000000000001A",
        "265041ZZ00000000001A",
    ],
)
def test_placeholders_are_known(long: str) -> None:
    assert is_dummy(long)


def test_doubts() -> None:
    def reasons(value: str) -> list[str]:
        return [doubt.reason for doubt in asn.doubts(value, year_now=2026)]

    assert reasons("1101ZD0100000448754K") == reasons("nonsense") == []
    assert reasons("2600NP0000000000001A") == ["placeholder"]
    assert reasons("2619AB0100000000001A") == ["force-unknown"]
    assert reasons("26FDAB0100000000001A") == []
    assert reasons("4501ZD0100000448754K") == ["year-unlikely"]


@given(data=st.data(), at=st.sampled_from([0, 1, 2, 3, *range(8, 19)]), shift=st.integers(1, 9))
def test_one_wrong_digit_that_counts_is_always_refused(
    valid: Mapping[str, st.SearchStrategy[str]], data: st.DataObject, at: int, shift: int
) -> None:
    value = data.draw(valid["asn"])
    wrong = value[:at] + str((int(value[at]) + shift) % 10) + value[at + 1 :]
    assert not asn.is_valid(wrong)


@given(data=st.data(), at=st.sampled_from([0, 2, *range(8, 18)]))
def test_a_swap_is_refused_and_the_true_value_offered(
    valid: Mapping[str, st.SearchStrategy[str]], data: st.DataObject, at: int
) -> None:
    value = data.draw(valid["asn"])
    assume(value[at] != value[at + 1])
    wrong = value[:at] + value[at + 1] + value[at] + value[at + 2 :]
    assert not asn.is_valid(wrong)
    assert value in asn.suggest(wrong)


@pytest.mark.parametrize(
    "slip",
    [
        "11-01ZD-01-448754K",
        "II/01ZD/01/448754K",
        "11/O1ZD/01/448754K",
        "11/01ZD/O1/44B754K",
        "201101ZD01448754K",
        "1101ZD0144875400000K",
        "1101ZD0100000448745K",
        "1101ZD0100000448754J",
        "11/01ZD/01/4487754K",
        "1101ZD0100000448724K",
    ],
)
def test_slips_of_the_hand_are_undone(slip: str) -> None:
    assert "1101ZD0100000448754K" in asn.suggest(slip)


def test_the_zero_of_the_year_may_be_lost() -> None:
    letter = asn.explain("0501ZD0100000448754Z").expected
    assert asn.suggest(f"501ZD0100000448754{letter}")[0] == f"0501ZD0100000448754{letter}"
