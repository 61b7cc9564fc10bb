"""What an officer writes for a warning, a notice or an application: the words that no record holds."""

import datetime as dt

import attrs

from xborder.model.codes import IssuerRole
from xborder.model.described import optional, several
from xborder.model.header import schema_field
from xborder.model.order import Ground, Requirement
from xborder.model.parts import Officer


@attrs.frozen(kw_only=True)
class OrderDraft:
    """``draft.yaml``: the terms, and whatever else the records do not say or do not say well enough.

    What is given here stands in place of what would be taken from the records.
    """

    schema: str = schema_field("xborder/order-draft/1")
    conduct: str | None = optional(
        "Conduct", basis="ASBCPA 2014 s.43(7)(a)", example="Coursing hares with dogs on farmland without leave."
    )
    continuing_effect: str | None = optional("Why the effect continues", basis="ASBCPA 2014 s.43(5)(b)")
    locality: str | None = optional(
        "Locality affected", basis="ASBCPA 2014 s.43(1)(a)", example="The farmed land of Norfolk and Kent"
    )
    time_allowed: str | None = optional("Time allowed", description="In a warning: by when.", example="14 days")
    requirements: tuple[Requirement, ...] = several("Terms")
    area: str | None = optional("Area or map", example="Farmland in two counties, as map JSK/3")
    in_force_from: dt.date | None = optional("In force from", example="2026-05-02")
    ends_on: dt.date | None = optional("Last day in force", example="2027-05-01")
    duration: str | None = optional(
        "Duration", description="Months or years; used without a last day.", example="3 years"
    )
    until_further_order: bool | None = optional("Until further order", example=False)
    grounds: tuple[Ground, ...] = several("Grounds")
    incident_refs: tuple[str, ...] = several("Incidents it rests on", example=["46:incident:EK/26/1042"])
    warning_refs: tuple[str, ...] = several("Warnings it rests on", example=["35:asb_order:CPW-2026-0012"])
    consulted: tuple[str, ...] = several("Informed before issue", basis="ASBCPA 2014 s.43(6)")
    issuer: Officer | None = optional("Issued by", basis="ASBCPA 2014 s.53")
    issuer_role: IssuerRole | None = optional("Issued as", basis="ASBCPA 2014 s.53", example="constable")
    ask_for_changes: str | None = optional(
        "Whom to ask for a change", example="Community safety team, Fenmarsh police station"
    )
    court: str | None = optional(
        "Court",
        description="To which an appeal goes, or which is asked for the order.",
        example="Fenmarsh Magistrates' Court",
    )
    case_reference: str | None = optional("Case reference", example="36NC0412626")
    reason: str | None = optional("Why the order will help", basis="Sentencing Act 2020 s.331(2)(b)")
    evidence: tuple[str, ...] = several("Evidence relied on", basis="Criminal Procedure Rules r.31.3")
    others_affected: tuple[str, ...] = several(
        "Others who get the notice",
        description="On whom the order would be likely to have a significant adverse effect.",
        basis="Criminal Procedure Rules r.31.3",
    )
    youth_team_views: str | None = optional(
        "Views of the youth offending team",
        description="With the date and time at which they were asked for.",
        basis="Sentencing Act 2020 s.331(5)",
    )
