"""JUnit XML: what a pipeline counts, and that every reader can read it."""

from pathlib import Path
from typing import Any

import attrs
from hypothesis import given
from lxml import etree

from findings.world import NOW, REPORTS, SHOWINGS, WAIVER, slip
from xborder.findings import Location, Report, Severity, Showing
from xborder.findings.report_junit import render

XSD = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))


def valid(text: str) -> Any:
    root = etree.fromstring(text.encode())
    XSD.assertValid(root)
    return root


def suites(report: Report, **showing: Any) -> Any:
    return valid(render(report, Showing(**showing)))


@given(REPORTS, SHOWINGS)
def test_every_report_is_valid_and_its_totals_are_right(report: Report, showing: Showing) -> None:
    root = valid(render(report, showing))
    for suite in root:
        for total, tag in (("tests", "."), ("failures", "failure"), ("skipped", "skipped")):
            assert int(suite.get(total)) == len(suite.xpath(f"testcase/{tag}"))
    assert int(root.get("tests")) == len(root.xpath("//testcase"))
    assert int(root.get("failures")) == len(root.xpath("//failure"))
    assert bool(root.xpath("//failure")) == report.has_errors


def test_an_error_fails_a_warning_passes_and_a_waived_finding_is_skipped() -> None:
    root = suites(
        Report.of(
            slip(),
            slip("XB-PNC-004", detail="1853"),
            attrs.evolve(slip("XB-PNC-001", detail="a letter"), waiver=WAIVER),
        )
    )
    failed, warned, skipped = (root.xpath(f"//testcase[contains(@name,'{n}')]")[0] for n in ("-002", "-004", "-001"))
    assert "row 4, column PNC ID" in failed.findtext("failure")
    assert failed.find("failure").get("type") == "XB-PNC-002"
    assert "warning" in warned.findtext("system-out")
    assert warned.find("failure") is None
    assert "Records, Kent until 31 January 2027" in skipped.find("skipped").get("message")


def test_one_code_in_one_file_is_one_case_that_lists_every_place() -> None:
    places = [Location(file="kent.csv", row=row) for row in (4, 9)]
    root = suites(Report(tuple(slip(location=place) for place in places)))
    [case] = root.xpath("//testcase")
    assert "row 4" in case.findtext("failure")
    assert "row 9" in case.findtext("failure")


def test_a_file_without_findings_is_a_suite_that_passed() -> None:
    root = suites(Report.of(slip()), checked=("kent.csv", "suffolk.json"), now=NOW)
    clean = root.xpath("testsuite[@name='suffolk.json']")[0]
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")
    assert clean.get("timestamp") == "2026-10-08T09:00:00"


def test_what_is_not_listed_fails_where_it_is_an_error() -> None:
    more = {("XB-PNC-002", Severity.ERROR): 240, ("XB-PNC-003", Severity.INFO): 3}
    root = suites(Report((), more))
    assert root.get("failures") == "1"
    assert "240" in root.xpath("//failure")[0].text


def test_nothing_at_all_is_one_case_that_passed() -> None:
    assert suites(Report()).get("tests") == "1"
