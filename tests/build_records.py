"""Records of the model for tests: each a good one, of which a test changes what it is about."""

import datetime as dt
from typing import Any

from xborder.findings import Location, Report, Sourced
from xborder.model.charge import Charge, Hearing, Offence
from xborder.model.codes import (
    GroundKind,
    IssuerRole,
    LinkBasis,
    OrderKind,
    RequirementKind,
    Role,
    ServiceMethod,
    WitnessKind,
)
from xborder.model.evidence import Exhibit, Statement, Witness
from xborder.model.incident import Incident
from xborder.model.links import Link, LinksFile
from xborder.model.offender import OffenderRecord
from xborder.model.order import AsbOrder, Breach, Ground, Requirement, Service
from xborder.model.parts import Address, Contact, Officer, PersonName, Place, Provenance
from xborder.model.person import Identifiers, InvolvedPerson, Person
from xborder.model.values import Identifier, PartialDate
from xborder.rules import RuleContext, check_many

NOW = dt.datetime(2026, 10, 8, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
PNC = "2009/0318274L"
OTHER_PNC = "2013/0092611L"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def sourced(kind: str, record: Any) -> Sourced:
    """The record with a file named after it, and one place, so that findings can be located."""
    file = f"{kind}-{getattr(record, 'ref', 'x')}.yaml"
    return Sourced(type=kind, record=record, data={}, places={"": Location(file=file, line=1)}, file=file)


def known(force: str) -> dict[str, Any]:
    return {"provenance": Provenance(force=force), "processing_restricted": False}


def person(given: str = "Daryl", family: str = "Fenwright", born: str | None = "1991-02-17", **more: Any) -> Person:
    return Person(
        name=PersonName(given=(given,), family=family),
        date_of_birth=PartialDate.parse(born) if born else None,
        **more,
    )


def numbers(pnc: str) -> Identifiers:
    return Identifiers(pnc_id=Identifier(scheme="pnc_id", value=pnc))


def handed(when: str, **more: Any) -> Service:
    officer = Officer(name=PersonName(family="Kestrel"), rank="PC", force="35")
    return Service(**{"served_at": at(when), "method": ServiceMethod.HANDED, "served_by": officer, **more})


def warning(**changes: Any) -> Sourced:
    values: dict[str, Any] = {
        "ref": "CPW-1",
        **known("35"),
        "kind": OrderKind.CPW,
        "subject": person(),
        "made_at": at("2026-02-21T14:30:00+00:00"),
        "conduct": "Coursing on farmland at Stourmarsh.",
        "warns_of_notice": True,
        "services": (handed("2026-02-21T15:10:00+00:00"),),
    }
    return sourced("asb_order", AsbOrder(**{**values, **changes}))


def notice(**changes: Any) -> Sourced:
    values: dict[str, Any] = {
        "ref": "CPN-1",
        **known("35"),
        "kind": OrderKind.CPN,
        "subject": person(),
        "made_at": at("2026-04-14T10:00:00+01:00"),
        "in_force_from": day("2026-04-15"),
        "ends_on": day("2027-04-14"),
        "conduct": "Coursing on farmland at Stourmarsh and Thornley.",
        "explains_sections": ("46", "47", "48", "49", "50", "51"),
        "requirements": (
            Requirement(number=1, kind=RequirementKind.PROHIBIT, text="Must not enter farmland with a sighthound."),
            Requirement(number=2, kind=RequirementKind.REQUIRE, text="Must give a constable the names of dogs kept."),
        ),
        "issuer": Officer(name=PersonName(family="Kestrel"), rank="PC", force="35"),
        "issuer_role": IssuerRole.CONSTABLE,
        "warning_refs": ("35:asb_order:CPW-1",),
        "incident_refs": ("46:incident:EK/2",),
        "services": (handed("2026-04-15T16:20:00+01:00"),),
    }
    return sourced("asb_order", AsbOrder(**{**values, **changes}))


def breach(**changes: Any) -> Breach:
    values: dict[str, Any] = {
        "requirement_number": 1,
        "occurred_at": at("2026-09-20T06:50:00+01:00"),
        "place": Place(description="Long Drove", district="Breckholme", force="36"),
        "excuse_considered": "Asked; none given.",
    }
    return Breach(**{**values, **changes})


def cbo(**changes: Any) -> Sourced:
    values: dict[str, Any] = {
        "ref": "CBO-1",
        **known("36"),
        "kind": OrderKind.CBO,
        "subject": person(),
        "made_on": day("2026-05-01"),
        "ends_on": day("2028-04-30"),
        "grounds": (distress(),),
        "requirements": (
            Requirement(number=1, kind=RequirementKind.PROHIBIT, text="Must not enter farmland with a sighthound."),
        ),
    }
    return sourced("asb_order", AsbOrder(**{**values, **changes}))


def fixed_penalty(made_on: str) -> Sourced:
    order = AsbOrder(ref="FPN-1", **known("36"), kind=OrderKind.CPN_FPN, subject=person(), made_on=day(made_on))
    return sourced("asb_order", order)


def distress() -> Ground:
    return Ground(kind=GroundKind.HARASSMENT_ALARM_DISTRESS, text="The farmer was afraid to go out.")


def incident(ref: str = "EK/1", on: str = "2026-02-08", force: str = "46", **changes: Any) -> Sourced:
    values: dict[str, Any] = {
        "ref": ref,
        **known(force),
        "occurred_on": day(on),
        "effect": "Crops flattened.",
        "persons": (InvolvedPerson(ref="P1", role=Role.SUSPECT, person=person()),),
    }
    return sourced("incident", Incident(**{**values, **changes}))


def offender(ref: str = "SR-1", force: str = "37", **changes: Any) -> Sourced:
    values: dict[str, Any] = {
        "ref": ref,
        **known(force),
        "name": PersonName(given=("Daryl",), family="Fenwright"),
        "date_of_birth": PartialDate.parse("1991-02-17"),
        "identifiers": numbers(PNC),
    }
    return sourced("offender", OffenderRecord(**{**values, **changes}))


def offence(**changes: Any) -> Offence:
    values: dict[str, Any] = {
        "sequence": 1,
        "code": Identifier(scheme="cjs_offence_code", value="PS22002"),
        "began_on": day("2026-09-20"),
        "arrested_on": day("2026-09-20"),
        "charged_on": day("2026-10-02"),
    }
    return Offence(**{**values, **changes})


def charge(*offences: Offence, **changes: Any) -> Sourced:
    values: dict[str, Any] = {
        "ref": "36NC0412626/1",
        **known("36"),
        "urn": Identifier(scheme="pti_urn", value="36NC0412626"),
        "defendant": person(identifiers=numbers(PNC)),
        "offences": offences or (offence(),),
        "first_hearing": Hearing(date=day("2026-11-12"), time="10:00"),
    }
    return sourced("charge", Charge(**{**values, **changes}))


def witness(ref: str = "W1", force: str = "36", **changes: Any) -> Sourced:
    values: dict[str, Any] = {
        "ref": ref,
        **known(force),
        "kind": WitnessKind.EYE,
        "person": Person(
            name=PersonName(given=("Robert",), family="Thorneycroft"),
            date_of_birth=PartialDate.parse("1974-09-03"),
            addresses=(
                Address(
                    lines=("Keeper's Cottage", "14 Dyke Road", "Marsh Ferrers"),
                    postcode=Identifier(scheme="postcode", value="NR99 9ZZ"),
                ),
            ),
            contact=Contact(telephone="+441632960123", email="robert.thorneycroft@example.org"),
        ),
    }
    return sourced("witness", Witness(**{**values, **changes}))


def statement(**changes: Any) -> Sourced:
    values: dict[str, Any] = {
        "ref": "S1",
        **known("36"),
        "witness_ref": "W1",
        "made_on": day("2026-09-21"),
        "signed": True,
        "declaration": True,
        "exhibits": (Identifier(scheme="exhibit_ref", value="RJT/1"),),
    }
    return sourced("statement", Statement(**{**values, **changes}))


def exhibit(**changes: Any) -> Sourced:
    values: dict[str, Any] = {
        "ref": "X1",
        **known("36"),
        "exhibit_ref": Identifier(scheme="exhibit_ref", value="RJT/1"),
        "produced_by": "W1",
        "produced_on": day("2026-09-20"),
    }
    return sourced("exhibit", Exhibit(**{**values, **changes}))


def link(*persons: str) -> Link:
    return Link(
        persons=persons,
        basis=LinkBasis.VERIFIED_IDENTIFIER,
        explanation="The same PNC ID in both.",
        confirmed_by="PC 1428 MARLOWE, Norfolk",
        confirmed_on=day("2026-09-28"),
    )


def links(*made: Link) -> LinksFile:
    return LinksFile(links=made)


def linked(*records: Sourced) -> LinksFile:
    """Links that make one person of the first person of each record."""
    keys = []
    for record in records:
        marked = "#P1" if record.type == "incident" else ""
        keys.append(f"{record.record.provenance.force}:{record.type}:{record.record.ref}{marked}")
    return links(link(*keys))


def judged(*records: Sourced, **context: Any) -> Report:
    return check_many(records, RuleContext(**{"now": NOW, **context}))


def codes(*records: Sourced, **context: Any) -> list[str]:
    """The codes found, each as often as it was found."""
    return sorted(found.code for found in judged(*records, **context))


def story() -> tuple[tuple[Sourced, ...], LinksFile]:
    """One person met by four forces, warned, under notice, in breach and charged: nothing wrong in it."""
    records = (
        incident("SFK/1", "2026-01-18", "37"),
        incident("EK/1", "2026-02-08", "46"),
        warning(),
        incident("EK/2", "2026-03-22", "46"),
        notice(breaches=(breach(),)),
        offender(),
        charge(),
    )
    return records, linked(*records)
