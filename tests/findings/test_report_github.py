"""Workflow commands of GitHub Actions, read back as its runner reads them."""

import re

import attrs
from hypothesis import given

from findings.world import REPORTS, WAIVER, slip
from xborder.findings import Location, Report, Severity
from xborder.findings.report_github import SHOWN, render

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def read_back(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Level, properties and message of each line, unescaped as the runner's documentation says."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match is not None, line
        properties = dict(each.split("=", 1) for each in match[2].split(","))
        found.append((match[1], {name: _plain(value) for name, value in properties.items()}, _plain(match[3])))
    return found


def _plain(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


@given(REPORTS)
def test_every_report_is_commands_alone(report: Report) -> None:
    commands = read_back(render(report))
    assert all(set(properties) <= {"file", "line", "col", "title"} for _, properties, _ in commands)


def test_a_command_names_the_place_and_says_how_to_fix_it() -> None:
    [(level, properties, text)] = read_back(render(Report.of(slip())))
    assert level == "error"
    assert properties == {
        "file": "kent.csv",
        "line": "5",
        "title": "XB-PNC-002 The check letter of a PNC ID does not agree",
    }
    assert text.splitlines()[0] == "The check letter of this PNC ID does not agree with its digits."
    assert "row 4, column PNC ID" in text
    assert "digit by digit" in text


def test_what_would_end_a_property_or_a_line_is_escaped() -> None:
    where = Location(file="a:b,c%\n.csv", line=1, column=7)
    text = render(Report.of(attrs.evolve(slip(location=where), message="50% of\n::error::it")))
    assert "file=a%3Ab%2Cc%25\\n.csv," in text
    [(_, properties, message)] = read_back(text)
    assert properties["col"] == "7"
    assert message.startswith("50% of\\n::error::it")


def test_the_worst_come_first_and_a_notice_tells_of_the_rest() -> None:
    infos = [slip("XB-PNC-003", detail="", location=Location(file="a.csv", row=row)) for row in range(1, 13)]
    errors = [slip(location=Location(file="a.csv", row=row)) for row in range(1, 15)]
    report = Report((*infos, *errors, attrs.evolve(slip(), waiver=WAIVER)), {("XB-PNC-002", Severity.ERROR): 240})
    commands = read_back(render(report))
    levels = [level for level, _, _ in commands]
    assert levels == ["error"] * SHOWN + ["notice"] * SHOWN
    assert commands[-1][2] == "And 244 more errors, 3 more info, not shown here. 1 waived."


def test_ten_of_a_level_need_no_notice() -> None:
    infos = [slip("XB-PNC-003", detail="", location=Location(file="a.csv", row=row)) for row in range(1, SHOWN + 1)]
    assert len(read_back(render(Report(tuple(infos))))) == SHOWN
    assert render(Report()) == ""
