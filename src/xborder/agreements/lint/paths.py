"""AGR023: paths name fields that exist, and whoever shares everything says why."""

from collections.abc import Iterator
from difflib import get_close_matches

import attrs

from xborder.agreements.leaves import leaves_under
from xborder.agreements.lint.context import LintContext
from xborder.agreements.patterns import is_pattern, resolve
from xborder.findings import Finding
from xborder.model.agreement_clauses import Rule
from xborder.model.agreement_codes import Effect


def paths(context: LintContext) -> Iterator[Finding]:
    """Every path is well written and names a field of the rule's record type."""
    for place, rule in enumerate(context.agreement.rules):
        for number, path in enumerate(rule.paths):
            pointer = f"/rules/{place}/paths/{number}"
            if not is_pattern(path):
                yield context.found("XB-AGR-033", pointer, rule=rule.id)
            elif context.types_of(rule) and not _known(context, rule, path):
                found = context.found("XB-AGR-023", pointer, rule=rule.id, path=path, type=rule.record_type)
                yield attrs.evolve(found, suggestions=_near(context, rule, path))


def everything(context: LintContext) -> Iterator[Finding]:
    """A rule that shares every field says why: DPA 2018 s.37."""
    for place, rule in enumerate(context.agreement.rules):
        if rule.effect is Effect.SHARE and "/**" in rule.paths and not (rule.why or "").strip():
            yield context.found("XB-AGR-034", f"/rules/{place}", rule=rule.id)


def refusals(context: LintContext) -> Iterator[Finding]:
    """A rule that refuses the record names all of it: a field that is absent must not turn a refusal into a yes."""
    for place, rule in enumerate(context.agreement.rules):
        if rule.effect is Effect.REFUSE_RECORD and "/**" not in rule.paths:
            yield context.found("XB-AGR-038", f"/rules/{place}/paths", rule=rule.id)


def _known(context: LintContext, rule: Rule, path: str) -> bool:
    return any(resolve(path, leaves_under(context.shapes[name])) for name in context.types_of(rule))


def _near(context: LintContext, rule: Rule, path: str) -> tuple[str, ...]:
    leaves = sorted({leaf for name in context.types_of(rule) for leaf in leaves_under(context.shapes[name])})
    return tuple(get_close_matches(path, leaves, n=3))
