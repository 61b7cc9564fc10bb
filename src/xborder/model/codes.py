"""The closed lists on which the model itself turns."""

from enum import StrEnum


class OrderKind(StrEnum):
    """Every instrument the project knows; one class holds them all."""

    CPW = "cpw"
    CPN = "cpn"
    CPN_FPN = "cpn_fpn"
    REMEDIAL_ORDER = "remedial_order"
    CBO = "cbo"
    CBO_INTERIM = "cbo_interim"
    CIVIL_INJUNCTION = "civil_injunction"
    RESPECT_ORDER = "respect_order"
    YOUTH_INJUNCTION = "youth_injunction"
    HOUSING_INJUNCTION = "housing_injunction"
    DISPERSAL_AUTHORISATION = "dispersal_authorisation"
    DISPERSAL_DIRECTION = "dispersal_direction"
    PSPO = "pspo"
    PSPO_EXPEDITED = "pspo_expedited"
    CLOSURE_NOTICE = "closure_notice"
    CLOSURE_ORDER = "closure_order"
    DOG_DISQUALIFICATION = "dog_disqualification"
    DOG_RECOVERY = "dog_recovery"
    FORFEITURE = "forfeiture"
    DEPRIVATION = "deprivation"
    CONFISCATION = "confiscation"
    DRIVING_BAN = "driving_ban"
    CASH_FORFEITURE = "cash_forfeiture"
    DVPN = "dvpn"
    DVPO = "dvpo"
    DAPN = "dapn"
    DAPO = "dapo"
    SHPO = "shpo"
    SRO = "sro"
    SPO = "spo"
    KCPO = "kcpo"
    SVRO = "svro"
    STPO = "stpo"
    STRO = "stro"
    CAWN = "cawn"
    CAUTION_SIMPLE = "caution_simple"
    CAUTION_CONDITIONAL = "caution_conditional"
    CAUTION_YOUTH = "caution_youth"
    COMMUNITY_RESOLUTION = "community_resolution"
    DOL_FLAG = "dol_flag"


class RequirementKind(StrEnum):
    """What a term does: the three kinds of ASBCPA 2014 s.43(3)."""

    PROHIBIT = "prohibit"
    REQUIRE = "require"
    REASONABLE_STEPS = "reasonable_steps"


class ServiceMethod(StrEnum):
    """How a paper reached the person: ASBCPA 2014 ss.45, 55; in court for orders."""

    HANDED = "handed"
    LEFT = "left_at_proper_address"
    POSTED = "posted_to_proper_address"
    BODY_OFFICER = "body_officer"
    PARTNER = "partner"
    POSTED_ON_PREMISES = "posted_on_premises"
    PRONOUNCED = "pronounced_in_presence"


class GroundKind(StrEnum):
    """What a fact in support of an order goes to show."""

    DETRIMENTAL_EFFECT = "detrimental_effect"
    PERSISTENT_OR_CONTINUING = "persistent_or_continuing"
    UNREASONABLE = "unreasonable"
    LOCALITY = "locality"
    HARASSMENT_ALARM_DISTRESS = "harassment_alarm_distress"
    VIOLENCE_OR_HARM = "violence_or_harm"
    NECESSITY = "necessity"


class Applicant(StrEnum):
    """Who asked the court for an order."""

    PROSECUTION = "prosecution"
    POLICE = "police"
    COUNCIL = "council"
    HOUSING_PROVIDER = "housing_provider"
    OTHER = "other"


class MadeWith(StrEnum):
    """What the court did with the offender beside making the order."""

    SENTENCE = "sentence"
    CONDITIONAL_DISCHARGE = "conditional_discharge"
    ABSOLUTE_DISCHARGE = "absolute_discharge"
    DEFERMENT = "deferment"


class IssuerRole(StrEnum):
    """As what somebody issues a notice: ASBCPA 2014 ss.53, 77, Police Reform Act 2002 s.38."""

    CONSTABLE = "constable"
    CHIEF_EXECUTIVE = "chief_executive"
    COUNCIL_OFFICER = "council_officer"
    DESIGNATED_PERSON = "designated_person"
    COMMUNITY_SUPPORT_OFFICER = "community_support_officer"


class AppealOutcome(StrEnum):
    """What became of an appeal: ASBCPA 2014 s.46."""

    PENDING = "pending"
    DISMISSED = "dismissed"
    MODIFIED = "modified"
    QUASHED = "quashed"
    WITHDRAWN = "withdrawn"


class SubjectCategory(StrEnum):
    """The categories that DPA 2018 s.38(3) asks to keep apart."""

    SUSPECT = "suspect"
    CONVICTED = "convicted"
    VICTIM = "victim"
    WITNESS = "witness"
    OTHER = "other"


class FactOrAssessment(StrEnum):
    """Whether a record states facts or opinion: DPA 2018 s.38(2)."""

    FACT = "fact"
    ASSESSMENT = "assessment"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """A person's part in an incident."""

    SUSPECT = "suspect"
    VICTIM = "victim"
    WITNESS = "witness"
    INFORMANT = "informant"
    OTHER = "other"


class WitnessKind(StrEnum):
    """Kinds of witness, in the order of a witness list: victim first, officer in the case last."""

    VICTIM = "victim"
    EYE = "eye"
    CIVILIAN = "civilian"
    EXPERT = "expert"
    CONTINUITY = "continuity"
    POLICE = "police"
    OFFICER_IN_CASE = "officer_in_case"


class FileRole(StrEnum):
    """Which copy of an exhibit or statement a file is."""

    ORIGINAL = "original"
    REDACTED_COPY = "redacted_copy"


class CustodyType(StrEnum):
    """What happened to an exhibit."""

    SEIZED = "seized"
    PRODUCED = "produced"
    CREATED_DIGITAL = "created_digital"
    SEALED = "sealed"
    UNSEALED = "unsealed"
    TRANSFERRED = "transferred"
    RECEIVED = "received"
    EXAMINED = "examined"
    COPIED = "copied"
    DERIVED = "derived"
    REDACTED = "redacted"
    DISCLOSED = "disclosed"
    RETURNED = "returned"
    DESTROYED = "destroyed"
    CORRECTION = "correction"


class LinkBasis(StrEnum):
    """Why two records were taken to be of one person."""

    VERIFIED_IDENTIFIER = "verified_identifier"
    FINGERPRINTS = "fingerprints"
    NAME_AND_DATE_OF_BIRTH = "name_and_date_of_birth"
    OFFICER_RECOGNITION = "officer_recognition"
    DOCUMENT = "document"


class FileType(StrEnum):
    """Which file the CPS expects: by stage, anticipated plea and court (DG6); a breach of bail has one of its own."""

    GAP = "gap"
    NGAP = "ngap"
    CROWN = "crown"
    REMAND = "remand"
    PRE_CHARGE = "pre_charge"
    PRE_CHARGE_COMPLEX = "pre_charge_complex"
    BAIL_BREACH = "bail_breach"


class ChargedBy(StrEnum):
    """Who decided that somebody is charged."""

    POLICE = "police"
    CPS = "cps"


class CaseTest(StrEnum):
    """The tests of the Code for Crown Prosecutors."""

    FULL_CODE = "full_code"
    THRESHOLD = "threshold"


class Plea(StrEnum):
    """The plea that is expected."""

    GUILTY = "guilty"
    NOT_GUILTY = "not_guilty"


class AwaitedKind(StrEnum):
    """Kinds of material that may reach a file later."""

    FORENSIC = "forensic"
    MEDICAL = "medical"
    STATEMENT = "statement"
    RECORDING = "recording"
    OTHER = "other"


class BundleKind(StrEnum):
    """Who a bundle is for: the prosecutor, or the court and the defence."""

    PROSECUTION = "prosecution"
    SERVED = "served"


class PageNumbering(StrEnum):
    """Whether page numbers run through the whole bundle or begin anew in each section."""

    CONTINUOUS = "continuous"
    PER_SECTION = "per_section"


class BundleCategory(StrEnum):
    """What the documents of a bundle are: the CPS's document groups, and what a cross-border file adds.

    ``SUPPLIED`` is any form that came with the case as a file, wherever the
    other groups would put it.
    """

    REVIEWS = "reviews"
    CASE_OVERVIEW = "case_overview"
    STATEMENTS = "statements"
    EXHIBITS = "exhibits"
    FORENSICS = "forensics"
    UNUSED = "unused"
    DEFENDANT = "defendant"
    COURT_PREPARATION = "court_preparation"
    COMMUNICATIONS = "communications"
    WARNINGS_AND_ORDERS = "warnings_and_orders"
    INCIDENTS = "incidents"
    ORDERS_SOUGHT = "orders_sought"
    SUPPLIED = "supplied"
    UNCATEGORISED = "uncategorised"


class BundleChangeKind(StrEnum):
    """What an amendment did to a document."""

    CAME_IN = "came_in"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
