"""Findings gathered together."""

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from xborder.findings.finding import Finding
from xborder.findings.severity import Severity


@attrs.frozen
class Report:
    """An immutable list of findings.

    >>> from xborder.findings import Finding, Severity
    >>> slip = Finding(code="XB-PNC-002", severity=Severity.ERROR, message="check letter")
    >>> both = Report() + Report.of(slip)
    >>> len(both), both.worst, both.reaches(Severity.WARNING)
    (1, <Severity.ERROR: 'error'>, True)
    """

    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, *findings: Finding) -> "Report":
        """Make a report of these findings."""
        return cls(tuple(findings))

    @classmethod
    def join(cls, reports: "Iterable[Report]") -> "Report":
        """Put reports one after another."""
        return cls(tuple(finding for report in reports for finding in report.findings))

    def __add__(self, other: "Report") -> "Report":
        return Report(self.findings + other.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def worst(self) -> Severity | None:
        """The worst severity among the findings, or None where there is none."""
        return min((finding.severity for finding in self.findings), key=lambda level: level.rank, default=None)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, all three named."""
        seen = Counter(finding.severity for finding in self.findings)
        return {level.value: seen[level] for level in Severity}

    @property
    def has_errors(self) -> bool:
        """True if at least one finding is an error."""
        return self.reaches(Severity.ERROR)

    def reaches(self, threshold: Severity) -> bool:
        """Say whether any finding is as bad as ``threshold``."""
        return any(finding.severity.reaches(threshold) for finding in self.findings)

    def once(self) -> "Report":
        """The same findings without those that say the same of the same place a second time.

        A slip may be met twice, by the reader of a file and by a rule that
        judges the record made from it.
        """
        seen: dict[tuple[object, ...], Finding] = {}
        for finding in self.findings:
            seen.setdefault((finding.code, finding.message, *finding.location.in_file()), finding)
        return Report(tuple(seen.values()))

    def sorted(self) -> "Report":
        """The same findings, worst first and then in reading order."""
        return Report(tuple(sorted(self.findings, key=Finding.sort_key)))
