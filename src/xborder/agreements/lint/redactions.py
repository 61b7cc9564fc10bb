"""AGR022 and AGR025: redactions that contradict each other, or that leave nothing readable."""

from collections.abc import Iterator
from itertools import combinations

from xborder.agreements.leaves import leaves_of_shape
from xborder.agreements.lint.context import LintContext
from xborder.agreements.redaction import METHODS, fits, is_method
from xborder.findings import Finding
from xborder.model.agreement_clauses import Rule
from xborder.model.agreement_codes import Effect


def ambiguous(context: LintContext) -> Iterator[Finding]:
    """No two redactions of different methods name one field in one flow, whatever their conditions."""
    rules = [(place, rule) for place, rule in enumerate(context.agreement.rules) if rule.effect is Effect.REDACT]
    for (_, first), (place, second) in combinations(rules, 2):
        if first.method != second.method and set(first.flows) & set(second.flows) and _meet(context, first, second):
            yield context.found("XB-AGR-022", f"/rules/{place}", first=first.id, second=second.id)


def methods(context: LintContext) -> Iterator[Finding]:
    """A redaction has a method of the closed set that fits every field it names; other rules have none."""
    for place, rule in enumerate(context.agreement.rules):
        pointer = f"/rules/{place}/method"
        if rule.effect is not Effect.REDACT:
            if rule.method is not None:
                yield context.found("XB-AGR-029", pointer, rule=rule.id)
        elif rule.method is None or not is_method(rule.method):
            yield context.found("XB-AGR-025", pointer, rule=rule.id, methods=", ".join(METHODS))
        elif unfit := sorted(set(_unfit(context, rule, rule.method))):
            yield context.found("XB-AGR-032", pointer, rule=rule.id, method=rule.method, paths=", ".join(unfit))


def _meet(context: LintContext, first: Rule, second: Rule) -> bool:
    shared = set(context.types_of(first)) & set(context.types_of(second))
    return any(not context.leaves(name, first).isdisjoint(context.leaves(name, second)) for name in shared)


def _unfit(context: LintContext, rule: Rule, method: str) -> Iterator[str]:
    for record_type in context.types_of(rule):
        named = context.leaves(record_type, rule)
        for leaf in leaves_of_shape(context.shapes[record_type]):
            if leaf.pattern in named and not fits(method, leaf):
                yield leaf.pattern
