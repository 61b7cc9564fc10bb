"""Findings put in the order in which a person works through them."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import attrs

from xborder.findings.finding import Finding
from xborder.findings.report import Report
from xborder.findings.severity import Severity


@attrs.frozen(kw_only=True)
class FileGroup:
    """What was found in one file, worst first; ``file`` is None for what stands in no file."""

    file: str | None
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, all three named."""
        seen = Counter(finding.severity for finding in self.findings)
        return {level.value: seen[level] for level in Severity}


def by_file(findings: Iterable[Finding]) -> list[FileGroup]:
    """One group for each file, the file with the most errors first, then warnings, then by name.

    >>> from xborder.findings import Location, finding
    >>> a = finding("XB-PNC-003", Location(file="a.csv"), detail="")
    >>> b = finding("XB-PNC-002", Location(file="b.csv"))
    >>> [group.file for group in by_file([a, b])]
    ['b.csv', 'a.csv']
    """
    files: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        files[finding.location.file].append(finding)
    groups = [FileGroup(file=file, findings=tuple(sorted(files[file], key=Finding.sort_key))) for file in files]
    return sorted(groups, key=lambda group: ([-count for count in group.counts.values()], group.file or ""))


def files_of(report: Report, checked: Iterable[str] = ()) -> list[str]:
    """Every file that was looked at or has a finding, in order, each once."""
    named = {finding.location.file for finding in report.findings if finding.location.file is not None}
    return sorted(named | report.more_in | set(checked))


def unlisted_files(report: Report) -> list[str]:
    """The files that have findings of which none is kept: nobody may take them for clean."""
    return sorted(report.more_in - {finding.location.file for finding in report.findings})


def beyond(report: Report) -> list[tuple[str, Severity, int]]:
    """What was counted but not kept: code, severity and number, worst first.

    >>> beyond(Report((), {("XB-PNC-003", Severity.INFO): 2, ("XB-PNC-002", Severity.ERROR): 240}))
    [('XB-PNC-002', <Severity.ERROR: 'error'>, 240), ('XB-PNC-003', <Severity.INFO: 'info'>, 2)]
    """
    return sorted(
        ((code, severity, count) for (code, severity), count in report.more.items() if count > 0),
        key=lambda each: (each[1].rank, each[0]),
    )


def by_code(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by their code, in the order of the codes."""
    codes: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        codes[finding.code].append(finding)
    return dict(sorted(codes.items()))


def repeats(keys: Iterable[str]) -> list[int]:
    """For each key, how many times it came before: tells apart what looks the same.

    >>> repeats(["a", "b", "a"])
    [0, 0, 1]
    """
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        found.append(seen[key])
        seen[key] += 1
    return found
