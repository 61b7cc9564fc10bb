from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.findings import Location, Severity, codes, describe
from xborder.identifiers import SCHEMES, module_of
from xborder.identifiers.checking import check


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_code_of_a_module_has_a_text_and_every_text_a_code(scheme: str) -> None:
    used = set(module_of(scheme).FINDINGS.values())
    family = next(iter(used)).rsplit("-", 1)[0]
    assert used == {code for code in codes() if code.startswith(family + "-")}
    assert all(describe(code)["basis"] for code in used)


@pytest.mark.parametrize("scheme", SCHEMES)
@given(data=st.data())
def test_a_right_value_has_no_error(
    scheme: str, valid: Mapping[str, st.SearchStrategy[str]], data: st.DataObject
) -> None:
    value = data.draw(valid[scheme])
    outcome = check(scheme, value)
    assert outcome.value == module_of(scheme).validate(value)
    assert not outcome.report.has_errors


@pytest.mark.parametrize("scheme", SCHEMES)
@given(raw=st.text(max_size=20))
def test_a_wrong_value_is_found_without_showing_it(scheme: str, raw: str) -> None:
    outcome = check(scheme, raw, Location(file="kent.csv", row=4))
    assert outcome.value is not None or outcome.report  # an error, or a warning where the form is not verified
    assert outcome.value is None or not outcome.report.has_errors
    for found in outcome.report:
        assert found.location.row == 4
        assert found.excerpt == raw
        assert sum(mark.isdigit() for mark in raw) < 3 or raw not in found.message + found.hint


def test_a_check_letter_is_an_error_unless_the_caller_says_otherwise() -> None:
    (found,) = check("pnc_id", "2000/0448754K").report
    assert (found.code, found.severity, check("pnc_id", "2000/0448754K").value) == (
        "XB-PNC-002",
        Severity.ERROR,
        None,
    )
    relaxed = check("pnc_id", "2000/0448754K", check_letter=Severity.WARNING)
    assert relaxed.value == "2000/0448754K"
    assert [(found.code, found.severity) for found in relaxed.report] == [("XB-PNC-002", Severity.WARNING)]


def test_the_form_stays_an_error_when_the_check_letter_does_not_matter() -> None:
    outcome = check("asn", "TFLDEF001", check_letter=Severity.WARNING)
    assert outcome.value is None
    assert [found.code for found in outcome.report] == ["XB-ASN-001"]


@pytest.mark.parametrize(
    ("scheme", "raw", "value", "code"),
    [
        ("vrm", "W 12-34-XYZ", "W1234XYZ", "XB-VRM-002"),
        ("vrm", "AB77CDE", "AB77CDE", "XB-VRM-003"),
        ("cjs_offence_code", "01CP001", "01CP001", "XB-OFFENCE-002"),
        ("cjs_offence_code", "TH68B01", "TH68B01", "XB-OFFENCE-003"),
        ("pti_urn", "19AB1234526", "19AB1234526", "XB-URN-002"),
        ("pti_urn", "00NP1234526", "00NP1234526", "XB-URN-003"),
        ("pti_urn", "36AB1234540", "36AB1234540", "XB-URN-004"),
    ],
)
def test_what_is_odd_is_kept_with_a_warning(scheme: str, raw: str, value: str, code: str) -> None:
    outcome = check(scheme, raw)
    assert outcome.value == value
    assert [(found.code, found.severity) for found in outcome.report] == [(code, Severity.WARNING)]


def test_the_year_is_the_callers() -> None:
    assert check("pnc_id", "27/1G", year_now=2031).value is None
    letter = module_of("pnc_id").explain("27/1Z").expected
    assert check("pnc_id", f"27/1{letter}", year_now=2031).value == f"2027/0000001{letter}"
    guessed = check("pnc_id", f"27/1{letter}", year_now=2026)
    assert [found.code for found in guessed.report] == ["XB-PNC-003"]


def test_suggestions_stand_in_their_own_field() -> None:
    (found,) = check("pti_urn", "36ABI234526").report
    assert found.suggestions == ("36AB1234526",)


def test_an_unknown_scheme_is_a_mistake_in_the_program() -> None:
    with pytest.raises(KeyError):
        check("shoe_size", "9")


@pytest.mark.parametrize(("scheme", "made_up"), [("pnc_id", "2024/1234567X"), ("nhs_number", "9434765871")])
def test_a_made_up_check_character_of_any_kind_can_be_let_pass(scheme: str, made_up: str) -> None:
    assert check(scheme, made_up).value is None
    lenient = check(scheme, made_up, check_letter=Severity.WARNING)
    assert lenient.value == made_up
    assert [found.severity for found in lenient.report] == [Severity.WARNING]
