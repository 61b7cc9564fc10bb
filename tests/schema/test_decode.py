import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from schema_samples import documents, spoilt
from xborder.model.charge import Charge
from xborder.model.codes import SubjectCategory
from xborder.model.incident import Incident
from xborder.model.person import Person, Vehicle
from xborder.model.values import PartialDate
from xborder.schema import decode, decode_json, encode

INCIDENT: dict[str, Any] = {
    "schema": "xborder/incident/1",
    "ref": "I1",
    "provenance": {"force": "36"},
    "processing_restricted": False,
}


def faults(data: Any, cls: type[Any] | None = None) -> list[tuple[str, str]]:
    outcome = decode(data, cls)
    assert (outcome.value is None) == bool(outcome.report)
    return [(entry.code.removeprefix("XB-SCHEMA-"), entry.location.pointer or "") for entry in outcome.report]


def test_every_fault_is_found_at_once_with_its_place() -> None:
    data = {
        "schema": "xborder/incident/1",
        "ref": 5,
        "x": 1,
        "provenance": {"force": None, "fact_or_assessment": "rumour"},
        "subject_category": ["suspect", 4],
        "occurred_on": "2026-02-30",
        "occurred_at": "2026-02-08T07:45:00",
        "persons": [{"ref": "P1", "role": "suspect", "person": {"date_of_birth": 1991}}, 4, {}],
        "dogs": True,
        "extensions": {"a/b": 1},
    }
    assert sorted(faults(data), key=lambda fault: fault[1]) == [
        ("007", "/dogs"),
        ("007", "/extensions/a~1b"),
        ("011", "/occurred_at"),
        ("009", "/occurred_on"),
        ("007", "/persons/0/person/date_of_birth"),
        ("007", "/persons/1"),
        ("004", "/persons/2/person"),
        ("004", "/persons/2/ref"),
        ("004", "/persons/2/role"),
        ("004", "/processing_restricted"),
        ("008", "/provenance/fact_or_assessment"),
        ("006", "/provenance/force"),
        ("007", "/ref"),
        ("007", "/subject_category/1"),
        ("005", "/x"),
    ]


def test_a_good_document_becomes_a_record() -> None:
    record = decode({**INCIDENT, "occurred_on": "2026-02-08", "subject_category": ["suspect"]}).value
    assert isinstance(record, Incident)
    assert record.occurred_on == dt.date(2026, 2, 8)
    assert record.subject_category == (SubjectCategory.SUSPECT,)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, [("001", "/schema")]),
        ({"schema": "xborder/incident/9"}, [("002", "/schema")]),
        ({"schema": 1}, [("007", "/schema")]),
        ({"schema": None}, [("006", "/schema")]),
        ([], [("007", "")]),
        (None, [("006", "")]),
    ],
)
def test_a_document_that_does_not_say_what_it_is(data: Any, expected: list[tuple[str, str]]) -> None:
    assert faults(data) == expected


def test_an_unknown_schema_is_answered_with_those_that_are_known() -> None:
    (entry,) = decode({"schema": "xborder/incident/9"}).report
    assert "xborder/asb-order/1" in entry.hint
    assert entry.suggestions == ("xborder/incident/1",)
    assert "incident/9" not in entry.message + entry.hint


def test_the_schema_key_must_be_written_and_be_right() -> None:
    assert faults({key: INCIDENT[key] for key in INCIDENT if key != "schema"}, Incident) == [("004", "/schema")]
    assert faults({**INCIDENT, "schema": "xborder/charge/1"}, Incident) == [("003", "/schema")]


def test_the_schema_key_of_a_record_within_a_case_file_is_checked_too() -> None:
    charge = {**INCIDENT, "schema": "xborder/incident/1"}
    found = decode({"schema": "xborder/case-file/1", "charges": [charge]}).report
    assert "/charges/0/schema" in [entry.location.pointer for entry in found]


def test_an_unknown_key_is_answered_with_the_nearest_one() -> None:
    (entry,) = decode({"vrn": {}}, Vehicle).report
    assert entry.hint == "Perhaps vrm is meant."
    assert entry.location.pointer == "/vrn"


def test_a_slip_in_a_closed_list_has_its_nearest_words_among_the_suggestions() -> None:
    (entry,) = decode({**INCIDENT, "subject_category": ["suspekt"]}).report
    assert entry.suggestions == ("suspect",)
    assert "suspekt" not in entry.message + entry.hint
    assert entry.excerpt == "suspekt"


@pytest.mark.parametrize("value", ["1991", "1991-02", "1991-02-28"])
def test_a_date_may_be_partial_where_the_model_says_so(value: str) -> None:
    person = decode({"date_of_birth": value}, Person).value
    assert person == Person(date_of_birth=PartialDate.parse(value))


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("dogs", 2.5, "007"),
        ("dogs", "2", "007"),
        ("dogs", 2**53, "013"),
        ("dogs", float("inf"), "013"),
        ("dogs", float("nan"), "013"),
        ("dogs", 10**400, "013"),
        ("occurred_on", "08/02/2026", "009"),
        ("occurred_on", "2026-02-08\n", "009"),
        ("occurred_on", dt.date(2026, 2, 8), "007"),
        ("occurred_at", "2026-02-08T07:45:00", "011"),
        ("occurred_at", "2026-02-08", "010"),
        ("occurred_at", "2026-02-30T07:45:00", "010"),
        ("occurred_at", "2026-02-08T07:45:00.1234567Z", "010"),
        ("summary", "half \ud83d", "014"),
        ("summary", b"bytes", "007"),
        ("exhibit_refs", "RTM/1", "007"),
        ("exhibit_refs", ("RTM/1",), "007"),
        ("location", "Long Drove", "007"),
        ("extensions", ["a"], "007"),
        ("processing_restricted", 0, "007"),
    ],
)
def test_values_that_are_not_what_the_model_holds(field: str, value: Any, code: str) -> None:
    assert faults({**INCIDENT, field: value}) == [(code, f"/{field}")]


def test_a_whole_number_may_be_written_with_a_zero_fraction_as_in_json_schema() -> None:
    record = decode({**INCIDENT, "dogs": 2.0}).value
    assert isinstance(record, Incident)
    assert (record.dogs, type(record.dogs)) == (2, int)


def test_half_a_character_in_a_key_does_not_reach_the_terminal() -> None:
    (entry,) = decode({**INCIDENT, "\ud83d": "x"}).report
    entry.location.pointer.encode()  # type: ignore[union-attr]  # it has one


def test_no_fault_repeats_the_value_in_its_message() -> None:
    private = "Fenwright"
    for field in (*INCIDENT, "dogs", "occurred_on", "occurred_at", "persons", "extensions", "location", "officers"):
        for value in (private, [private], {"a": [private]}, {"name": {"family": {"x": private}}}):
            for entry in decode({**INCIDENT, field: value}, Incident).report:
                assert private not in entry.message + entry.hint


@given(spoilt())
def test_anything_gives_either_a_record_or_findings(case: tuple[type[Any], dict[str, Any]]) -> None:
    cls, data = case
    outcome = decode(data, cls)
    if outcome.value is None:
        assert outcome.report.has_errors
        assert all(entry.location.pointer is not None for entry in outcome.report)
    else:
        assert not outcome.report
        assert decode(encode(outcome.value), cls).value == outcome.value


@pytest.mark.parametrize("read", [decode, lambda data: decode_json(json.dumps(data).encode(), Incident)])
def test_no_extensions_say_what_absence_says(read: Callable[[Any], Any]) -> None:
    made = read({**INCIDENT, "extensions": {}}).value
    assert made == decode(INCIDENT).value
    assert encode(made) == INCIDENT


@given(documents())
def test_a_record_is_of_its_own_class_and_no_other(record: Any) -> None:
    other = Charge if type(record) is not Charge else Incident
    assert decode(encode(record), other).value is None
