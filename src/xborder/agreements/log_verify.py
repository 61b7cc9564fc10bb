"""Verify a disclosure log: every line whole, in sequence, bound to the one before."""

import json
from pathlib import Path

from xborder.agreements.log import link
from xborder.findings import Finding, Location, Report, finding


def verify_log(path: Path, *, receipt: str | None = None) -> Report:
    """What is wrong with a log, line by line; an empty report where its chain is unbroken.

    A chain alone cannot show that its last line was changed, or lines at the end taken away: give a
    ``receipt`` that was noted elsewhere, the latest there is, and its entry is looked for as well.
    Raises OSError where the file cannot be read.
    """
    found: list[Finding] = []
    missing = receipt is not None
    before = b""
    with path.open("rb") as lines:
        for number, raw in enumerate(lines, start=1):
            where = Location(file=str(path), line=number)
            if not raw.endswith(b"\n"):
                found.append(finding("XB-LOG-001", where))
                break
            line = raw[:-1]
            found.extend(_entry(line, before, number, where))
            before = line
            missing = missing and link(line) != receipt
    if missing:
        found.append(finding("XB-LOG-005", Location(file=str(path))))
    return Report(tuple(found))


def _entry(line: bytes, before: bytes, number: int, where: Location) -> list[Finding]:
    try:
        entry = json.loads(line)
        seq, prev = entry["seq"], entry["prev"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return [finding("XB-LOG-002", where)]
    found = [] if seq == number else [finding("XB-LOG-003", where, expected=number)]
    if prev != link(before):
        found.append(finding("XB-LOG-004", where))
    return found
