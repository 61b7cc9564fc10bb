"""Findings as lines a person reads on a terminal or in a log."""

from collections.abc import Iterator

from xborder.findings.about import about
from xborder.findings.finding import Finding
from xborder.findings.grouping import FileGroup, beyond, by_file, files_of, unlisted_files
from xborder.findings.printable import printable
from xborder.findings.report import Report
from xborder.findings.showing import PLAIN, Showing
from xborder.findings.source_line import blamed, fault_in, line_at, marked
from xborder.findings.words import level, levels, number, place, waived


def render(report: Report, showing: Showing = PLAIN) -> str:
    """What was found, by file, the worst first; then what is waived, and a summary line.

    ``showing.values`` adds the line of the source with the characters at fault
    marked, and the proposed corrections; both may be personal data.

    >>> print(render(Report()), end="")
    Nothing found.
    """
    lines: list[str] = []
    for group in by_file(report.counting):
        lines += [_heading(group), *_indented(_entries(group, showing)), ""]
    if report.waived:
        lines += ["Waived, and not counted:", *_indented(_waived(report, showing)), *_more_waived(report), ""]
    if report.unshown:
        lines += [*_beyond(report), *_nowhere_listed(report), ""]
    return "\n".join([*lines, _summary(report, showing)]) + "\n"


def _heading(group: FileGroup) -> str:
    name = "In no file" if group.file is None else printable(group.file)
    return f"{name} ({levels(group.counts)})"


def _entries(group: FileGroup, showing: Showing) -> Iterator[str]:
    for at, finding in enumerate(group.findings):
        if at:
            yield ""
        yield from _entry(finding, showing, place(finding.location))


def _waived(report: Report, showing: Showing) -> Iterator[str]:
    for group in by_file(finding for finding in report.findings if finding.waiver):
        for finding in group.findings:
            where = ", ".join(part for part in (group.file or "", place(finding.location)) if part)
            yield from _entry(finding, showing, where)


def _more_waived(report: Report) -> list[str]:
    return [f"  and {report.more_waived:,} more waived"] if report.more_waived else []


def _entry(finding: Finding, showing: Showing, where: str) -> Iterator[str]:
    head = f"{printable(where)}: " if where else ""
    yield f"{head}{finding.severity.value} {printable(f'{finding.code} {finding.message}')}"
    if showing.values:
        yield from _indented(_there(finding, showing))
    for name, text in _remarks(finding, showing):
        yield f"  {name}: {printable(text)}"
    if finding.waiver is not None:
        yield f"  {printable(waived(finding.waiver))}"


def _there(finding: Finding, showing: Showing) -> Iterator[str]:
    line = line_at(finding, showing)
    fault = None if line is None else fault_in(line, finding)
    if line is not None:
        gutter = f"{finding.location.line} | "
        drawn = marked(line, fault)
        yield gutter + drawn.text
        if drawn.caret:
            yield f"{'| ':>{len(gutter)}}{drawn.caret}"
    if finding.excerpt is not None and fault is None:
        drawn = marked(finding.excerpt, blamed(finding) if finding.span else None)
        yield f"there: {drawn.text}"
        if drawn.caret:
            yield f"       {drawn.caret}"


def _remarks(finding: Finding, showing: Showing) -> Iterator[tuple[str, str]]:
    if finding.hint:
        yield "fix", finding.hint
    if finding.suggestions and showing.values:
        yield "perhaps", " or ".join(finding.suggestions)
    elif finding.suggestions:
        count = len(finding.suggestions)
        yield (
            "perhaps",
            f"{number(count, 'possible correction')}: see {'it' if count == 1 else 'them'} with --show-values",
        )
    if finding.basis:
        yield "basis", "; ".join(finding.basis)


def _beyond(report: Report) -> Iterator[str]:
    for code, severity, count in beyond(report):
        yield f"and {level(severity.value, count, more=True)} {printable(f'{code} ({about(code).title})')}"


def _nowhere_listed(report: Report) -> list[str]:
    return [f"  some of them in {printable(file)}, of which none is listed" for file in unlisted_files(report)]


def _summary(report: Report, showing: Showing) -> str:
    files = len(files_of(report, showing.checked))
    where = f" in {number(files, 'file')}" if files else ""
    if not report.findings and not report.unshown:
        return f"Nothing found{where}."
    parts = [level(severity, count) for severity, count in report.counts.items()]
    if report.waived:
        parts.append(f"{report.waived_count:,} waived")
    return ", ".join(parts) + where


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)
