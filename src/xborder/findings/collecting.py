"""Gathering the findings of a run of any length in bounded memory."""

from collections import Counter
from collections.abc import Iterable

from xborder.findings.finding import Finding
from xborder.findings.report import Report
from xborder.findings.severity import Severity

#: How many findings of one code are kept unless the caller says otherwise.
PER_CODE = 200

#: How many findings are kept in all, and at least a few of each code.
IN_ALL = 10_000
_OF_EACH = 3


class Collector:
    """Keeps the first findings of each code and counts the others: "and N more".

    What two records of a file show of the very same place, as its head, is told
    once. Every finding counts in the report's ``counts``; a waived one is kept and
    counted apart, for it does not decide how a check ends.

    >>> from xborder.findings import Finding, Severity
    >>> slip = Finding(code="XB-PNC-002", severity=Severity.ERROR, message="check letter")
    >>> collector = Collector(per_code=1)
    >>> collector.add([slip, slip, slip])
    >>> len(collector.report()), collector.report().counts["error"]
    (1, 3)
    """

    def __init__(self, *, per_code: int = PER_CODE, in_all: int = IN_ALL) -> None:
        self._per_code, self._in_all = per_code, in_all
        self._kept: list[Finding] = []
        self._seen: Counter[tuple[str, bool]] = Counter()
        self._more: Counter[tuple[str, Severity]] = Counter()
        self._more_waived = 0
        self._more_in: set[str] = set()
        self._told: set[tuple[object, ...]] = set()

    def add(self, findings: Iterable[Finding]) -> None:
        """Keep each finding, or count it."""
        for one in findings:
            if self._is_told(one):
                continue
            kind = (one.code, one.waiver is not None)
            self._seen[kind] += 1
            if self._has_room(self._seen[kind]):
                self._kept.append(one)
            else:
                self._count(one)

    def report(self) -> Report:
        """What was kept, and how many more there are of each code and severity."""
        return Report(tuple(self._kept), dict(self._more), self._more_waived, frozenset(self._more_in))

    def _count(self, one: Finding) -> None:
        if one.location.file is not None:
            self._more_in.add(one.location.file)
        if one.waiver is None:
            self._more[one.code, one.severity] += 1
        else:
            self._more_waived += 1

    def _is_told(self, one: Finding) -> bool:
        """True if one that is kept says the same of the same place, where that is more than the file."""
        where = one.location
        if where.line is None and where.row is None and where.xpath is None:
            return False
        key = (one.code, one.message, where)
        if key in self._told:
            return True
        if len(self._told) < self._in_all:
            self._told.add(key)
        return False

    def _has_room(self, number: int) -> bool:
        return number <= self._per_code and (len(self._kept) < self._in_all or number <= _OF_EACH)
