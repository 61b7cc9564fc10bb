"""What keeps a file from being ready, as findings: in the prosecutor's terms where the list of reasons has them."""

from xborder.casefile.failure_reasons import reason_of
from xborder.casefile.readiness import Failure, Readiness, ReadinessItem, State
from xborder.findings import Finding, Report, Severity, finding

#: The family of these findings.
FAMILY = "XB-READY-"
_ITEM = {State.MISSING: "XB-READY-040", State.FAULTY: "XB-READY-041"}
_UNKNOWN = "XB-READY-042"


def readiness_findings(readiness: Readiness) -> Report:
    """One finding for each fault; an error only where the need was read in a primary source."""
    return Report(tuple(_finding(item, failure) for item in readiness.items for failure in item.failures))


def _finding(item: ReadinessItem, failure: Failure) -> Finding:
    fault = failure.fault
    severity = Severity.ERROR if fault.verified else None
    reason = reason_of(failure.check)
    code = _UNKNOWN if fault.state is State.CANNOT_TELL else reason.finding if reason else _ITEM[fault.state]
    return finding(code, fault.place, severity=severity, item=item.title, detail=fault.detail, todo=fault.todo)
