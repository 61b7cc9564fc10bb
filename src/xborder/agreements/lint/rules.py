"""AGR020-AGR023: each rule has a basis, names fields that exist, and knows what is sensitive."""

from collections.abc import Iterator
from itertools import combinations

from xborder.agreements.patterns import resolve
from xborder.agreements.redaction import is_method
from xborder.findings import Finding, Location, finding
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Rule
from xborder.model.agreement_codes import Effect
from xborder.model.register import RECORD_TYPES
from xborder.schema import paths


def check_rules(agreement: Agreement) -> Iterator[Finding]:
    """Find rules that say too little, too much, or two things at once."""
    for number, rule in enumerate(agreement.rules):
        at = f"/rules/{number}"
        if not any(basis.strip() for basis in rule.basis):
            yield finding("XB-AGR-020", Location(pointer=at), rule=rule.id)
        if rule.effect is Effect.SHARE and "/**" in rule.paths and not (rule.why or "").strip():
            yield finding("XB-AGR-027", Location(pointer=f"{at}/paths"), rule=rule.id)
        if rule.effect is Effect.REDACT and not (rule.method and is_method(rule.method)):
            yield finding("XB-AGR-028", Location(pointer=at), rule=rule.id)
        yield from _paths(agreement, rule, at)
    yield from _ambiguous(agreement)


def leaves(record_type: str) -> frozenset[str]:
    """The leaf fields of a record type, as rules name them."""
    return frozenset(path for path, info in paths.fields(record_type).items() if info.leaf)


def _paths(agreement: Agreement, rule: Rule, at: str) -> Iterator[Finding]:
    kinds = sorted(_types(rule))
    for number, path in enumerate(rule.paths if kinds else ()):
        where = Location(pointer=f"{at}/paths/{number}")
        named = {kind: resolve(path, leaves(kind)) for kind in kinds}
        if not any(named.values()):
            yield finding("XB-AGR-023", where, rule=rule.id, path=path, type=rule.record_type)
        sensitive = sorted(leaf for kind in kinds for leaf in named[kind] if paths.fields(kind)[leaf].sensitive)
        if rule.effect in (Effect.SHARE, Effect.REDACT) and sensitive and not _covered(agreement, rule):
            yield finding("XB-AGR-021", where, rule=rule.id, path=sensitive[0])


def _covered(agreement: Agreement, rule: Rule) -> bool:
    entry = next((each for each in agreement.sensitive_processing if each.id == rule.sensitive), None)
    return entry is not None and bool(entry.schedule8) and entry.appropriate_policy_document is not None


def _ambiguous(agreement: Agreement) -> Iterator[Finding]:
    redactions = [(number, rule) for number, rule in enumerate(agreement.rules) if rule.effect is Effect.REDACT]
    for (_, first), (number, second) in combinations(redactions, 2):
        if first.method == second.method or not set(first.flows) & set(second.flows):
            continue
        types = _types(first) & _types(second)
        shared = sorted(leaf for kind in types for leaf in _named(first, kind) & _named(second, kind))
        if shared:
            where = Location(pointer=f"/rules/{number}")
            yield finding("XB-AGR-022", where, rule=first.id, name=second.id, path=shared[0])


def _types(rule: Rule) -> set[str]:
    return set(RECORD_TYPES) if rule.record_type == "*" else {rule.record_type} & set(RECORD_TYPES)


def _named(rule: Rule, kind: str) -> frozenset[str]:
    return frozenset(leaf for path in rule.paths for leaf in resolve(path, leaves(kind)))
