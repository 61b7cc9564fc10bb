"""Findings as JUnit XML, in the form that Jenkins and GitLab read, for pipelines.

One suite for each file and in it one case for each code. An error is a failed
case; warnings and information stand in the output of a case that passed;
what is waived is skipped. Never excerpts or corrections.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from xborder.findings.about import about
from xborder.findings.finding import Finding
from xborder.findings.grouping import beyond, by_code, by_file, files_of
from xborder.findings.printable import printable
from xborder.findings.report import Report
from xborder.findings.severity import Severity
from xborder.findings.showing import PLAIN, Showing
from xborder.findings.words import level, place, waived


def render(report: Report, showing: Showing = PLAIN) -> str:
    """The report as one XML document; a file without findings is a suite that passed.

    >>> print(render(Report(), Showing(checked=("kent.csv",))), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="xborder" tests="1" failures="0">
      <testsuite name="kent.csv" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="kent.csv" name="Nothing found" />
      </testsuite>
    </testsuites>
    """
    root = ET.Element("testsuites", name="xborder")
    root.extend(_suites(report, showing))
    for total in ("tests", "failures"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suites(report: Report, showing: Showing) -> Iterator[ET.Element]:
    groups = {group.file: group.findings for group in by_file(report.findings)}
    for file in files_of(report, showing.checked):
        cases = [_case(file, code, found) for code, found in by_code(groups.get(file, ())).items()]
        if not cases and file in report.more_in:
            cases = [ET.Element("testcase", classname=printable(file), name="Findings counted, and not listed")]
        yield _suite(file, cases, showing)
    elsewhere = [_case("in no file", code, found) for code, found in by_code(groups.get(None, ())).items()]
    unlisted = [_unlisted(code, severity, count) for code, severity, count in beyond(report)]
    if report.more_waived:
        unlisted.append(ET.Element("testcase", classname="waived, and not listed", name="Waived"))
        ET.SubElement(unlisted[-1], "skipped", message=f"and {report.more_waived:,} more waived")
    if elsewhere or unlisted or not (groups or showing.checked):
        yield _suite("in no file", [*elsewhere, *unlisted], showing)


def _suite(name: str, cases: list[ET.Element], showing: Showing) -> ET.Element:
    made = cases or [ET.Element("testcase", classname=printable(name), name="Nothing found")]
    suite = ET.Element("testsuite", name=printable(name), tests=str(len(made)))
    for total, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(total, str(sum(case.find(tag) is not None for case in made)))
    if showing.now is not None:
        suite.set("timestamp", showing.now.replace(tzinfo=None).isoformat(timespec="seconds"))
    suite.extend(made)
    return suite


def _case(file: str, code: str, found: list[Finding]) -> ET.Element:
    """One code in one file: it fails where an error counts, and is skipped where all is waived."""
    case = ET.Element("testcase", classname=printable(file), name=_name(code))
    errors = [each for each in found if each.waiver is None and each.severity is Severity.ERROR]
    others = [each for each in found if each not in errors]
    if errors:
        _failure(case, code, printable(errors[0].message), _lines(errors))
    elif all(each.waiver for each in found):
        ET.SubElement(case, "skipped", message=_lines(found).replace("\n", "; "))
        return case
    if others:
        ET.SubElement(case, "system-out").text = _lines(others)
    return case


def _unlisted(code: str, severity: Severity, count: int) -> ET.Element:
    """What was counted but not kept: it fails or passes as the findings themselves would."""
    case = ET.Element("testcase", classname="counted, and not listed", name=_name(code))
    text = f"and {level(severity.value, count, more=True)}"
    if severity is Severity.ERROR:
        _failure(case, code, text, text)
    else:
        ET.SubElement(case, "system-out").text = text
    return case


def _failure(case: ET.Element, code: str, message: str, text: str) -> None:
    ET.SubElement(case, "failure", type=printable(code), message=message).text = text


def _name(code: str) -> str:
    title = about(code).title
    return printable(code if title == code else f"{code} {title}") or "without a code"


def _lines(findings: list[Finding]) -> str:
    return "\n".join(_line(finding) for finding in findings)


def _line(finding: Finding) -> str:
    where = place(finding.location)
    head = f"{where}: " if where else ""
    tail = f" Fix: {finding.hint}" if finding.hint else ""
    waiver = f" {waived(finding.waiver)}" if finding.waiver else ""
    return printable(f"{head}{finding.severity.value}: {finding.message}{tail}{waiver}")
