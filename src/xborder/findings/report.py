"""Findings gathered together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from xborder.findings.finding import Finding
from xborder.findings.severity import Severity

#: How many findings of a code and severity were counted but not kept.
More = Mapping[tuple[str, Severity], int]


@attrs.frozen
class Report:
    """An immutable list of findings.

    ``more`` counts, by code and severity, findings beyond those that are kept:
    they count in ``counts``, ``worst`` and ``reaches`` like the others. A waived
    finding is shown, and counts in none of them; ``more_waived`` are beyond those
    that are kept. ``more_in`` names the files in which such findings stand.

    >>> from xborder.findings import Finding, Severity
    >>> slip = Finding(code="XB-PNC-002", severity=Severity.ERROR, message="check letter")
    >>> both = Report() + Report.of(slip)
    >>> len(both), both.worst, both.reaches(Severity.WARNING)
    (1, <Severity.ERROR: 'error'>, True)
    """

    findings: tuple[Finding, ...] = ()
    more: More = attrs.field(factory=dict)
    more_waived: int = 0
    more_in: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *findings: Finding) -> "Report":
        """Make a report of these findings."""
        return cls(tuple(findings))

    @classmethod
    def join(cls, reports: "Iterable[Report]") -> "Report":
        """Put reports one after another."""
        given = tuple(reports)
        more: Counter[tuple[str, Severity]] = Counter()
        for report in given:
            more.update(report.more)
        findings = tuple(finding for report in given for finding in report.findings)
        files = frozenset(file for report in given for file in report.more_in)
        return cls(findings, dict(more), sum(report.more_waived for report in given), files)

    def __add__(self, other: "Report") -> "Report":
        return Report.join((self, other))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The findings that are not waived."""
        return tuple(finding for finding in self.findings if finding.waiver is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that somebody decided to live with."""
        return tuple(finding for finding in self.findings if finding.waiver is not None)

    @property
    def waived_count(self) -> int:
        """How many findings are waived, those that are not kept included."""
        return len(self.waived) + self.more_waived

    @property
    def unshown(self) -> int:
        """How many findings were counted but not kept."""
        return sum(self.more.values())

    @property
    def worst(self) -> Severity | None:
        """The worst severity that counts, or None where there is none."""
        counts = self.counts
        return next((level for level in Severity if counts[level.value]), None)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, all three named."""
        seen = Counter(finding.severity for finding in self.counting)
        for (_, severity), number in self.more.items():
            seen[severity] += number
        return {level.value: seen[level] for level in Severity}

    @property
    def has_errors(self) -> bool:
        """True if at least one finding is an error."""
        return self.reaches(Severity.ERROR)

    def reaches(self, threshold: Severity) -> bool:
        """Say whether any finding is as bad as ``threshold``."""
        worst = self.worst
        return worst is not None and worst.reaches(threshold)

    def once(self) -> "Report":
        """The same findings without those that say the same of the same place a second time.

        A slip may be met twice, by the reader of a file and by a rule that
        judges the record made from it.
        """
        seen: dict[tuple[object, ...], Finding] = {}
        for finding in self.findings:
            place = finding.location
            # Two keys that are missing stand in one place, the object around them: the pointer tells them apart.
            seen.setdefault((finding.code, finding.message, place.pointer, *place.in_file()), finding)
        return attrs.evolve(self, findings=tuple(seen.values()))

    def sorted(self) -> "Report":
        """The same findings, worst first and then in reading order."""
        return attrs.evolve(self, findings=tuple(sorted(self.findings, key=Finding.sort_key)))
