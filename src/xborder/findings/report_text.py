"""Findings as lines a person reads on a terminal or in a log."""

from xborder.findings.finding import Finding
from xborder.findings.report import Report
from xborder.findings.showing import PLAIN, Showing


def render(report: Report, showing: Showing = PLAIN) -> str:
    """One finding in two or three lines, worst first, and a summary line.

    ``showing.values`` adds the excerpt of the source and the proposed corrections,
    which may be personal data.

    >>> print(render(Report()), end="")
    Nothing found.
    """
    lines = [_entry(finding, show_values=showing.values) for finding in report.sorted()]
    return "\n".join([*lines, _summary(report)]) + "\n"


def _entry(finding: Finding, *, show_values: bool) -> str:
    head = f"{finding.location}: " if str(finding.location) else ""
    lines = [f"{head}{finding.severity.value} {finding.code} {finding.message}"]
    if finding.hint:
        lines.append(f"    fix: {finding.hint}")
    if show_values and finding.excerpt is not None:
        lines.append(f"    there: {finding.excerpt}")
    if show_values and finding.suggestions:
        lines.append(f"    perhaps: {', '.join(finding.suggestions)}")
    elif finding.suggestions:
        lines.append(f"    {len(finding.suggestions)} possible correction(s): see them with --show-values")
    if finding.basis:
        lines.append(f"    basis: {'; '.join(finding.basis)}")
    return "\n".join(lines)


def _summary(report: Report) -> str:
    if not report:
        return "Nothing found."
    counts = report.counts
    return ", ".join(
        f"{number} {name}{'s' if number != 1 and name != 'info' else ''}" for name, number in counts.items()
    )
