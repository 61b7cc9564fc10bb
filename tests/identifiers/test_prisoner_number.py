import pytest

from identifiers.linear_time import assert_linear
from xborder.identifiers import prisoner_number
from xborder.identifiers.checking import check


def codes(written: str) -> list[str]:
    return [found.code for found in check("prisoner_number", written).report]


@pytest.mark.parametrize("written", ["A7089EY", "a7089 ey", "A-7089-EY"])
def test_each_spelling(written: str) -> None:
    assert prisoner_number.validate(written) == "A7089EY"
    assert codes(written) == []


@pytest.mark.parametrize("written", ["A9999RB", "A7090BF", "B1234AA", "A1234OA", "S1234AA", "A1234UI"])
def test_letters_that_the_standard_leaves_out_are_kept_with_a_warning(written: str) -> None:
    assert check("prisoner_number", written).value == written
    assert codes(written) == ["XB-PRISONER-003"]


@pytest.mark.parametrize("written", ["123456", "A12345", "MX1234"])
def test_earlier_forms_are_kept_with_a_warning(written: str) -> None:
    assert not prisoner_number.is_valid(written)
    assert check("prisoner_number", written).value == written
    assert codes(written) == ["XB-PRISONER-002"]


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [("A70 89E1", "characters", (7, 8)), ("A7O89EY", "characters", (2, 3)), ("A7089E", "length", None)],
)
def test_faults_are_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = prisoner_number.explain(written)
    assert (why.reason, why.span) == (reason, span)
    assert codes(written) == ["XB-PRISONER-001"]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("A7O89EY", "A7089EY"),
        ("A7OB9EY", "A7089EY"),
        ("A7089.EY", "A7089EY"),
        ("7A089EY", "A7089EY"),
        ("A70889EY", "A7089EY"),
        ("A7089E2", "A7089EZ"),
        ("A709EY", "A0709EY"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert meant in prisoner_number.suggest(slip)


def test_hostile_texts_are_refused_quickly() -> None:
    assert_linear(prisoner_number, "A7089EY")
