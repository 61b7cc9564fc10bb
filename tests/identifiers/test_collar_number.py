import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers.hostile import slowest
from xborder.identifiers import collar_number


@pytest.mark.parametrize(
    ("written", "canonical"), [("1428", "1428"), ("0317", "0317"), (" nk1428 ", "NK1428"), ("A123456789", "A123456789")]
)
def test_one_to_ten_letters_and_digits(written: str, canonical: str) -> None:
    assert collar_number.validate(written) == canonical


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("", "empty", None),
        ("12345678901", "length", None),
        ("36/1428", "characters", (2, 3)),
        (" PC 1428", "characters", (3, 4)),
        ("14\u201328", "not-ascii", (2, 3)),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = collar_number.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "offered"),
    [
        ("PC 1428", ("1428",)),
        ("PC1428 MARLOWE", ("PC1428",)),
        ("T/PS 0317", ("0317",)),
        ("Collar no. 1428", ("1428",)),
        ("PC 1428 Marlowe", ("1428",)),
        ("14-28", ("1428", "14", "28")),
        ("Marlowe, Ruth", ()),
        ("12345678901", ()),
    ],
)
def test_rank_and_name_are_taken_off(slip: str, offered: tuple[str, ...]) -> None:
    assert collar_number.suggest(slip) == offered


def test_a_name_in_the_field_is_a_doubt() -> None:
    assert [doubt.reason for doubt in collar_number.doubts("Marlowe")] == ["no-digit"]
    assert collar_number.doubts("NK1428") == collar_number.doubts("") == ()


def test_receivers_bound_the_length_only() -> None:
    assert collar_number.validate("36/1428", profile="twif") == "36/1428"
    assert not collar_number.is_valid("36/12345678", profile="twif")
    assert collar_number.is_valid("36/12345678", profile="spi")
    assert not collar_number.is_valid("1428", profile="cjs-ds")
    assert collar_number.is_valid("1" * 15, profile="cjs-ds")


@given(text=st.text(st.characters(codec="ascii", categories=("Lu", "Nd")), min_size=1, max_size=12))
def test_letters_and_digits_are_right_up_to_ten(text: str) -> None:
    assert collar_number.is_valid(text) is (len(text) <= 10)


@given(text=st.text("\u00e9\u0661\u212aA1", min_size=1, max_size=10))
def test_only_ascii_is_right(text: str) -> None:
    assert collar_number.is_valid(text) is text.isascii()


def test_no_text_is_slow() -> None:
    assert slowest(collar_number) < 0.2
