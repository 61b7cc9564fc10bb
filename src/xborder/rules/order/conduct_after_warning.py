"""SEQ2: the conduct went on after the warning, or its effect did (ASBCPA 2014 s.43(5)(b))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.incident import Incident
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.moments import Moment
from xborder.rules.order.warnings_named import warnings_of
from xborder.rules.order_facts import issued, served
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a notice that shows no conduct, and no continuing effect, between the warning and its issue."""
    order: AsbOrder = record.record
    made = issued(order)
    given = [moment for _, _, warning in warnings_of(record, context) if warning and (moment := served(warning))]
    row = law.value("cpn.warning.required", on=made.day) if made else None
    if made is None or row is None or not given or (order.continuing_effect or "").strip():
        return
    first = min(given, key=Moment.sort_key)
    moments, unknown = _conduct(record, context)
    if any(_between(first, moment, made) for moment in moments):
        return
    code = "XB-ORDER-011" if unknown else "XB-ORDER-010"
    yield found(code, record, _HERE.incident_refs, row=row, missing=len(unknown))


def _conduct(record: Sourced, context: RuleContext) -> tuple[list[Moment], list[str]]:
    """When the conduct was seen, and the incidents whose day is not known here."""
    order: AsbOrder = record.record
    moments = [Moment(order.conduct_last_on)] if order.conduct_last_on else []
    unknown = []
    for name in order.incident_refs:
        met = context.resolve(name, "incident", order.provenance.force)
        incident: Incident | None = met.record if met else None
        moment = Moment.of(incident.occurred_on, incident.occurred_at) if incident else None
        if moment is None:
            unknown.append(name)
        else:
            moments.append(moment)
    return moments, unknown


def _between(warned: Moment, seen: Moment, made: Moment) -> bool:
    """True if the conduct is shown to lie after the warning and not after the notice."""
    return warned.before(seen) is True and made.before(seen) is not True
