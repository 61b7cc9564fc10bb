import pytest

from identifiers.linear_time import assert_linear
from xborder.identifiers import passport
from xborder.identifiers.checking import check


@pytest.mark.parametrize(
    ("written", "canonical", "kind"),
    [
        ("123456789", "123456789", "nine-digits"),
        ("012 345 678", "012345678", "nine-digits"),
        ("a123456", "A123456", "letter-first"),
        ("123456-a", "123456A", "letter-last"),
    ],
)
def test_each_form_of_the_united_kingdom(written: str, canonical: str, kind: str) -> None:
    assert passport.validate(written) == canonical
    assert passport.parts(written)["kind"] == kind


@pytest.mark.parametrize("written", ["C01X00T47", "AB1234567", "E12345678", "12345678", "LA080402"])
def test_other_countries_numbers_are_kept_with_a_warning(written: str) -> None:
    outcome = check("passport_number", written)
    assert outcome.value == written
    assert [(found.code, found.severity.value) for found in outcome.report] == [("XB-PASSPORT-002", "warning")]


@pytest.mark.parametrize("written", ["1234", "1234567890", "GBR/123456789", "123_456", "not seen yet"])
def test_what_is_no_number_at_all(written: str) -> None:
    outcome = check("passport_number", written)
    assert (outcome.value, [found.code for found in outcome.report]) == (None, ["XB-PASSPORT-001"])


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("123 456 78O", "characters", (10, 11)),
        ("A12X456", "characters", (3, 4)),
        ("A12345B", "form", None),
        ("12345678", "length", None),
        ("12.456789", "characters", (2, 3)),
    ],
)
def test_faults_are_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = passport.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("12345678O", "123456780"),
        ("I23456789", "123456789"),
        ("12/345/6789", "123456789"),
        ("A12345G", "A123456"),
        ("1A23456", "A123456"),
        ("12345678", "012345678"),
        ("1223456789", "123456789"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert meant in passport.suggest(slip)


def test_hostile_texts_are_refused_quickly() -> None:
    assert_linear(passport, "123456789")
