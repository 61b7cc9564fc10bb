"""The closed lists of a sharing agreement."""

from enum import StrEnum


class AgreementStatus(StrEnum):
    """Where an agreement stands in its life."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"


class PartyKind(StrEnum):
    """What kind of body a party is."""

    POLICE_FORCE = "police_force"
    PROSECUTOR = "prosecutor"
    COUNCIL = "council"
    HOUSING_PROVIDER = "housing_provider"
    OTHER = "other"


class Regime(StrEnum):
    """Which part of the data protection law a party processes under."""

    PART_3 = "dpa2018_part3"
    PART_2 = "ukgdpr_part2"
    PART_4 = "dpa2018_part4"


class PartyRole(StrEnum):
    """Controller alone, controller together with others (DPA 2018 s.58), or processor (s.59)."""

    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint_controller"
    PROCESSOR = "processor"


class TaskBasis(StrEnum):
    """The two ways in which law enforcement processing is lawful: DPA 2018 s.35(2)."""

    NECESSARY_FOR_TASK = "necessary_for_task"
    CONSENT = "consent"


class FlowMode(StrEnum):
    """Whether a flow is open for as long as the agreement is, or happens once."""

    ONGOING = "ongoing"
    ONE_OFF = "one_off"


class Effect(StrEnum):
    """What a rule does to the fields it names, the strongest first."""

    REFUSE_RECORD = "refuse_record"
    WITHHOLD = "withhold"
    REDACT = "redact"
    SHARE = "share"


class Operator(StrEnum):
    """How a condition compares an attribute with its value or values."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    NOT_IN = "not_in"
    CONTAINS = "contains"
    EXISTS = "exists"
    LT = "lt"
    LTE = "lte"
    GT = "gt"
    GTE = "gte"


class ObligationKind(StrEnum):
    """What must be done when something is shared."""

    LOG_DISCLOSURE = "log_disclosure"
    APPLY_MARKING = "apply_marking"
    ATTACH_QUALITY_STATEMENT = "attach_quality_statement"
    STAMP_RETENTION = "stamp_retention"
    REQUIRE_RECEIPT = "require_receipt"
    NOTIFY_ORIGINATOR = "notify_originator"


class WhenDue(StrEnum):
    """When an obligation is due; nothing may switch one off."""

    ALWAYS = "always"


class OnMissing(StrEnum):
    """What becomes of a record that lacks what the agreement requires of its quality."""

    HOLD = "hold"
    REFUSE_RECORD = "refuse_record"


class IfOverdue(StrEnum):
    """What an overdue review does."""

    DENY = "deny"
    WARN = "warn"


class RetentionTrigger(StrEnum):
    """From when the recipient counts."""

    RECEIVED_AT = "received_at"


class RetentionThen(StrEnum):
    """What happens at the end of the longest time."""

    REVIEW = "review"
    DELETE = "delete"


class OnwardDefault(StrEnum):
    """Another party's record is not passed on unless a route allows it."""

    REFUSE = "refuse"


class OnwardCondition(StrEnum):
    """What passing on another party's record asks for."""

    NONE = "none"
    NOTIFY_ORIGINATOR = "notify_originator"
