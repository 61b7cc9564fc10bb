"""Findings as workflow commands of GitHub Actions, which become annotations on a change.

GitHub shows ten annotations of a level for one step and drops the rest, so
the worst are written first and a notice tells how many were not. Never
excerpts or corrections: a workflow's log is read by many.
"""

import attrs

from xborder.findings.about import about
from xborder.findings.finding import Finding
from xborder.findings.printable import printable
from xborder.findings.report import Report
from xborder.findings.severity import Severity
from xborder.findings.showing import PLAIN, Showing
from xborder.findings.words import level, place

#: How many annotations of one level GitHub shows for one step.
SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, showing: Showing = PLAIN) -> str:
    r"""One command a line, the worst first; nothing at all where nothing was found.

    >>> from xborder.findings import Location
    >>> slip = Finding(code="XB-1", severity=Severity.ERROR, message="50% wrong", location=Location(file="a,b.csv"))
    >>> print(render(Report.of(slip)), end="")
    ::error file=a%2Cb.csv,title=XB-1::50%25 wrong
    """
    del showing  # a log holds no values, whoever asks
    ordered = [finding for finding in report.sorted() if finding.waiver is None]
    lines = [_command(finding) for finding in _shown(ordered, SHOWN)]
    if len(lines) < len(ordered) or report.unshown or report.waived:
        # The closing notice is itself one of the ten.
        kept = _shown(ordered, SHOWN, notices=SHOWN - 1)
        lines = [*map(_command, kept), _closing(report, Report(tuple(kept)))]
    return "".join(f"{line}\n" for line in lines)


def _shown(ordered: list[Finding], most: int, *, notices: int | None = None) -> list[Finding]:
    limits = {Severity.ERROR: most, Severity.WARNING: most, Severity.INFO: most if notices is None else notices}
    kept: list[Finding] = []
    for finding in ordered:
        if limits[finding.severity] > 0:
            limits[finding.severity] -= 1
            kept.append(finding)
    return kept


def _command(finding: Finding) -> str:
    where, title = finding.location, about(finding.code).title
    lines = where.file is not None and where.cell is None
    named = {
        "file": where.file,
        "line": where.line if lines else None,
        "col": where.column if lines and where.line is not None else None,
        "title": finding.code if title == finding.code else f"{finding.code} {title}",
    }
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in named.items() if value is not None)
    text = "\n".join(printable(part) for part in (finding.message, _where(finding), finding.hint) if part)
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(text)}"


def _where(finding: Finding) -> str:
    """What an annotation's file and line do not say of the place."""
    location = finding.location
    return place(location if location.file is None else attrs.evolve(location, line=None))


def _closing(report: Report, shown: Report) -> str:
    left = {name: count - shown.counts[name] for name, count in report.counts.items()}
    rest = ", ".join(level(name, count, more=True) for name, count in left.items() if count)
    parts = [f"And {rest}, not shown here."] if rest else []
    if report.waived:
        parts.append(f"{report.waived_count:,} waived.")
    return f"::notice title=xborder::{_data(' '.join(parts))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
