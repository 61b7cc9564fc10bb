"""What moves, how it is protected and kept: flows, rules, quality, obligations, retention and the closing clauses."""

import attrs

from xborder.model.agreement_codes import (
    Effect,
    FlowMode,
    ObligationKind,
    OnMissing,
    OnwardCondition,
    OnwardDefault,
    Operator,
    RetentionThen,
    RetentionTrigger,
    WhenDue,
)
from xborder.model.codes import SubjectCategory
from xborder.model.described import described, optional, several


@attrs.frozen(kw_only=True)
class DataScope:
    """Whose data and which records the agreement is about."""

    subject_categories: tuple[SubjectCategory, ...] = described(
        "Categories of people", basis="DPA 2018 s.38(3)", example=["suspect", "witness"]
    )
    record_types: tuple[str, ...] = described("Record types", basis="DPA 2018 s.37", example=["offender", "incident"])


@attrs.frozen(kw_only=True)
class Flow:
    """One direction in which records of some types move for some purposes."""

    id: str = described("Id", example="F1")
    from_parties: tuple[str, ...] = described(
        "From", description="Parties, or @group for a group.", example=["@forces"]
    )
    to_parties: tuple[str, ...] = described("To", example=["cps"])
    purposes: tuple[str, ...] = described("Purposes", example=["prosecute"])
    record_types: tuple[str, ...] = described("Record types", example=["asb_order"])
    mode: FlowMode = described("One-off or ongoing", default=FlowMode.ONGOING, example="ongoing")


@attrs.frozen(kw_only=True)
class Condition:
    """A comparison of one attribute of the record or the request.

    ``value`` goes with every operator but ``exists`` (neither), ``in`` and
    ``not_in`` (``values``). Values are text and are read as the attribute's
    kind: ``"true"``, ``"2026-10-08"``, ``"365"``.
    """

    attr: str = described("Attribute", example="subject.category")
    op: Operator = described("Operator", example="in")
    value: str | None = optional("Value", example="true")
    values: tuple[str, ...] = several("Values", example=["suspect", "convicted"])


@attrs.frozen(kw_only=True)
class Rule:
    """What happens to fields of one record type in some flows, and on which basis."""

    id: str = described("Id", example="R10")
    effect: Effect = described("Effect", example="share")
    flows: tuple[str, ...] = described("Flows", example=["F1"])
    record_type: str = described("Record type, or * for all", example="offender")
    paths: tuple[str, ...] = described(
        "Fields", description="Pointers with * for any list item; /** at the end for all below.", example=["/name/**"]
    )
    method: str | None = optional("How to redact", example="postcode_district")
    when: tuple[Condition, ...] = several("Only when all of these hold")
    unless: tuple[Condition, ...] = several("Not when any of these holds")
    sensitive: str | None = optional("Sensitive processing it relies on", example="SP-HEALTH")
    basis: tuple[str, ...] = several("Basis", example=["DPA 2018 s.35(2)(b)"])
    why: str | None = optional("Why", description="Needed where a rule shares every field.")


@attrs.frozen(kw_only=True)
class MaxAge:
    """How old the last check of a record may be when it is sent."""

    record_type: str = described("Record type", example="offender")
    days: int = described("Days since the last check", unit="days", example=365)


@attrs.frozen(kw_only=True)
class Quality:
    """What a record must show before it is sent: DPA 2018 s.38."""

    require: tuple[str, ...] = several("Attributes that must be there", example=["verified_at", "subject.category"])
    max_age: tuple[MaxAge, ...] = several("How old the last check may be, by record type")
    on_missing: OnMissing = described("If something is missing", default=OnMissing.HOLD, example="hold")


@attrs.frozen(kw_only=True)
class Obligation:
    """What must be done, or nothing is released."""

    id: str = described("Id", example="O1")
    do: ObligationKind = described("Duty", example="log_disclosure")
    when: WhenDue = described("When", default=WhenDue.ALWAYS, example="always")
    marking: str | None = optional("Marking", codes="gscp_marking", example="OFFICIAL-SENSITIVE")
    handling: str | None = optional("Handling instruction", example="Parties to the agreement only")
    within_hours: int | None = optional("Within", unit="hours", example=72)


@attrs.frozen(kw_only=True)
class RetentionTerm:
    """How long the recipient keeps records of some types."""

    record_types: tuple[str, ...] = described("Record types, or * for all others", example=["*"])
    trigger: RetentionTrigger = described("Counted from", example="received_at")
    review_after_months: int = described("Review after", unit="months", example=12)
    max_months: int = described("At most", unit="months", example=72)
    then: RetentionThen = described("Then", example="review")


@attrs.frozen(kw_only=True)
class OnwardRoute:
    """To whom a record of another party may be passed on."""

    to: tuple[str, ...] = described("To", example=["cps"])
    condition: OnwardCondition = described("Condition", default=OnwardCondition.NONE, example="notify_originator")


@attrs.frozen(kw_only=True)
class OnwardSharing:
    """Passing on what came from another party."""

    default: OnwardDefault = described("Default", default=OnwardDefault.REFUSE, example="refuse")
    allow: tuple[OnwardRoute, ...] = several("Routes that are allowed")
    third_country: OnwardDefault = described(
        "Outside the United Kingdom", default=OnwardDefault.REFUSE, basis="DPA 2018 ss.73-78", example="refuse"
    )


@attrs.frozen(kw_only=True)
class Channel:
    """A way of sending, and the highest marking it may carry."""

    id: str = described("Id", example="secure_file_transfer")
    max_marking: str = described("Highest marking", codes="gscp_marking", example="OFFICIAL-SENSITIVE")


@attrs.frozen(kw_only=True)
class Transfer:
    """How data travels: DPA 2018 ss.40, 66."""

    channels: tuple[Channel, ...] = described("Channels")
    require_encryption: bool = described("Encrypted", example=True)
    require_signature: bool = described("Signed", example=True)


@attrs.frozen(kw_only=True)
class Rights:
    """Who answers data subjects: DPA 2018 ss.44-54."""

    sar_lead: str = described("Who answers a request for access", example="originator")
    notify_within_days: int = described("Others are told within", unit="days", example=2)
    rectification_notice: str = described("Who is told of a correction", example="all_recipients")


@attrs.frozen(kw_only=True)
class BreachClause:
    """What happens when data goes astray: DPA 2018 ss.67-68."""

    notify_originator_hours: int = described("Originator told within", unit="hours", example=24)
    ico_deadline_hours: int = described(
        "Commissioner told within", unit="hours", basis="DPA 2018 s.67(1)-(2)", example=72
    )
    lead: str = described("Who leads", example="controller_that_became_aware")


@attrs.frozen(kw_only=True)
class Termination:
    """How a party leaves."""

    notice_days: int = described("Notice", unit="days", example=30)
    on_exit: str = described("What becomes of the data", example="return_or_delete")
    survives: tuple[str, ...] = several("Clauses that survive", example=["breach", "rights"])


@attrs.frozen(kw_only=True)
class Publication:
    """Whether the agreement is published."""

    foi_publish: bool = described("Published", example=True)
    reason: str | None = optional("Reason")
