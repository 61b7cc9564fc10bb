"""Findings as JSON, for programs: ``schemas/report/1.schema.json`` says what may stand in it."""

from typing import Any

import attrs

from xborder.findings.about import about
from xborder.findings.finding import Finding
from xborder.findings.grouping import beyond, files_of
from xborder.findings.json_text import json_text
from xborder.findings.location import Location
from xborder.findings.report import Report
from xborder.findings.showing import PLAIN, Showing
from xborder.findings.waiver import Waiver

SCHEMA = "xborder/report/1"
_ALWAYS = frozenset({"code", "severity", "message"})


def render(report: Report, showing: Showing = PLAIN) -> str:
    """The report as one JSON object, keys in a fixed order; what is not set is left out.

    ``counts`` are of what counts, ``more`` (counted, not listed) included and
    waived findings not; ``checked`` names the files that were looked at;
    ``titles`` gives the title of every code that is listed.

    >>> print(render(Report()), end="")
    {
      "schema": "xborder/report/1",
      "counts": {
        "error": 0,
        "warning": 0,
        "info": 0
      },
      "summary": {
        "files": 0,
        "listed": 0,
        "waived": 0,
        "more": 0
      },
      "findings": []
    }
    """
    document = {
        "schema": SCHEMA,
        "made_at": showing.now.isoformat() if showing.now else None,
        "counts": report.counts,
        "summary": _summary(report, showing),
        "checked": list(showing.checked),
        "findings": [as_dict(finding, show_values=showing.values) for finding in report.sorted()],
        "more": [{"code": code, "severity": level.value, "count": count} for code, level, count in beyond(report)],
        "titles": _titles(report),
    }
    kept = {key: value for key, value in document.items() if key == "findings" or value not in (None, [], {})}
    return json_text(kept)


def as_dict(finding: Finding, *, show_values: bool = False) -> dict[str, Any]:
    """One finding as JSON-shaped values; what is not set is left out."""
    entry: dict[str, Any] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "location": _location(finding.location),
        "basis": list(finding.basis),
        "aliases": list(finding.aliases),
        "waiver": _waiver(finding.waiver),
        "corrections": len(finding.suggestions) or None,
    }
    if show_values:
        entry["excerpt"] = finding.excerpt
        entry["span"] = list(finding.span) if finding.excerpt and finding.span else None
        entry["suggestions"] = list(finding.suggestions)
    return {key: value for key, value in entry.items() if key in _ALWAYS or value not in ("", [], {}, None)}


def _location(location: Location) -> dict[str, Any]:
    return {key: value for key, value in attrs.asdict(location).items() if value is not None}


def _waiver(waiver: Waiver | None) -> dict[str, str]:
    if waiver is None:
        return {}
    return {"reason": waiver.reason, "owner": waiver.owner, "expires": waiver.expires.isoformat()}


def _summary(report: Report, showing: Showing) -> dict[str, int]:
    return {
        "files": len(files_of(report, showing.checked)),
        "listed": len(report.findings),
        "waived": report.waived_count,
        "more": report.unshown,
    }


def _titles(report: Report) -> dict[str, str]:
    codes = {finding.code for finding in report.findings} | {code for code, _, _ in beyond(report)}
    return {code: about(code).title for code in sorted(codes)}
