"""AUT1: the issuer is one of those whom the Act lets issue a notice (ASBCPA 2014 s.53; Police Reform Act 2002 s.38)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import IssuerRole
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.issuers import role_told_by
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

#: Those whose power is tied to an area: a constable's is not (Police Act 1996 s.30).
_TIED = (
    IssuerRole.COUNCIL_OFFICER,
    IssuerRole.CHIEF_EXECUTIVE,
    IssuerRole.DESIGNATED_PERSON,
    IssuerRole.COMMUNITY_SUPPORT_OFFICER,
)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a notice that does not say who issued it and as what, and an issuer outside their own area."""
    order: AsbOrder = record.record
    made = issued(order)
    row = law.value("cpn.issuer", on=made.day if made else context.today)
    if order.issuer is None:
        yield found("XB-ORDER-103", record, Path.of(AsbOrder).issuer, row=row)
        return
    role = order.issuer_role or role_told_by(order.issuer)
    if role is None:
        yield found("XB-ORDER-104", record, Path.of(AsbOrder).issuer_role, row=row)
    elif role in _TIED:
        own = order.issuer.force or order.provenance.force
        elsewhere = sorted({force for force in _forces_of_conduct(order, context) if force != own})
        if elsewhere:
            here = Path.of(AsbOrder).issuer_role
            yield found("XB-ORDER-105", record, here, row=row, forces=", ".join(elsewhere))


def _forces_of_conduct(order: AsbOrder, context: RuleContext) -> Iterator[str]:
    """The force areas in which the incidents that the notice names took place."""
    for name in order.incident_refs:
        incident = context.resolve(name, "incident", order.provenance.force)
        if incident is not None:
            place = incident.record.location
            yield (place.force if place and place.force else incident.record.provenance.force)
