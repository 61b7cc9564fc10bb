"""The URN begins with the code of a force that exists, and of the force that leads the case."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.case import CasePlan
from xborder.model.charge import Charge
from xborder.reference import forces
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.paths import Path

#: Shared systems and prosecutors that are no police force: right, and nobody's own.
_SHARED = "00"


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a force code that nobody has, and one of another force than the lead force."""
    judged: Charge | CasePlan = record.record
    urn, lead, path = _of_plan(judged) if isinstance(judged, CasePlan) else _of_charge(judged, context)
    force = urn[:2]
    if not force or force == _SHARED:
        return
    if not forces.is_known(force):
        yield found("XB-CASE-004", record, path)
    elif lead is not None and force != lead:
        yield found("XB-CASE-005", record, path, force=force, lead=lead)


def _of_plan(plan: CasePlan) -> tuple[str, str | None, Path]:
    return plan.urn, plan.lead_force, Path.of(CasePlan).urn


def _of_charge(charge: Charge, context: RuleContext) -> tuple[str, str | None, Path]:
    return charge.urn.text if charge.urn else "", context.lead_force, Path.of(Charge).urn
