"""Under which agreement incidents count across forces."""

from xborder.findings import Location, Outcome, Report, finding
from xborder.ladder import Scope
from xborder.model.agreement import Agreement
from xborder.model.operation import Operation


def scope_of(agreement: Agreement) -> Scope:
    """The forces among which an agreement counts an incident in one as an incident in all, and its days."""
    return Scope(
        agreement=f"{agreement.id} {agreement.version}",
        forces=frozenset(party.force for party in agreement.parties if party.force),
        starts=agreement.effective,
        ends=agreement.expires,
    )


def scope_for(operation: Operation, agreement: Agreement, file: str) -> Outcome[Scope]:
    """The same, if the agreement is the one that the operation rests on; no value, and a finding, if it is another."""
    if operation.agreement is not None and operation.agreement != agreement.id:
        place = Location(file=file, pointer="/id")
        other = finding("XB-LADDER-002", place, operation=operation.agreement, agreement=agreement.id)
        return Outcome(None, Report.of(other))
    return Outcome(scope_of(agreement))
