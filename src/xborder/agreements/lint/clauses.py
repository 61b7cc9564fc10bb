"""AGR030, AGR031: disclosures are recorded, what leaves is marked, and every record type has a time limit."""

from collections.abc import Iterator

from xborder.agreements.markings import is_marking, reaches
from xborder.findings import Finding, Location, finding
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import ObligationKind


def check_clauses(agreement: Agreement) -> Iterator[Finding]:
    """Find missing duties and time limits."""
    duties = {each.do for each in agreement.obligations}
    markings = [each.marking for each in agreement.obligations if each.do is ObligationKind.APPLY_MARKING]
    if ObligationKind.LOG_DISCLOSURE not in duties or not all(_high_enough(agreement, each) for each in markings):
        yield finding("XB-AGR-030", Location(pointer="/obligations"))
    for kind in agreement.data.record_types:
        if agreement.retention_of(kind) is None:
            yield finding("XB-AGR-031", Location(pointer="/retention"), type=kind)


def _high_enough(agreement: Agreement, marking: str | None) -> bool:
    if marking is None or not is_marking(marking) or not is_marking(agreement.marking):
        return False
    return reaches(marking, agreement.marking)
