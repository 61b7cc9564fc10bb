"""AGR011: everything that is named exists, and no id is given twice."""

from collections import Counter
from collections.abc import Iterable, Iterator

from xborder.agreements.lint.context import LintContext
from xborder.findings import Finding

Named = tuple[str, str, str]
"""A pointer, what kind of thing is named there, and its name."""


def references(context: LintContext) -> Iterator[Finding]:
    """Parties, groups, purposes, flows and record types that are named are declared."""
    known = _declared(context)
    named = (*_in_flows(context), *_in_rules(context), *_elsewhere(context))
    for pointer, kind, name in named:
        if name not in known[kind]:
            yield context.found("XB-AGR-011", pointer, kind=kind, name=name)


def record_types(context: LintContext) -> Iterator[Finding]:
    """Record types in scope are types that the model knows."""
    for place, name in enumerate(context.agreement.data.record_types):
        if name not in context.shapes:
            yield context.found("XB-AGR-011", f"/data/record_types/{place}", kind="record type", name=name)


def duplicates(context: LintContext) -> Iterator[Finding]:
    """No two entries of one list share an id."""
    agreement = context.agreement
    lists = {
        "parties": [entry.id for entry in agreement.parties],
        "groups": [entry.id for entry in agreement.groups],
        "purposes": [entry.id for entry in agreement.purposes],
        "sensitive_processing": [entry.id for entry in agreement.sensitive_processing],
        "flows": [entry.id for entry in agreement.flows],
        "rules": [entry.id for entry in agreement.rules],
        "obligations": [entry.id for entry in agreement.obligations],
    }
    for name, ids in lists.items():
        counts = Counter(ids)
        for place, entry in enumerate(ids):
            if counts[entry] > 1:
                yield context.found("XB-AGR-017", f"/{name}/{place}", id=entry)


def _declared(context: LintContext) -> dict[str, frozenset[str]]:
    agreement = context.agreement
    party_ids = {party.id for party in agreement.parties}
    return {
        "party": frozenset(party_ids),
        "party or group": frozenset(party_ids | {f"@{group.id}" for group in agreement.groups}),
        "purpose": frozenset(agreement.purpose_by_id),
        "flow": frozenset(flow.id for flow in agreement.flows),
        "record type": frozenset(agreement.data.record_types),
        "record type or *": frozenset(agreement.data.record_types) | {"*"},
    }


def _in_flows(context: LintContext) -> Iterator[Named]:
    for place, flow in enumerate(context.agreement.flows):
        stem = f"/flows/{place}"
        yield from _each(f"{stem}/from_parties", "party or group", flow.from_parties)
        yield from _each(f"{stem}/to_parties", "party or group", flow.to_parties)
        yield from _each(f"{stem}/purposes", "purpose", flow.purposes)
        yield from _each(f"{stem}/record_types", "record type", flow.record_types)


def _in_rules(context: LintContext) -> Iterator[Named]:
    for place, rule in enumerate(context.agreement.rules):
        yield from _each(f"/rules/{place}/flows", "flow", rule.flows)
        yield f"/rules/{place}/record_type", "record type or *", rule.record_type


def _elsewhere(context: LintContext) -> Iterator[Named]:
    agreement = context.agreement
    for place, group in enumerate(agreement.groups):
        yield from _each(f"/groups/{place}/parties", "party", group.parties)
    for place, route in enumerate(agreement.onward_sharing.allow):
        yield from _each(f"/onward_sharing/allow/{place}/to", "party or group", route.to)
    for place, signatory in enumerate(agreement.signatories):
        yield f"/signatories/{place}/party", "party", signatory.party
    for place, age in enumerate(agreement.quality.max_age):
        yield f"/quality/max_age/{place}/record_type", "record type", age.record_type
    for place, term in enumerate(agreement.retention):
        yield from _each(f"/retention/{place}/record_types", "record type or *", term.record_types)


def _each(pointer: str, kind: str, names: Iterable[str]) -> Iterator[Named]:
    for place, name in enumerate(names):
        yield f"{pointer}/{place}", kind, name
