"""Under which purposes of an agreement the records of a case move."""

from xborder.agreements.party import flows_between, party_of_force
from xborder.casefile.sharing import PROSECUTOR
from xborder.findings import Location, Outcome, Report, finding
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import PartyKind
from xborder.model.case import Purposes


def purposes_of(agreement: Agreement, lead_force: str, file: str) -> Outcome[Purposes]:
    """The purposes of the flows that lead to the lead force, in the agreement's order, and on to the prosecutor.

    No value where the lead force is no party, or no flow leads to the prosecutor.
    """
    lead = party_of_force(agreement, lead_force)
    if lead is None:
        return Outcome(None, Report.of(finding("XB-BUILD-024", Location(file=file), force=lead_force)))
    forces = [each.id for each in agreement.parties if each.kind is PartyKind.POLICE_FORCE]
    into = {name for one in forces for flow in flows_between(agreement, one, lead) for name in flow.purposes}
    out = {name for flow in flows_between(agreement, lead, PROSECUTOR) for name in flow.purposes}
    between = tuple(each.id for each in agreement.purposes if each.id in into)
    onward = next((each.id for each in agreement.purposes if each.id in out), None)
    if onward is None:
        return Outcome(None, Report.of(finding("XB-CASE-203", Location(file=file, pointer="/flows"), force=lead_force)))
    return Outcome(Purposes(between_forces=between or (onward,), to_prosecutor=onward))
