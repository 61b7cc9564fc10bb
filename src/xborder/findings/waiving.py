"""Whether a waiver covers a finding: its code, the file it is in, and the place in the record."""

from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase

import attrs

from xborder.findings.finding import Finding
from xborder.findings.waiver import Waiver


@attrs.define(kw_only=True)
class WaiverRule:
    """One waiver in force, ready to be compared with findings; ``used`` counts those it covered.

    >>> import datetime as dt
    >>> from xborder.findings import Location, finding
    >>> waiver = Waiver(reason="re-keyed in January", owner="Records", expires=dt.date(2027, 1, 31))
    >>> rule = WaiverRule(code="XB-PNC-002", path="kent/*.csv", waiver=waiver)
    >>> rule.covers(finding("XB-PNC-002", Location(file="records/kent/log.csv")))
    True
    >>> rule.covers(finding("XB-PNC-002", Location(file="records/norfolk/log.csv")))
    False
    """

    code: str
    path: str
    waiver: Waiver
    at: str | None = None
    used: int = 0

    def covers(self, found: Finding) -> bool:
        """True if the finding is one that this waiver is for."""
        return (
            found.code == self.code
            and _file_fits(found.location.file or "", self.path)
            and (self.at is None or _place_fits(found.location.pointer or "", self.at))
        )


def _file_fits(file: str, wanted: str) -> bool:
    """Compared from the end: a pattern of fewer steps than the path may begin anywhere."""
    steps = file.replace("\\", "/").split("/")
    pattern = ["**", *wanted.removeprefix("./").split("/")]
    return len(steps) in _reached(steps, pattern, fnmatchcase)


def _place_fits(pointer: str, wanted: str) -> bool:
    return bool(_reached(pointer.split("/"), wanted.split("/"), lambda step, one: one in ("*", step)))


def _reached(steps: Sequence[str], pattern: Sequence[str], fits: Callable[[str, str], bool]) -> set[int]:
    """How many of the steps the pattern can stand for: each number that is possible."""
    reached = {0}
    for one in pattern:
        if one == "**":
            reached = set(range(min(reached, default=len(steps) + 1), len(steps) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(steps) and fits(steps[at], one)}
    return reached
