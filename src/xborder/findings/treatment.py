"""How one recipient wants findings to be taken: their severity, and what is waived."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from xborder.findings.finding import Finding
from xborder.findings.report import Report
from xborder.findings.severity import Severity
from xborder.findings.waiving import WaiverRule


@attrs.frozen(kw_only=True)
class Treatment:
    """Severities by code, and waivers in force, applied to findings on their way to a report.

    >>> from xborder.findings import finding
    >>> lenient = Treatment(severities={"XB-PNC-002": Severity.WARNING})
    >>> lenient.one(finding("XB-PNC-002")).severity
    <Severity.WARNING: 'warning'>
    """

    severities: Mapping[str, Severity] = attrs.field(factory=dict)
    waivers: Sequence[WaiverRule] = ()

    def one(self, found: Finding) -> Finding:
        """The finding as it is to be taken; the first waiver that covers it is noted in it."""
        wanted = self.severities.get(found.code)
        if wanted is not None and wanted is not found.severity:
            found = attrs.evolve(found, severity=wanted)
        if found.waiver is None and self.waivers:
            rule = next((rule for rule in self.waivers if rule.covers(found)), None)
            if rule is not None:
                rule.used += 1
                found = attrs.evolve(found, waiver=rule.waiver)
        return found

    def all(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        """Each finding as it is to be taken."""
        if not self.severities and not self.waivers:
            return tuple(found)
        return tuple(self.one(each) for each in found)

    def report(self, report: Report) -> Report:
        """A report as it is to be taken, numbers of findings that were not kept included."""
        more: dict[tuple[str, Severity], int] = {}
        for (code, severity), number in report.more.items():
            key = (code, self.severities.get(code, severity))
            more[key] = more.get(key, 0) + number
        return attrs.evolve(report, findings=self.all(report.findings), more=more)
