"""AGR011: every party, purpose, record type and flow that is named is defined."""

from collections.abc import Iterator

from xborder.findings import Finding, Location, finding
from xborder.model.agreement import Agreement


def check_names(agreement: Agreement) -> Iterator[Finding]:
    """Find names that nothing defines."""
    parties = {*agreement.party_by_id, *(f"@{group.id}" for group in agreement.groups)}
    types = set(agreement.data.record_types)
    for number, flow in enumerate(agreement.flows):
        at = f"/flows/{number}"
        yield from _unknown("Flow", flow.id, flow.from_parties, parties, f"{at}/from_parties")
        yield from _unknown("Flow", flow.id, flow.to_parties, parties, f"{at}/to_parties")
        yield from _unknown("Flow", flow.id, flow.purposes, set(agreement.purpose_by_id), f"{at}/purposes")
        yield from _unknown("Flow", flow.id, flow.record_types, types, f"{at}/record_types")
    flows = {flow.id for flow in agreement.flows}
    entries = {entry.id for entry in agreement.sensitive_processing}
    for number, rule in enumerate(agreement.rules):
        at = f"/rules/{number}"
        yield from _unknown("Rule", rule.id, rule.flows, flows, f"{at}/flows")
        yield from _unknown("Rule", rule.id, (rule.record_type,), types | {"*"}, f"{at}/record_type")
        if rule.sensitive is not None:
            yield from _unknown("Rule", rule.id, (rule.sensitive,), entries, f"{at}/sensitive")
    for number, group in enumerate(agreement.groups):
        yield from _unknown("Group", group.id, group.parties, set(agreement.party_by_id), f"/groups/{number}/parties")


def _unknown(what: str, of: str, names: tuple[str, ...], known: set[str], pointer: str) -> Iterator[Finding]:
    for number, name in enumerate(names):
        if name not in known:
            yield finding("XB-AGR-011", Location(pointer=f"{pointer}/{number}"), what=what, id=of, name=name)
