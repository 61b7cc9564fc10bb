import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_records import charge, day, incident, judged, offence, person, sourced
from xborder.findings import Finding, Severity, Sourced
from xborder.model.values import Coded
from xborder.reference import code_lists
from xborder.reference.code_lists import CodeEntry, CodeList
from xborder.reference.code_suggestions import suggest


def coded(scheme: str, value: str | None, raw: str | None = None) -> Coded:
    return Coded(scheme=scheme, value=value, raw=raw)


def of(record: Sourced) -> list[Finding]:
    return [found for found in judged(record) if found.code.startswith("XB-CODE")]


@pytest.mark.parametrize("value", ["W1", "O1", "A4", "W3", "O2", "NS", "W4", "W5"])
def test_both_generations_of_ethnicity_are_right_and_neither_is_turned_into_the_other(value: str) -> None:
    record = charge(defendant=person(ethnicity=coded("ethnicity_self_defined", value)))
    assert of(record) == []
    assert record.record.defendant.ethnicity.value == value


def test_a_code_of_no_generation_is_a_warning_where_one_list_is_not_whole() -> None:
    (found,) = of(charge(defendant=person(ethnicity=coded("ethnicity_self_defined", "Q7"))))
    assert (found.code, found.severity) == ("XB-CODE-001", Severity.WARNING)
    assert found.location.pointer == "/defendant/ethnicity"
    assert "Q7" not in found.message + found.hint


def test_a_code_is_an_error_where_every_list_is_whole_and_official() -> None:
    (found,) = of(charge(defendant=person(sex=coded("sex", "M"))))
    assert (found.severity, found.suggestions) == (Severity.ERROR, ("1",))
    (other,) = of(charge(offence(date_code=coded("offence_date_code", "7"))))
    assert other.severity is Severity.ERROR


def test_words_of_the_project_only_warn() -> None:
    (found,) = of(incident(outcome=coded("incident_outcome", "words-of-advise")))
    assert (found.severity, found.suggestions) == (Severity.WARNING, ("words_of_advice",))
    assert of(incident(outcome=coded("incident_outcome", "22"))) == []
    assert of(incident(category=coded("incident_category", "hare_coursing"))) == []


def test_what_has_no_code_or_no_list_is_not_judged() -> None:
    assert of(incident(outcome=coded("incident_outcome", None, "Warned"))) == []
    assert of(incident(outcome=coded("scheme_of_nobody", "Z"))) == []
    assert of(incident(outcome=coded("warning_marker", "ZZ"))) == []


def test_a_code_of_another_day_is_said_to_be_that(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = CodeEntry(code="X", label="x", in_force_to=day("2026-03-01"))
    made = CodeList(name="n", title="T", source="s", version="1", official=True, complete=True, entries=(entry,))
    monkeypatch.setattr("xborder.rules.case.coded_values.lists_for", lambda _: (made,))
    assert not code_lists.timeless("any")
    record = incident(outcome=coded("any", "X"))
    earlier = sourced("incident", attrs.evolve(record.record, occurred_on=day("2026-03-01"), occurred_at=None))
    later = sourced("incident", attrs.evolve(record.record, occurred_on=day("2026-03-02"), occurred_at=None))
    assert [[found.code for found in of(each)] for each in (earlier, later)] == [[], ["XB-CODE-002"]]


@pytest.mark.parametrize(
    ("scheme", "code", "expected"),
    [
        ("sex", "female", ("2",)),
        ("ethnicity_observed", "IC3", ("3",)),
        ("ethnicity_self_defined", "a1", ("A1",)),
        ("ethnicity_self_defined", "Chinese", ("O1", "A4")),
        ("custody_status", "Conditional bail", ("B",)),
        ("mg_form", "mg 11", ("MG11",)),
        ("sex", "K", ()),
        ("incident_outcome", "", ()),
    ],
)
def test_what_was_probably_meant(scheme: str, code: str, expected: tuple[str, ...]) -> None:
    assert suggest(scheme, code) == expected


@given(st.sampled_from(["sex", "incident_outcome", "mg_form", "custody_status"]), st.text(max_size=200))
def test_any_text_gets_codes_of_its_own_lists_at_most_three(scheme: str, text: str) -> None:
    found = suggest(scheme, text)
    assert len(found) <= 3
    assert all(any(code in each for each in code_lists.lists_for(scheme)) for code in found)
