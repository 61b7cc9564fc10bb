"""Findings as JSON, for programs."""

import json
from typing import Any

import attrs

from xborder.findings.finding import Finding
from xborder.findings.location import Location
from xborder.findings.report import Report
from xborder.findings.showing import PLAIN, Showing

SCHEMA = "xborder/report/1"


def render(report: Report, showing: Showing = PLAIN) -> str:
    """The report as one JSON object, keys in a fixed order.

    >>> print(render(Report()), end="")
    {
      "schema": "xborder/report/1",
      "counts": {
        "error": 0,
        "warning": 0,
        "info": 0
      },
      "findings": []
    }
    """
    document = {
        "schema": SCHEMA,
        "counts": report.counts,
        "findings": [as_dict(finding, show_values=showing.values) for finding in report.sorted()],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


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
    }
    if show_values:
        entry["excerpt"] = finding.excerpt
        entry["suggestions"] = list(finding.suggestions)
    return {key: value for key, value in entry.items() if value not in ("", [], {}, None)}


def _location(location: Location) -> dict[str, Any]:
    return {key: value for key, value in attrs.asdict(location).items() if value is not None}
