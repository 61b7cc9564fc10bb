import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers.hostile import slowest
from xborder.identifiers import uprn


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("1", "1"),
        ("000000000001", "1"),
        ("999999999999", "999999999999"),
        ("100023456789", "100023456789"),
        (" 1000 2345 6789 ", "100023456789"),
        ("0000000000000000012345678", "12345678"),
    ],
)
def test_spellings_of_one_number(written: str, canonical: str) -> None:
    assert uprn.validate(written) == canonical
    assert uprn.format(written, "padded") == canonical.zfill(12)


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("", "empty", None),
        ("0", "number", None),
        ("000000000000", "number", None),
        ("1000000000000", "length", None),
        ("10002345678O", "characters", (11, 12)),
        (" 1 0-2", "characters", (4, 5)),
        ("-1", "characters", (0, 1)),
        ("1.00023E+11", "rounded", None),
        ("\u0661\u0662", "not-ascii", (0, 1)),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = uprn.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("10002345678O", "100023456780"),
        ("l00023456789", "100023456789"),
        ("100023456789.0", "100023456789"),
        ("100,023,456,789", "100023456789"),
        ("UPRN: 100023456789", "100023456789"),
        ("1000023456789", "100023456789"),
        ("\uff11\uff12", "12"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert uprn.suggest(slip)[0] == meant


def test_digits_that_a_spreadsheet_dropped_are_not_made_up() -> None:
    assert uprn.suggest("1.00023E+11") == uprn.suggest("1E11") == ()


@pytest.mark.parametrize("filler", ["111111111111", "99999999", "123456789", "123456789012"])
def test_fillers_are_doubted_but_kept(filler: str) -> None:
    assert uprn.validate(filler) == filler
    assert [doubt.reason for doubt in uprn.doubts(filler)] == ["filler"]


@given(number=st.integers(1, 10**13))
def test_a_number_is_right_as_far_as_twelve_digits(number: int) -> None:
    assert uprn.is_valid(str(number)) is (number < 10**12)


def test_the_field_of_the_interface_has_no_spaces() -> None:
    assert uprn.validate("0012", profile="spi") == "0012"
    assert not uprn.is_valid("1000 2345", profile="spi")


def test_no_text_is_slow() -> None:
    assert slowest(uprn) < 0.2
