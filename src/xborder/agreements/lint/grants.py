"""AGR020 and AGR026: every rule has a basis, every flow carries something that can be read."""

from collections.abc import Iterator

from xborder.agreements.leaves import Fields, Shape, leaves_under, objects_of
from xborder.agreements.lint.context import LintContext, is_unconditional
from xborder.findings import Finding
from xborder.model.agreement_codes import Effect


def rule_bases(context: LintContext) -> Iterator[Finding]:
    """Every rule cites at least one basis."""
    for place, rule in enumerate(context.agreement.rules):
        if not any(entry.strip() for entry in rule.basis):
            yield context.found("XB-AGR-020", f"/rules/{place}", rule=rule.id)


def carried_fields(context: LintContext) -> Iterator[Finding]:
    """Every record type of a flow has a rule that shares, and with it what the record needs to be read again."""
    for place, flow in enumerate(context.agreement.flows):
        for number, record_type in enumerate(flow.record_types):
            if record_type not in context.shapes:
                continue
            pointer = f"/flows/{place}/record_types/{number}"
            granted = _granted(context, flow.id, record_type)
            if not granted:
                yield context.found("XB-AGR-027", pointer, flow=flow.id, type=record_type)
                continue
            missing = sorted(_missing(context.shapes[record_type], granted))
            if missing:
                paths = ", ".join(missing)
                yield context.found("XB-AGR-026", pointer, flow=flow.id, type=record_type, paths=paths)


def _granted(context: LintContext, flow: str, record_type: str) -> frozenset[str]:
    """The leaves that some rule may let go, whole or reduced, and none always withholds."""
    given: set[str] = set()
    withheld: set[str] = set()
    for rule in context.agreement.rules:
        if flow not in rule.flows or record_type not in context.types_of(rule):
            continue
        leaves = context.leaves(record_type, rule)
        drops = rule.effect is Effect.WITHHOLD or (rule.effect is Effect.REDACT and rule.method == "drop")
        if drops and is_unconditional(rule):
            withheld |= leaves
        elif rule.effect in (Effect.SHARE, Effect.REDACT) and not drops:
            given |= leaves
    return frozenset(given - withheld)


def _missing(shape: Fields, granted: frozenset[str]) -> Iterator[str]:
    """The required fields that no rule lets go, of every object of which something goes."""
    for found in objects_of(shape):
        if not _some(found, granted):
            continue
        yield from (f"{found.pattern}/{name}" for name in found.required if not _some(found.fields[name], granted))


def _some(shape: Shape, granted: frozenset[str]) -> bool:
    return not granted.isdisjoint(leaves_under(shape))
