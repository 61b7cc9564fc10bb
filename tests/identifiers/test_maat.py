import pytest

from identifiers.linear_time import assert_linear
from xborder.identifiers import maat
from xborder.identifiers.checking import check


@pytest.mark.parametrize(
    ("written", "canonical"),
    [("6123456", "6123456"), ("06123456", "6123456"), ("612 3456", "6123456"), ("1", "1"), ("999999998", "999999998")],
)
def test_whole_numbers_below_the_limit(written: str, canonical: str) -> None:
    assert maat.validate(written) == canonical


def test_seven_digits_are_usual() -> None:
    assert [found.code for found in check("maat_id", "6123456").report] == []
    assert [(found.code, found.severity.value) for found in check("maat_id", "612345").report] == [
        ("XB-MAAT-003", "info")
    ]


@pytest.mark.parametrize("written", ["A10000001", "999999999", "0", "1000000000"])
def test_other_texts_are_kept_with_a_warning(written: str) -> None:
    outcome = check("maat_id", written)
    assert (outcome.value, [found.code for found in outcome.report]) == (written, ["XB-MAAT-002"])


@pytest.mark.parametrize("written", ["none", "6123456 (appealed)", "6,123,456"])
def test_what_is_no_number_at_all(written: str) -> None:
    assert [found.code for found in check("maat_id", written).report] == ["XB-MAAT-001"]


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [("612 E456", "characters", (4, 5)), ("0", "number", None), ("1000000000", "length", None)],
)
def test_faults_are_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = maat.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize("slip", ["6,123,456", "6I23456", "6-123-456", "61234S6"])
def test_slips_of_the_hand_are_undone(slip: str) -> None:
    assert maat.suggest(slip) == ("6123456",)


def test_hostile_texts_are_refused_quickly() -> None:
    assert_linear(maat, "6123456")
