"""A right order of each kind, of which a test changes the one thing it is about: ``from build_orders import found``."""

from typing import Any

from build_records import NOW, at, day, handed, known, person, sourced
from xborder.findings import Finding, Sourced
from xborder.model.codes import Applicant, GroundKind, IssuerRole, OrderKind
from xborder.model.order import AsbOrder, Ground
from xborder.model.parts import Officer, PersonName
from xborder.model.values import Identifier
from xborder.rules import RuleContext, check


def officer(rank: str | None) -> Officer:
    return Officer(name=PersonName(family="Kestrel"), rank=rank, force="36")


def offence(code: str) -> tuple[Identifier, ...]:
    return (Identifier(scheme="cjs_offence_code", value=code),)


def ground(kind: GroundKind = GroundKind.NECESSITY) -> tuple[Ground, ...]:
    return (Ground(kind=kind, text="Two hundred people with dogs were expected."),)


COUNCIL: dict[str, Any] = {"issuer_role": IssuerRole.COUNCIL_OFFICER, "issuer": officer(None)}
SERVED = (handed("2026-05-01T15:00:00+01:00"),)
#: A right order of each kind: tests change the one thing they are about.
GOOD: dict[OrderKind, dict[str, Any]] = {
    OrderKind.CPN_FPN: {"made_on": day("2026-05-01"), "conduct": "In the field on 30 April.", "amount_pounds": 100},
    OrderKind.REMEDIAL_ORDER: {"made_on": day("2026-05-01"), "offence_codes": offence("AS14004")},
    OrderKind.DISPERSAL_AUTHORISATION: {
        "subject": None,
        "made_at": at("2026-05-01T09:00:00+01:00"),
        "in_force_at": at("2026-05-01T10:00:00+01:00"),
        "ends_at": at("2026-05-03T10:00:00+01:00"),
        "issuer": officer("Inspector"),
        "issuer_role": IssuerRole.CONSTABLE,
        "in_writing": True,
        "signed": True,
        "grounds": ground(),
        "locality": "The town of Breckholme",
    },
    OrderKind.DISPERSAL_DIRECTION: {
        "made_at": at("2026-05-02T09:00:00+01:00"),
        "ends_at": at("2026-05-04T09:00:00+01:00"),
        "issuer": officer("PC"),
        "issuer_role": IssuerRole.CONSTABLE,
        "area": "Breckholme, as map JSK/3",
        "follows_refs": ("DA-1",),
    },
    OrderKind.CIVIL_INJUNCTION: {
        "made_on": day("2026-05-01"),
        "until_further_order": True,
        "applicant": Applicant.COUNCIL,
        "services": SERVED,
    },
    OrderKind.PSPO: {
        "subject": None,
        "made_on": day("2026-05-01"),
        "ends_on": day("2029-04-30"),
        "conduct": "Coursing with dogs on the common.",
        "explains_sections": ("67",),
        "consulted": ("Chief constable", "Parish council"),
        **COUNCIL,
    },
    OrderKind.PSPO_EXPEDITED: {"subject": None, "made_on": day("2026-05-01"), "ends_on": day("2026-10-31"), **COUNCIL},
    OrderKind.CLOSURE_NOTICE: {
        "subject": None,
        "made_at": at("2026-05-01T10:00:00+01:00"),
        "ends_at": at("2026-05-02T10:00:00+01:00"),
        "issuer": officer("Inspector"),
        "issuer_role": IssuerRole.CONSTABLE,
        "area": "12 Mill Lane, Breckholme",
        "conduct": "Drugs sold from the house.",
        "services": SERVED,
    },
    OrderKind.CLOSURE_ORDER: {
        "subject": None,
        "made_on": day("2026-05-02"),
        "ends_on": day("2026-08-01"),
        "follows_refs": ("CN-1",),
    },
    OrderKind.DOG_DISQUALIFICATION: {
        "made_on": day("2026-05-01"),
        "ends_on": day("2031-04-30"),
        "offence_codes": offence("PS22002"),
    },
    OrderKind.DOG_RECOVERY: {
        "made_on": day("2026-05-01"),
        "offence_codes": offence("PS22003"),
        "seized_on": day("2026-04-01"),
        "amount_pounds": 640,
    },
    OrderKind.FORFEITURE: {"made_on": day("2026-05-01"), "offence_codes": offence("HA04001")},
    OrderKind.DEPRIVATION: {"made_on": day("2026-05-01"), "offence_codes": offence("AS14004")},
    OrderKind.DRIVING_BAN: {
        "made_on": day("2026-05-01"),
        "ends_on": day("2027-04-30"),
        "offence_codes": offence("AS14004"),
    },
    OrderKind.CONFISCATION: {"made_on": day("2026-05-01"), "offence_codes": offence("PS22002")},
    OrderKind.CASH_FORFEITURE: {"made_on": day("2026-05-01")},
    OrderKind.DVPN: {
        "made_on": day("2026-05-01"),
        "issuer": officer("Supt"),
        "services": SERVED,
    },
    OrderKind.DVPO: {"made_on": day("2026-05-01"), "ends_on": day("2026-05-28")},
    OrderKind.DAPN: {
        "made_on": day("2026-05-01"),
        "issuer": officer("Inspector"),
        "services": SERVED,
    },
    OrderKind.DAPO: {"made_on": day("2026-05-01"), "until_further_order": True},
    OrderKind.SHPO: {"made_on": day("2026-05-01"), "ends_on": day("2031-04-30")},
    OrderKind.SRO: {"made_on": day("2026-05-01"), "ends_on": day("2028-04-30")},
    OrderKind.SPO: {"made_on": day("2026-05-01"), "ends_on": day("2028-04-30"), "applicant": Applicant.POLICE},
    OrderKind.KCPO: {"made_on": day("2026-05-01"), "ends_on": day("2028-04-30")},
    OrderKind.SVRO: {"made_on": day("2026-05-01"), "ends_on": day("2028-04-30")},
    OrderKind.STPO: {"made_on": day("2026-05-01"), "ends_on": day("2031-04-30")},
    OrderKind.STRO: {"made_on": day("2026-05-01"), "ends_on": day("2028-04-30"), "applicant": Applicant.POLICE},
    OrderKind.CAWN: {"made_on": day("2026-05-01"), "services": SERVED},
    OrderKind.CAUTION_SIMPLE: {"made_on": day("2026-05-01")},
    OrderKind.CAUTION_CONDITIONAL: {"made_on": day("2026-05-01"), "signed": True, "offence_codes": offence("AS14004")},
    OrderKind.CAUTION_YOUTH: {"made_on": day("2026-05-01"), "subject": person(born="2010-01-01")},
    OrderKind.COMMUNITY_RESOLUTION: {"made_on": day("2026-05-01"), "consulted": ("The farmer",)},
    OrderKind.DOL_FLAG: {"made_on": day("2026-05-01")},
}
#: What is followed.
AUTHORISATION = sourced(
    "asb_order",
    AsbOrder(
        ref="DA-1", **known("36"), kind=OrderKind.DISPERSAL_AUTHORISATION, **GOOD[OrderKind.DISPERSAL_AUTHORISATION]
    ),
)
CLOSURE = sourced(
    "asb_order", AsbOrder(ref="CN-1", **known("36"), kind=OrderKind.CLOSURE_NOTICE, **GOOD[OrderKind.CLOSURE_NOTICE])
)
NOTICES = {f"36:asb_order:{record.record.ref}": record for record in (AUTHORISATION, CLOSURE)}
CONTEXT = RuleContext(now=NOW, records=NOTICES)


def made(kind: OrderKind, **changes: Any) -> Sourced:
    values = {"ref": "X-1", **known("36"), "kind": kind, "subject": person(), **GOOD[kind], **changes}
    return sourced("asb_order", AsbOrder(**values))


def judged(kind: OrderKind, **changes: Any) -> list[Finding]:
    return list(check(made(kind, **changes), CONTEXT))


def found(kind: OrderKind, **changes: Any) -> list[str]:
    return [each.code for each in judged(kind, **changes)]
