"""Who shares, why, and under which law: parties, purposes, bases, signatories."""

import datetime as dt

import attrs

from xborder.model.agreement_codes import IfOverdue, PartyKind, PartyRole, Regime, TaskBasis
from xborder.model.described import described, optional, several


@attrs.frozen(kw_only=True)
class Party:
    """An organisation that signs the agreement."""

    id: str = described("Id", example="norfolk")
    name: str = described("Name", example="Chief Constable of Norfolk Constabulary")
    kind: PartyKind = described("Kind", example="police_force")
    force: str | None = optional(
        "Force code", description="As records of this force carry it.", codes="force", example="36"
    )
    regime: Regime = described("Regime", basis="DPA 2018 ss.29-31", example="dpa2018_part3")
    role: PartyRole = described("Role", basis="DPA 2018 s.58", example="joint_controller")
    dpo: str = described("Data protection officer", basis="DPA 2018 s.69", example="dpo@norfolk.example")
    data_subject_contact_point: bool | None = optional(
        "Contact point for data subjects", basis="DPA 2018 s.58(3)", example=True
    )


@attrs.frozen(kw_only=True)
class Group:
    """Parties that flows name together, as ``@id``."""

    id: str = described("Id", example="forces")
    parties: tuple[str, ...] = described("Parties", example=["norfolk", "suffolk"])


@attrs.frozen(kw_only=True)
class Part2Basis:
    """The basis for a recipient or purpose outside law enforcement: DPA 2018 s.36(4)."""

    article_6: str = described("UK GDPR article 6 condition", example="6(1)(e)")
    article_9: str | None = optional("UK GDPR article 9 condition", example="9(2)(g)")
    schedule_1: str | None = optional("Article 10 and Schedule 1 condition", example="Sch 1 para 10")
    authorised_by_law: str = described(
        "Law that authorises it", basis="DPA 2018 s.36(4)", example="Crime and Disorder Act 1998 s.115"
    )


@attrs.frozen(kw_only=True)
class LawfulBasis:
    """What a purpose rests on."""

    s35_2: TaskBasis | None = optional("Part 3 basis", basis="DPA 2018 s.35(2)", example="necessary_for_task")
    authority: tuple[str, ...] = several("The law it is based on", example=["Prosecution of Offences Act 1985 s.3"])
    part_2: Part2Basis | None = optional("Part 2 basis")


@attrs.frozen(kw_only=True)
class Purpose:
    """A specified, explicit and legitimate purpose: DPA 2018 s.36(1)."""

    id: str = described("Id", example="prosecute")
    text: str = described("Purpose", example="Build and present a prosecution file")
    law_enforcement: bool = described("Law enforcement purpose", basis="DPA 2018 s.31", example=True)
    lawful_basis: LawfulBasis = described("Lawful basis")
    necessity: str = described("Why it is necessary")
    proportionality: str = described("Why it is proportionate", basis="DPA 2018 ss.36(3)(b), 37")
    dpv: tuple[str, ...] = several(
        "Terms of the Data Privacy Vocabulary", example=["https://w3id.org/dpv/sector/law#CrimeProsecution"]
    )


@attrs.frozen(kw_only=True)
class PolicyDocument:
    """An appropriate policy document: DPA 2018 s.42."""

    ref: str = described("Reference", example="APD-NFK-008")
    reviewed: dt.date = described("Last reviewed", example="2026-01-05")


@attrs.frozen(kw_only=True)
class SensitiveProcessing:
    """Permission to process data of DPA 2018 s.35(8), which a rule must name to share such a field."""

    id: str = described("Id", example="SP-HEALTH")
    data: tuple[str, ...] = described("Kinds of data", example=["health"])
    strictly_necessary: str = described("Why it is strictly necessary", basis="DPA 2018 s.35(5)(a)")
    schedule8: tuple[str, ...] = several("Schedule 8 paragraphs", example=["2"])
    appropriate_policy_document: PolicyDocument | None = optional("Policy document", basis="DPA 2018 s.42")


@attrs.frozen(kw_only=True)
class Dpia:
    """The data protection impact assessment: DPA 2018 ss.64-65."""

    ref: str = described("Reference", example="DPIA-2025-112")
    completed: dt.date = described("Completed", example="2025-11-20")
    high_risk: bool = described("High risk before measures", example=True)
    residual_high_risk: bool = described("High risk after measures", example=False)
    consultation_ref: str | None = optional("Prior consultation with the Commissioner", basis="DPA 2018 s.65")


@attrs.frozen(kw_only=True)
class Review:
    """When the agreement is next looked at, and by whom."""

    due: dt.date = described("Due", example="2027-01-01")
    owner: str = described("Owner", example="norfolk:dpo")
    interval_months: int = described("Interval", unit="months", example=12)
    if_overdue: IfOverdue = described("If overdue", default=IfOverdue.DENY, example="deny")


@attrs.frozen(kw_only=True)
class Signatory:
    """Who signed for a party, and with which key."""

    party: str = described("Party", example="norfolk")
    name: str = described("Name", example="T. Example")
    role: str = described("Role", example="Assistant Chief Constable")
    signed: dt.date = described("Signed on", example="2025-12-10")
    keyid: str = described(
        "Key", description="A hint for people; the signature itself decides.", example="norfolk-demo-2026"
    )


@attrs.frozen(kw_only=True)
class Change:
    """One entry of the record of versions, the latest first."""

    version: str = described("Version", example="1.1.0")
    date: dt.date = described("Date", example="2025-12-01")
    change: str = described("What changed")
    approved_by: tuple[str, ...] = described("Approved by", example=["norfolk:dpo"])
