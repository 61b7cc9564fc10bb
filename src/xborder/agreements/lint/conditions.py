"""AGR024: conditions compare attributes that exist in ways that make sense."""

from collections.abc import Iterator

from xborder.agreements.attributes import ATTRIBUTES
from xborder.agreements.conditions import OPERATORS, wanted_value
from xborder.agreements.lint.context import LintContext
from xborder.findings import Finding
from xborder.model.agreement_clauses import Condition
from xborder.model.agreement_codes import Operator


def conditions(context: LintContext) -> Iterator[Finding]:
    """Attribute, operator and value fit together."""
    for place, rule in enumerate(context.agreement.rules):
        for name, group in (("when", rule.when), ("unless", rule.unless)):
            for number, condition in enumerate(group):
                pointer = f"/rules/{place}/{name}/{number}"
                yield from _condition(context, pointer, condition)


def requirements(context: LintContext) -> Iterator[Finding]:
    """What the quality clause requires are attributes of records."""
    for place, name in enumerate(context.agreement.quality.require):
        if name not in ATTRIBUTES or ATTRIBUTES[name].of_request:
            yield context.found(
                "XB-AGR-024", f"/quality/require/{place}", attr=name, what="is not an attribute of a record"
            )


def _condition(context: LintContext, pointer: str, condition: Condition) -> Iterator[Finding]:
    fault = _fault(condition)
    if fault:
        yield context.found("XB-AGR-024", pointer, attr=condition.attr, what=fault)


def _fault(condition: Condition) -> str | None:
    attribute = ATTRIBUTES.get(condition.attr)
    operator = condition.op
    if attribute is None:
        return "is not an attribute"
    if operator not in OPERATORS[attribute.kind]:
        return f"cannot be compared with {operator.value}"
    if operator is Operator.EXISTS:
        return None if condition.value is None and not condition.values else "takes no value with exists"
    if operator in (Operator.IN, Operator.NOT_IN):
        return None if condition.values and condition.value is None else f"needs values with {operator.value}"
    if condition.values or wanted_value(attribute.kind, condition.value) is None:
        return f"needs one value that is read as {attribute.kind.value}"
    return None
