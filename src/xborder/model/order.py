"""ASB orders: every instrument, from a written warning to a criminal behaviour order."""

import datetime as dt

import attrs

from xborder.model.codes import (
    AppealOutcome,
    Applicant,
    GroundKind,
    IssuerRole,
    MadeWith,
    OrderKind,
    RequirementKind,
    ServiceMethod,
    SubjectCategory,
)
from xborder.model.described import described, optional, several
from xborder.model.header import (
    category_field,
    extensions_field,
    provenance_field,
    ref_field,
    restricted_field,
    schema_field,
)
from xborder.model.parts import Officer, Place, Provenance
from xborder.model.person import Organisation, Person
from xborder.model.values import Coded, Identifier


@attrs.frozen(kw_only=True)
class Service:
    """One act of giving the paper to the person."""

    served_on: dt.date | None = optional("Date of service", example="2026-02-20")
    served_at: dt.datetime | None = optional("Date and time of service", example="2026-02-20T15:10:00+00:00")
    method: ServiceMethod | None = optional("Method", basis="ASBCPA 2014 s.55", example="handed")
    recipient: str | None = optional("Recipient's name", example="Daryl FENWRIGHT")
    place: Place | None = optional("Place")
    served_by: Officer | None = optional("Served by")
    evidence_refs: tuple[str, ...] = several("Evidence of service", example=["JSK/2"])

    @property
    def day(self) -> dt.date | None:
        """The day of service, however it was recorded."""
        return self.served_on or (self.served_at.date() if self.served_at else None)


@attrs.frozen(kw_only=True)
class Requirement:
    """One numbered term."""

    number: int = described("Number", example=1)
    kind: RequirementKind = described("Kind", basis="ASBCPA 2014 s.43(3)", example="prohibit")
    text: str = described("Text", example="Must not enter farmland in the named counties with a sighthound.")
    area: str | None = optional("Area it covers", example="Norfolk, Suffolk, Cambridgeshire and Kent")
    applies_from: dt.date | None = optional("Applies from", example="2026-05-02")
    applies_to: dt.date | None = optional("Applies to", example="2027-05-01")
    supervisor: str | None = optional("Supervised by", basis="Sentencing Code s.333")
    power_of_arrest: bool | None = optional("Power of arrest attached", basis="ASBCPA 2014 s.4", example=False)
    linked_refs: tuple[str, ...] = several("Incidents it answers", example=["EK/26/1042"])


@attrs.frozen(kw_only=True)
class Ground:
    """A fact and what it goes to show."""

    kind: GroundKind = described("Shows", example="detrimental_effect")
    text: str = described("Fact", example="Crops flattened over two hectares.")
    evidence_refs: tuple[str, ...] = several("Evidence", example=["EK/26/1042"])


@attrs.frozen(kw_only=True)
class Appeal:
    """An appeal against the order."""

    lodged_on: dt.date | None = optional("Lodged on", example="2026-05-12")
    court: str | None = optional("Court", example="Fenmarsh Magistrates' Court")
    outcome: AppealOutcome | None = optional("Outcome", example="dismissed")
    determined_on: dt.date | None = optional("Determined on", example="2026-06-30")


@attrs.frozen(kw_only=True)
class OrderVersion:
    """The order as varied."""

    number: int = described("Version", example=2)
    made_on: dt.date | None = optional("Varied on", example="2026-07-01")
    in_force_from: dt.date | None = optional("In force from", example="2026-07-01")
    ends_on: dt.date | None = optional("Last day as extended", basis="ASBCPA 2014 ss.60, 77, 82", example="2028-04-30")
    ends_at: dt.datetime | None = optional("End as extended, to the minute", example="2026-05-04T10:00:00+01:00")
    requirements: tuple[Requirement, ...] = several("Terms as varied")
    reason: str | None = optional("Reason")


@attrs.frozen(kw_only=True)
class Suspension:
    """A time in which the order had no effect, by a court's word."""

    from_on: dt.date = described("From", example="2026-06-01")
    to_on: dt.date | None = optional("Last day", example="2026-06-30")
    reason: str | None = optional("Reason", example="Until the appeal is heard")


@attrs.frozen(kw_only=True)
class Breach:
    """An act or omission said to break a term."""

    requirement_number: int | None = optional("Term broken", example=1)
    version: int | None = optional("Version of the order", example=1)
    occurred_on: dt.date | None = optional("Date", example="2026-08-16")
    occurred_at: dt.datetime | None = optional("Date and time", example="2026-08-16T06:40:00+01:00")
    place: Place | None = optional("Place")
    summary: str | None = optional("What was done")
    excuse_considered: str | None = optional("Excuse asked about", basis="ASBCPA 2014 s.48(3)")
    offence_code: Identifier | None = optional("Offence code", codes="cjs_offence_code")
    information_laid_on: dt.date | None = optional("Information laid, or written charge issued", basis="MCA 1980 s.127")


@attrs.frozen(kw_only=True)
class AsbOrder:
    """An order, notice or warning. One class for all; ``kind`` says which."""

    schema: str = schema_field("xborder/asb-order/1")
    ref: str = ref_field("CPN-2026-0031")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    kind: OrderKind = described("Kind", example="cpn")
    subject: Person | None = optional("Person it is made against")
    subject_organisation: Organisation | None = optional("Body it is made against", basis="ASBCPA 2014 s.43(1)")
    title: str | None = optional("Title", example="Community protection notice")
    issuer: Officer | None = optional("Issued by", basis="ASBCPA 2014 s.53")
    issuer_role: IssuerRole | None = optional("Issued as", basis="ASBCPA 2014 s.53", example="constable")
    applicant: Applicant | None = optional("Asked for by", basis="Sentencing Act 2020 s.331(1)", example="prosecution")
    made_with: MadeWith | None = optional("Made beside", basis="Sentencing Act 2020 s.331(3)", example="sentence")
    offence_codes: tuple[Identifier, ...] = several("Offences it follows", codes="cjs_offence_code")
    court: Coded | None = optional("Court that made it", codes="court")
    made_on: dt.date | None = optional("Made or issued on", example="2026-05-01")
    made_at: dt.datetime | None = optional("Made or issued at", example="2026-05-01T10:00:00+01:00")
    in_force_from: dt.date | None = optional("In force from", example="2026-05-02")
    in_force_at: dt.datetime | None = optional(
        "In force from, to the minute", basis="ASBCPA 2014 ss.34, 77", example="2026-05-02T10:00:00+01:00"
    )
    ends_on: dt.date | None = optional("Last day in force", example="2027-05-01")
    ends_at: dt.datetime | None = optional(
        "End, to the minute", basis="ASBCPA 2014 ss.34, 35, 77", example="2026-05-04T10:00:00+01:00"
    )
    until_further_order: bool | None = optional("Until further order", example=False)
    conduct: str | None = optional("Conduct", basis="ASBCPA 2014 s.43(7)(a)")
    conduct_last_on: dt.date | None = optional("Conduct last seen on", example="2026-04-19")
    continuing_effect: str | None = optional("Why the effect continues", basis="ASBCPA 2014 s.43(5)(b)")
    locality: str | None = optional("Locality affected", basis="ASBCPA 2014 s.43(1)(a)")
    warns_of_notice: bool | None = optional(
        "Says that a notice will follow", basis="ASBCPA 2014 s.43(5)(a)", example=True
    )
    time_allowed: str | None = optional("Time allowed", example="14 days")
    explains_sections: tuple[str, ...] = several("Sections whose effect is explained", basis="ASBCPA 2014 s.43(7)(b)")
    consulted: tuple[str, ...] = several("Informed before issue", basis="ASBCPA 2014 s.43(6)")
    says_of_appeal: str | None = optional(
        "What it says of appeal", basis="ASBCPA 2014 s.46", example="You may appeal within 21 days."
    )
    says_of_penalty: str | None = optional(
        "What it says of penalties", basis="ASBCPA 2014 s.48", example="A fine of up to level 4."
    )
    in_writing: bool | None = optional("Made in writing", basis="ASBCPA 2014 ss.34(4), 35(5)", example=True)
    signed: bool | None = optional("Signed", basis="ASBCPA 2014 s.34(4), CJA 2003 s.23", example=True)
    amount_pounds: int | None = optional("Amount to pay", unit="pounds", basis="ASBCPA 2014 s.52(7)", example=100)
    seized_on: dt.date | None = optional(
        "Dog, item or cash seized on", basis="ASBCPA 2014 s.51, PCSC Act 2022 s.65", example="2026-04-19"
    )
    seized_at: dt.datetime | None = optional("Seized at", example="2026-04-19T07:10:00+01:00")
    follows_refs: tuple[str, ...] = several(
        "Notice or authorisation it follows", basis="ASBCPA 2014 ss.35(1), 80", example=["36:asb_order:CN-2026-0004"]
    )
    requirements: tuple[Requirement, ...] = several("Requirements")
    area: str | None = optional("Area", example="Farmland in four counties, as map JSK/3")
    grounds: tuple[Ground, ...] = several("Grounds")
    warning_refs: tuple[str, ...] = several("Warnings it rests on", example=["35:asb_order:CPW-2026-0012"])
    incident_refs: tuple[str, ...] = several("Incidents it rests on", example=["46:incident:EK/26/1042"])
    services: tuple[Service, ...] = several("Service")
    appeal: Appeal | None = optional("Appeal", basis="ASBCPA 2014 s.46")
    versions: tuple[OrderVersion, ...] = several("Variations")
    suspensions: tuple[Suspension, ...] = several("Suspensions")
    discharged_on: dt.date | None = optional("Discharged or withdrawn on", example="2027-02-01")
    discharged_why: str | None = optional("Why it was discharged", example="No incident for six months")
    breaches: tuple[Breach, ...] = several("Breaches")
    agreement: str | None = optional("Agreement it was made under", example="ISA-EAST-FENLINE-001 2.0.0")
    extensions: dict[str, str] | None = extensions_field()
