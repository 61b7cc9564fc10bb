"""AGR021: data of DPA 2018 s.35(8) goes only by a rule that names the processing it relies on."""

from collections.abc import Iterator

from xborder.agreements.leaves import leaves_of_shape
from xborder.agreements.lint.context import LintContext, is_unconditional
from xborder.findings import Finding
from xborder.model.agreement_clauses import Rule
from xborder.model.agreement_codes import Effect


def sensitive_entries(context: LintContext) -> Iterator[Finding]:
    """Each entry has a Schedule 8 paragraph and an appropriate policy document."""
    for place, entry in enumerate(context.agreement.sensitive_processing):
        if not entry.schedule8 or entry.appropriate_policy_document is None or not entry.strictly_necessary.strip():
            yield context.found("XB-AGR-028", f"/sensitive_processing/{place}", entry=entry.id)


def sensitive_rules(context: LintContext) -> Iterator[Finding]:
    """A rule that grants a sensitive field names an entry, unless another rule always withholds that field."""
    entries = {entry.id for entry in context.agreement.sensitive_processing}
    for place, rule in enumerate(context.agreement.rules):
        if rule.sensitive is not None and rule.sensitive not in entries:
            yield context.found(
                "XB-AGR-011", f"/rules/{place}/sensitive", kind="sensitive processing", name=rule.sensitive
            )
        if rule.sensitive is not None or rule.effect not in (Effect.SHARE, Effect.REDACT):
            continue
        for record_type in context.types_of(rule):
            paths = _exposed(context, rule, record_type)
            if paths:
                names = {"rule": rule.id, "type": record_type, "paths": ", ".join(sorted(paths))}
                yield context.found("XB-AGR-021", f"/rules/{place}/paths", **names)


def _exposed(context: LintContext, rule: Rule, record_type: str) -> set[str]:
    sensitive = {leaf.pattern for leaf in leaves_of_shape(context.shapes[record_type]) if leaf.sensitive}
    exposed: set[str] = set()
    for flow in rule.flows:
        exposed |= (context.leaves(record_type, rule) & sensitive) - _withheld(context, flow, record_type)
    return exposed


def _withheld(context: LintContext, flow: str, record_type: str) -> set[str]:
    found: set[str] = set()
    for rule in context.agreement.rules:
        acts = rule.effect is Effect.WITHHOLD and is_unconditional(rule) and flow in rule.flows
        if acts and record_type in context.types_of(rule):
            found |= context.leaves(record_type, rule)
    return found
