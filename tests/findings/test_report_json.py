"""The JSON report and the schema that says what may stand in it."""

import datetime as dt
import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from referencing import Registry

from findings.world import NOW, REPORTS, SECRET, SHOWINGS, WAIVER, slip
from schema_samples import ROOT
from xborder.findings import Finding, Location, Report, Severity, Showing
from xborder.findings.report_json import render

SCHEMA = json.loads((ROOT / "schemas/report/1.schema.json").read_text(encoding="utf-8"))
# An empty registry: nothing may be fetched.
VALIDATOR = Draft202012Validator(SCHEMA, registry=Registry(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def shown(report: Report, **showing: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render(report, Showing(**showing)))
    return document


def test_the_schema_is_a_schema_with_a_name_of_its_own() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "urn:xborder:schema:report:1"
    assert all(part["additionalProperties"] is False for part in objects(SCHEMA) if "required" in part)


def objects(part: Any) -> list[dict[str, Any]]:
    found = [part] if isinstance(part, dict) and part.get("type") == "object" else []
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [*found, *(each for value in inner for each in objects(value))]


@given(REPORTS, SHOWINGS)
def test_every_report_is_valid(report: Report, showing: Showing) -> None:
    VALIDATOR.validate(json.loads(render(report, showing)))


@pytest.mark.parametrize(("cls", "name"), [(Finding, "Finding"), (Location, "Location")])
def test_the_schema_knows_what_a_finding_holds_and_no_more(cls: type[Any], name: str) -> None:
    extra = {"corrections"} if cls is Finding else set()
    assert set(SCHEMA["$defs"][name]["properties"]) == {field.name for field in attrs.fields(cls)} | extra


@pytest.mark.parametrize("spoil", [{"counts": {}}, {"schema": "xborder/report/2"}, {"surprise": 1}, {"findings": [{}]}])
def test_the_schema_refuses_what_is_not_a_report(spoil: dict[str, Any]) -> None:
    document = shown(Report())
    assert VALIDATOR.is_valid(document)
    assert not VALIDATOR.is_valid({**document, **spoil})


def test_waivers_counts_files_and_titles_are_told() -> None:
    report = Report((slip(), attrs.evolve(slip(), waiver=WAIVER)), {("XB-PNC-003", Severity.INFO): 7})
    document = shown(report, checked=("kent.csv", "suffolk.json"), now=NOW)
    assert document["counts"] == {"error": 1, "warning": 0, "info": 7}
    assert document["summary"] == {"files": 2, "listed": 2, "waived": 1, "more": 7}
    assert document["checked"] == ["kent.csv", "suffolk.json"]
    assert document["more"] == [{"code": "XB-PNC-003", "severity": "info", "count": 7}]
    assert document["titles"]["XB-PNC-003"] == "The century of a PNC ID is a guess"
    assert document["findings"][1]["waiver"] == {
        "reason": WAIVER.reason,
        "owner": WAIVER.owner,
        "expires": "2027-01-31",
    }
    assert dt.datetime.fromisoformat(document["made_at"]) == NOW


def test_values_their_span_and_corrections_are_there_when_asked_for() -> None:
    report = Report.of(slip(span=(2, 4)))
    assert shown(report)["findings"][0]["corrections"] == 2
    [found] = shown(report, values=True)["findings"]
    assert (found["excerpt"], found["span"], found["suggestions"]) == (SECRET, [2, 4], [f"{SECRET}1", f"{SECRET}2"])


def test_half_a_character_in_a_name_is_written_as_its_escape() -> None:
    [found] = shown(Report.of(slip(location=Location(file="a\udc80.csv"))))["findings"]
    assert found["location"]["file"] == "a\\udc80.csv"
