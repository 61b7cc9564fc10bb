"""Flows that share nothing, leave Part 3 without a basis, or cannot carry a record whole."""

from collections.abc import Iterator

import attrs

from xborder.agreements.lint.rules import leaves
from xborder.agreements.patterns import resolve
from xborder.agreements.request_checks import needs_part_2
from xborder.findings import Finding, Location, finding
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Flow
from xborder.model.agreement_codes import Effect
from xborder.model.register import RECORD_TYPES


def check_flows(agreement: Agreement) -> Iterator[Finding]:
    """Find flows of no use, and those that law asks more of."""
    for number, flow in enumerate(agreement.flows):
        at = f"/flows/{number}"
        yield from _part_2(agreement, flow, at)
        for place, kind in enumerate(flow.record_types):
            where = Location(pointer=f"{at}/record_types/{place}")
            if kind not in RECORD_TYPES:
                continue
            granted = _granted(agreement, flow, kind)
            missing = sorted(_required(kind) - granted)
            if not granted:
                yield finding("XB-AGR-025", where, flow=flow.id, type=kind)
            elif missing:
                yield finding("XB-AGR-026", where, flow=flow.id, type=kind, paths=", ".join(missing))


def _part_2(agreement: Agreement, flow: Flow, at: str) -> Iterator[Finding]:
    known = agreement.members(flow.to_parties) & set(agreement.party_by_id)
    for purpose in flow.purposes:
        if purpose not in agreement.purpose_by_id or not any(needs_part_2(agreement, to, purpose) for to in known):
            continue
        basis = agreement.purpose_by_id[purpose].lawful_basis.part_2
        if basis is None or not (basis.article_6.strip() and basis.authorised_by_law.strip()):
            yield finding("XB-AGR-012", Location(pointer=f"{at}/purposes"), flow=flow.id, name=purpose)


def _granted(agreement: Agreement, flow: Flow, kind: str) -> frozenset[str]:
    """Leaves that some rule of the flow may let out, whatever its conditions."""
    rules = [
        rule
        for rule in agreement.rules
        if flow.id in rule.flows and rule.record_type in (kind, "*") and rule.effect in (Effect.SHARE, Effect.REDACT)
    ]
    return frozenset(leaf for rule in rules for path in rule.paths for leaf in resolve(path, leaves(kind)))


def _required(kind: str) -> set[str]:
    """Root fields of which a record cannot be without: a leaf by itself, a part by any leaf of it that must be there."""
    known = leaves(kind)
    names = [
        field.name
        for field in attrs.fields(RECORD_TYPES[kind])
        if field.default is attrs.NOTHING or field.name == "schema"
    ]
    return {f"/{name}" for name in names if f"/{name}" in known} | {"/provenance/force"}
