"""Findings: what checks report, where it stands, and how it is shown."""

from xborder.findings.catalogue import codes, describe, finding
from xborder.findings.finding import Finding
from xborder.findings.location import Location
from xborder.findings.outcome import Outcome
from xborder.findings.report import Report
from xborder.findings.severity import Severity
from xborder.findings.showing import Showing
from xborder.findings.sourced import Sourced
from xborder.findings.waiver import Waiver

__all__ = [
    "Finding",
    "Location",
    "Outcome",
    "Report",
    "Severity",
    "Showing",
    "Sourced",
    "Waiver",
    "codes",
    "describe",
    "finding",
]
