"""What the records of one person tell, event by event, in plain English."""

from collections.abc import Iterator

import attrs

from xborder.findings import Sourced
from xborder.ladder.parts import StepKind
from xborder.ladder.words import kind_name
from xborder.model.charge import Charge, Offence
from xborder.model.codes import OrderKind, ServiceMethod
from xborder.model.hearing import CourtHearing
from xborder.model.incident import Incident
from xborder.model.order import AsbOrder, Breach, Service
from xborder.model.parts import Place
from xborder.reference import forces, offences
from xborder.rules.moments import Moment
from xborder.rules.order_facts import breach_moment, issued, service_moment
from xborder.rules.paths import Path

_ORDER, _CHARGE, _INCIDENT = Path.of(AsbOrder), Path.of(Charge), Path.of(Incident)
_HEARING = Path.of(CourtHearing)
_NOTICES = (OrderKind.CPN, OrderKind.CLOSURE_NOTICE, OrderKind.DVPN, OrderKind.DAPN)
_ORDERS = (
    OrderKind.CBO,
    OrderKind.CBO_INTERIM,
    OrderKind.CIVIL_INJUNCTION,
    OrderKind.CLOSURE_ORDER,
    OrderKind.DOG_DISQUALIFICATION,
    OrderKind.DVPO,
    OrderKind.DAPO,
    OrderKind.SHPO,
    OrderKind.SPO,
    OrderKind.STPO,
    OrderKind.STRO,
    OrderKind.SRO,
    OrderKind.KCPO,
    OrderKind.SVRO,
)
_STEPS = {
    OrderKind.CPW: StepKind.WARNING,
    **dict.fromkeys(_NOTICES, StepKind.NOTICE),
    **dict.fromkeys(_ORDERS, StepKind.ORDER),
}
_SERVED = {StepKind.WARNING: StepKind.WARNING_SERVED, StepKind.NOTICE: StepKind.NOTICE_SERVED}
_METHODS = {
    ServiceMethod.HANDED: "handed over",
    ServiceMethod.LEFT: "left at the proper address",
    ServiceMethod.POSTED: "posted to the proper address",
    ServiceMethod.BODY_OFFICER: "given to an officer of the body",
    ServiceMethod.PARTNER: "given to a partner",
    ServiceMethod.POSTED_ON_PREMISES: "posted on the premises",
    ServiceMethod.PRONOUNCED: "pronounced in the person's presence",
}


@attrs.frozen(kw_only=True)
class Event:
    """One thing that a record tells; ``path`` is where, ``force`` whose area it was in if the record says so."""

    kind: StepKind
    when: Moment | None
    title: str
    path: Path
    place: Place | None = None
    force: str | None = None
    evidence: tuple[str, ...] = ()


def events(record: Sourced) -> Iterator[Event]:
    """Every event of an incident, an order, a charge or a hearing."""
    if isinstance(record.record, Incident):
        yield _incident(record.record)
    elif isinstance(record.record, AsbOrder):
        yield from _order(record.record)
    elif isinstance(record.record, Charge):
        yield from _charge(record.record)
    elif isinstance(record.record, CourtHearing):
        yield from _heard(record.record)


def order_name(order: AsbOrder) -> str:
    """What an order is called, with its reference."""
    return f"{kind_name(order.kind)} {order.ref}"


def _incident(incident: Incident) -> Event:
    known = forces.force(incident.provenance.force)
    recorded_by = known.name if known else f"force {incident.provenance.force}"
    return Event(
        kind=StepKind.INCIDENT,
        when=Moment.of(incident.occurred_on, incident.occurred_at),
        title=f"Incident {incident.ref}, recorded by {recorded_by}",
        path=_INCIDENT.occurred_on,
        place=incident.location,
    )


def _order(order: AsbOrder) -> Iterator[Event]:
    kind = _STEPS.get(order.kind, StepKind.OTHER)
    verb = "issued" if kind in (StepKind.WARNING, StepKind.NOTICE) else "made"
    rests_on = (*order.warning_refs, *order.incident_refs)
    title = f"{order_name(order)} {verb}"
    yield Event(kind=kind, when=issued(order), title=title, path=_ORDER.made_on, evidence=rests_on)
    for index, service in enumerate(order.services):
        yield _service(order, kind, index, service)
    for index, breach in enumerate(order.breaches):
        yield _breach(order, index, breach)


def _service(order: AsbOrder, kind: StepKind, index: int, service: Service) -> Event:
    how = f" ({_METHODS[service.method]})" if service.method else ""
    return Event(
        kind=_SERVED.get(kind, StepKind.OTHER),
        when=service_moment(service),
        title=f"{order_name(order)} served{how}",
        path=_ORDER.services[index],
        place=service.place,
        evidence=service.evidence_refs,
    )


def _breach(order: AsbOrder, index: int, breach: Breach) -> Event:
    term = f"requirement {breach.requirement_number}" if breach.requirement_number is not None else "a requirement"
    return Event(
        kind=StepKind.BREACH,
        when=breach_moment(breach),
        title=f"Breach alleged of {term} of {order.ref}",
        path=_ORDER.breaches[index],
        place=breach.place,
        force=breach.place.force if breach.place else None,
    )


def _charge(charge: Charge) -> Iterator[Event]:
    for index, offence in enumerate(charge.offences):
        here = _CHARGE.offences[index]
        named = _offence_name(offence)
        began = Moment(offence.began_on) if offence.began_on else None
        yield Event(kind=StepKind.OFFENCE, when=began, title=f"Offence alleged: {named}", path=here.began_on)
        if offence.charged_on is not None:
            charged = Moment(offence.charged_on)
            yield Event(kind=StepKind.CHARGE, when=charged, title=f"Charged: {named}", path=here.charged_on)
    hearing = charge.first_hearing
    if hearing is not None and hearing.date is not None:
        path = _CHARGE.first_hearing.date
        yield Event(kind=StepKind.HEARING, when=Moment(hearing.date), title="First hearing listed", path=path)


def _heard(hearing: CourtHearing) -> Iterator[Event]:
    where = f" at {hearing.court_name}" if hearing.court_name else ""
    held = Moment(hearing.held_on) if hearing.held_on else None
    yield Event(kind=StepKind.HEARING, when=held, title=f"Hearing{where}", path=_HEARING.held_on)
    for index, offence in enumerate(hearing.offences):
        if offence.convicted_on is not None:
            path = _HEARING.offences[index].convicted_on
            title = f"Convicted: {_offence_name(offence)}"
            yield Event(kind=StepKind.CONVICTION, when=Moment(offence.convicted_on), title=title, path=path)


def _offence_name(offence: Offence) -> str:
    entry = offences.find(offence.code.text)
    title = offence.title or (entry.title if entry else None)
    return f"{title} ({offence.code.text})" if title else offence.code.text
