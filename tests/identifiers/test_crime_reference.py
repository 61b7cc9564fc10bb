import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers.hostile import HOSTILE, slowest
from xborder.identifiers import InvalidIdentifier, crime_reference
from xborder.identifiers.crime_patterns import UNVERIFIED
from xborder.identifiers.regexes import short_regex_fault
from xborder.reference.forces import is_known

OWN = {"36": "36/[0-9]{1,6}/[0-9]{2}", "37": "(?:SUFF|SK)[0-9]{4,8}|STORMY[0-9]+"}


@pytest.mark.parametrize(
    ("written", "canonical", "form"),
    [
        ("36/12345/26", "36/12345/26", "force-number-year"),
        ("36 / 12345 / 2026", "36/12345/2026", "force-number-year"),
        ("1234567/26", "1234567/26", "number-year"),
        ("44260012345", "44260012345", "force-year-number"),
        ("cad 1234", "CAD1234", "other"),
        ("CAD-1234-12MAR26", "CAD-1234-12MAR26", "other"),
        ("1" * 35, "1" * 35, "other"),
    ],
)
def test_references_are_taken_in_many_forms(written: str, canonical: str, form: str) -> None:
    assert crime_reference.validate(written) == canonical
    assert crime_reference.parts(written)["form"] == form


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("  ", "empty", None),
        ("tbc", "number-missing", None),
        ("theft at farm", "words", (0, 5)),
        ("1" * 36, "length", None),
        (" 36/123_45", "characters", (7, 8)),
        ("36 12345 26", "separator", (2, 3)),
        ("36//12345", "form", None),
        ("36/12345/26 and others", "words", (16, 22)),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = crime_reference.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("Crime ref no: 36/12345/26", "36/12345/26"),
        ("36\\12345\\26", "36/12345/26"),
        ("36_12345_26", "36/12345/26"),
        ("36 12345 26", "36/12345/26"),
        ("36\u201312345\u201326", "36-12345-26"),
        ("36/12345/26 (linked)", "36/12345/26"),
        ("36_l2345_26", "36/12345/26"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert meant in crime_reference.suggest(slip)


def test_a_reference_agrees_with_the_force_that_the_caller_names() -> None:
    assert crime_reference.validate("36/12345/26", force="36") == "36/12345/26"
    why = crime_reference.explain(" 46/12345/26", force="36")
    assert (why.reason, why.span) == ("force", (1, 3))
    assert crime_reference.is_valid("19/12345/26", force="36")  # no force has this code: it says something else
    assert crime_reference.suggest("46/12345/26", force="36")[0] == "36/12345/26"


def test_a_forces_own_pattern_decides() -> None:
    assert crime_reference.is_valid("stormy 12", force="37", patterns=OWN)  # a word that the force itself writes
    assert not crime_reference.is_valid("stormy 12")
    assert crime_reference.explain("1234567/26", force="36", patterns=OWN).reason == "pattern"
    assert crime_reference.is_valid("1234567/26", force="46", patterns=OWN)
    assert crime_reference.suggest("12345/26", force="36", patterns=OWN) == ("36/12345/26",)


def test_a_form_that_is_not_verified_refuses_nothing() -> None:
    assert crime_reference.is_valid("12345/26", force="36")
    assert [doubt.reason for doubt in crime_reference.doubts("12345/26", force="36")] == ["form-unusual"]
    assert crime_reference.doubts("12345/26", force="36", patterns={"36": "[0-9]{5}/[0-9]{2}"}) == ()
    assert crime_reference.doubts("36/12345/26", force="36") == ()


def test_the_shipped_forms_are_of_known_forces_and_quick() -> None:
    assert all(is_known(force) and short_regex_fault(form) == "" for force, form in UNVERIFIED.items())


@pytest.mark.parametrize(
    "faulty", ["(", "[0-9]*" * 6, "([0-9]+)+", "(1|1)" * 6, r"([0-9])\1", "(?=1)1", "1" * 201, "(?i)a"]
)
def test_a_faulty_or_slow_pattern_is_refused_before_it_is_used(faulty: str) -> None:
    with pytest.raises(ValueError, match="cannot be used") as caught:
        crime_reference.validate("1", force="36", patterns={"36": faulty})
    assert not isinstance(caught.value, InvalidIdentifier)


@pytest.mark.parametrize("fine", [r"\\1", "[*+?|{]{3}", r"(?P<a>x)(?:y)?", "a{3}" * 10, r"\([0-9]+\)"])
def test_a_harmless_pattern_is_not_refused(fine: str) -> None:
    assert short_regex_fault(fine) == ""


@pytest.mark.parametrize("slow", ["[0-9]*" * 5 + "x", "[0-9]{0,35}" * 5 + "x", "(1|1|1|1|1|1)x", "(1?1?1?1?1?)x"])
def test_the_slowest_pattern_that_is_let_through_is_quick(slow: str) -> None:
    assert short_regex_fault(slow) == ""
    begun = time.perf_counter()
    for text in (*HOSTILE, "1" * 35, "1" * 64):
        crime_reference.is_valid(text, force="36", patterns={"36": slow})
    assert time.perf_counter() - begun < 1


@given(year=st.integers(0, 99))
def test_an_improbable_year_is_doubted(year: int) -> None:
    doubted = bool(crime_reference.doubts(f"12345/{year:02}", year_now=2026))
    assert doubted is (27 < year < 86)


@given(text=st.text("0123456789ABC/-. ", max_size=40), force=st.sampled_from(["", "36", "46", "xx"]))
def test_what_is_right_for_a_force_is_right_for_nobody_in_particular(text: str, force: str) -> None:
    if crime_reference.is_valid(text, force=force):
        assert crime_reference.is_valid(text)
        canonical = crime_reference.validate(text)
        assert crime_reference.validate(canonical, force=force) == canonical


def test_the_pnc_takes_fifteen_characters() -> None:
    assert crime_reference.is_valid("36/12345/26", profile="pnc")
    assert not crime_reference.is_valid("1" * 16, profile="pnc")


def test_no_text_is_slow() -> None:
    assert slowest(crime_reference) < 0.2
