import pytest

from identifiers.linear_time import assert_linear
from xborder.identifiers import crn
from xborder.identifiers.checking import check


@pytest.mark.parametrize("written", ["X320741", "x320741", "X 320 741", "X-320741"])
def test_each_spelling(written: str) -> None:
    assert crn.validate(written) == "X320741"


def test_other_texts_of_letters_and_digits_are_kept_with_a_warning() -> None:
    outcome = check("crn", "X32074")
    assert outcome.value == "X32074"
    assert [(found.code, found.severity.value) for found in outcome.report] == [("XB-CRN-002", "warning")]


@pytest.mark.parametrize("written", ["ask probation, 3 May", "X32", "X320741?", "1234567890123"])
def test_what_is_no_reference_at_all(written: str) -> None:
    assert [found.code for found in check("crn", written).report] == ["XB-CRN-001"]


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [("X 32O741", "characters", (4, 5)), ("1320741", "characters", (0, 1)), ("X32074", "length", None)],
)
def test_faults_are_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = crn.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("X32O741", "X320741"),
        ("X.320741", "X320741"),
        ("3X20741", "X320741"),
        ("X3207411", "X320741"),
        ("8320741", "B320741"),
        ("X32074", "X032074"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert meant in crn.suggest(slip)
    assert meant in check("crn", slip).report.findings[0].suggestions


def test_hostile_texts_are_refused_quickly() -> None:
    assert_linear(crn, "X320741")
