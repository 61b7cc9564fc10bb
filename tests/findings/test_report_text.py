"""The text report, judged as a person reads it."""

from pathlib import Path

import attrs

from findings.world import SECRET, WAIVER, checked_case, line_of, slip
from xborder.findings import Location, Report, Severity, Showing
from xborder.findings.report_text import render


def lines(report: Report, showing: Showing | None = None) -> list[str]:
    return render(report, showing or Showing()).splitlines()


def test_findings_stand_under_their_file_the_worst_file_and_finding_first() -> None:
    mild = slip("XB-PNC-003", detail="", location=Location(file="a.csv", row=1))
    bad = slip(location=Location(file="b.csv", row=9))
    warn = slip("XB-PNC-004", detail="", location=Location(file="b.csv", row=2))
    text = render(Report.of(mild, warn, bad))
    order = ["b.csv (1 error, 1 warning)", "row 9", "row 2", "a.csv (1 info)", "row 1"]
    assert [text.index(each) for each in order] == sorted(text.index(each) for each in order)


def test_a_finding_tells_place_code_message_fix_and_basis() -> None:
    text = lines(Report.of(slip()))
    assert text[0] == "kent.csv (1 error)"
    assert text[1] == (
        "  line 5, row 4, column PNC ID: error XB-PNC-002 "
        "The check letter of this PNC ID does not agree with its digits."
    )
    assert any(line.startswith("    fix: Compare it with the PNC print") for line in text)
    assert any(line.startswith("    basis: Minimum POLE") for line in text)
    assert text[-1] == "1 error, 0 warnings, 0 info in 1 file"


def test_without_values_it_says_that_there_are_corrections_and_how_to_see_them() -> None:
    assert any("2 possible corrections: see them with --show-values" in line for line in lines(Report.of(slip())))


def test_with_values_the_line_is_shown_with_a_caret_under_the_fault() -> None:
    showing = Showing(values=True, line_of=lambda _file, _line: f"EK/26/1,PARDOE,{SECRET},N")
    text = lines(Report.of(slip(span=(2, 4))), showing)
    [at] = [number for number, line in enumerate(text) if SECRET in line and "|" in line]
    assert text[at].startswith("    5 | EK/26")
    caret = text[at + 1]
    assert set(caret) == {" ", "|", "^"}
    assert caret.count("^") == 2
    assert text[at][caret.index("^") :].startswith(SECRET[2:4])
    assert any(f"perhaps: {SECRET}1 or {SECRET}2" in line for line in text)


def test_a_line_that_cannot_be_had_leaves_the_value_itself_with_its_caret() -> None:
    text = lines(Report.of(slip(span=(2, 4))), Showing(values=True, line_of=lambda _file, _line: None))
    [at] = [number for number, line in enumerate(text) if "there:" in line]
    assert text[at + 1].index("^") == text[at].index(SECRET) + 2


def test_a_workbook_shows_the_value_of_the_cell_and_asks_for_no_line() -> None:
    def line_of_a_workbook(file: str, line: int) -> str:
        raise AssertionError((file, line))

    place = Location(file="n.xlsx", line=17, sheet="Nominals", cell="F17")
    text = render(Report.of(slip(location=place)), Showing(values=True, line_of=line_of_a_workbook))
    assert "sheet Nominals, cell F17" in text
    assert f"there: {SECRET}" in text


def test_waived_findings_have_a_section_with_reason_owner_and_last_day() -> None:
    text = render(Report.of(slip("XB-PNC-003", detail=""), attrs.evolve(slip(), waiver=WAIVER)))
    head, _, section = text.partition("Waived, and not counted:")
    assert "XB-PNC-002" not in head
    assert "kent.csv" in section
    assert "Waived by Records, Kent until 31 January 2027: Re-keyed from the print" in section
    assert text.endswith("0 errors, 0 warnings, 1 info, 1 waived in 1 file\n")


def test_what_is_not_listed_is_counted_by_code() -> None:
    more = {("XB-PNC-003", Severity.INFO): 1, ("XB-PNC-002", Severity.ERROR): 1240}
    text = lines(Report((), more))
    assert text[:2] == [
        "and 1,240 more errors XB-PNC-002 (The check letter of a PNC ID does not agree)",
        "and 1 more info XB-PNC-003 (The century of a PNC ID is a guess)",
    ]
    assert text[-1].startswith("1,240 errors")


def test_nothing_found_says_in_how_many_files() -> None:
    assert render(Report(), Showing(checked=("a", "b"))) == "Nothing found in 2 files.\n"


def test_what_a_file_holds_cannot_reach_the_terminal() -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J\u202e\r"
    finding = attrs.evolve(
        slip(location=Location(file=f"a{hostile}.csv", line=1, field=hostile)),
        message=hostile,
        hint=hostile,
        excerpt=hostile,
        suggestions=(hostile,),
    )
    text = render(Report.of(finding), Showing(values=True, line_of=lambda _file, _line: f"x{hostile}y"))
    assert text.replace("\n", "").isprintable()
    assert text.count("\\x1b[2J") >= 6


def test_every_caret_of_a_real_report_stands_under_the_value(tmp_path: Path) -> None:
    report, files = checked_case(tmp_path / "case")
    text = lines(report, Showing(values=True, line_of=line_of, checked=files))
    carets = [(text[at - 1], line) for at, line in enumerate(text) if line.strip(" |^") == "" and "^" in line]
    marked = {above[below.index("^") : below.rindex("^") + 1] for above, below in carets}
    # The check letter of a PNC ID and the last character of a postcode are at fault; of a date, all of it.
    assert {"V", "1", "31/06/1995"} <= marked
    assert text[-1].endswith(f"in {len(files)} files")
