"""Findings as SARIF 2.1.0 (OASIS Standard, with Errata 01), for code scanning and its viewers.

Never excerpts or corrections, whatever the showing says: such files are kept
and passed on by systems that are not meant for personal data.
"""

import datetime as dt
from typing import Any

from xborder import __version__
from xborder.findings.finding import Finding
from xborder.findings.grouping import beyond
from xborder.findings.json_text import json_text
from xborder.findings.printable import printable
from xborder.findings.report import Report
from xborder.findings.sarif_places import fingerprints, location, uri_of
from xborder.findings.sarif_rules import LEVELS, rule
from xborder.findings.severity import Severity
from xborder.findings.showing import PLAIN, Showing
from xborder.findings.waiver import Waiver
from xborder.findings.words import day, level

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report, showing: Showing = PLAIN) -> str:
    """The report as a SARIF log of one run: waived findings are suppressed results.

    >>> '"results": []' in render(Report())
    True
    """
    ordered = report.sorted()
    codes = sorted({finding.code for finding in ordered} | {code for code, _, _ in beyond(report)})
    index = {code: at for at, code in enumerate(codes)}
    run = {
        "tool": {"driver": {"name": "xborder", "version": __version__, "rules": [rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, showing, index)],
        "artifacts": [{"location": {"uri": uri}} for uri in dict.fromkeys(map(uri_of, showing.checked))],
        "results": _results(ordered, index),
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _results(report: Report, index: dict[str, int]) -> list[dict[str, Any]]:
    """One result for each finding; where one is suppressed, the others say that they are not (3.27.23)."""
    marks = fingerprints(report.findings)
    say = bool(report.waived)
    return [_result(finding, index, mark, say=say) for finding, mark in zip(report.findings, marks, strict=True)]


def _result(finding: Finding, index: dict[str, int], mark: str, *, say: bool) -> dict[str, Any]:
    where = location(finding.location)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [where] if where else [],
        "partialFingerprints": {"xborder/1": mark},
    }
    if say:
        result["suppressions"] = [_suppression(finding.waiver)] if finding.waiver else []
    return result


def _message(finding: Finding) -> str:
    return printable(f"{finding.message} {finding.hint}".strip()) or finding.code


def _suppression(waiver: Waiver) -> dict[str, str]:
    justification = f"{waiver.reason} ({waiver.owner}, until {day(waiver.expires)})"
    return {"kind": "external", "status": "accepted", "justification": printable(justification)}


def _invocation(report: Report, showing: Showing, index: dict[str, int]) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if showing.now is not None:
        invocation["endTimeUtc"] = _utc(showing.now)
    notes = [_notification(code, severity, count, index[code]) for code, severity, count in beyond(report)]
    if report.more_waived:
        text = f"{report.more_waived:,} more that are waived: not listed here."
        notes.append({"descriptor": {"id": "not-listed"}, "level": "note", "message": {"text": text}})
    return {**invocation, "toolExecutionNotifications": notes}


def _utc(now: dt.datetime) -> str:
    moment = now.astimezone(dt.UTC) if now.tzinfo else now
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _notification(code: str, severity: Severity, count: int, at: int) -> dict[str, Any]:
    """What was counted but not kept, so that nobody takes the list for the whole."""
    text = printable(f"{level(severity.value, count, more=True)} {code}: counted, and not listed here.")
    return {
        "descriptor": {"id": "not-listed"},
        "associatedRule": {"id": code, "index": at},
        "level": LEVELS[severity],
        "message": {"text": text},
    }
