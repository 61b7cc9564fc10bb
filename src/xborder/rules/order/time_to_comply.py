"""SEQ3: time enough between the warning and the notice, by the force's own policy."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order.warning_gaps import gaps


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a gap that is shorter than policy allows."""
    limit = context.policy.minimum_days_to_comply
    for here, name, days in gaps(record, context):
        if days < limit:
            yield found("XB-ORDER-012", record, here, warning=name, days=days, limit=limit)
