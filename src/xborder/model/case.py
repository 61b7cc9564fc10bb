"""The case: the plan a case builder writes, and the case file and bundle made from it."""

import datetime as dt

import attrs

from xborder.model.case_facts import Awaited, BailBreach, ChargingDecision, WitnessCare
from xborder.model.charge import Charge
from xborder.model.codes import BundleChangeKind, FileType, OrderKind, PageNumbering
from xborder.model.described import described, optional, several
from xborder.model.evidence import Exhibit, FormFile, Schedule, Statement, Witness
from xborder.model.header import schema_field
from xborder.model.incident import Incident
from xborder.model.offender import OffenderRecord
from xborder.model.order import AsbOrder, Requirement
from xborder.model.parts import Officer
from xborder.model.person import Person
from xborder.model.values import Identifier


@attrs.frozen(kw_only=True)
class RecordSource:
    """A file of records and the profile that reads it."""

    path: str = described("Path within the case folder", example="records/kent/incidents.csv")
    profile: str = described("Profile", example="kent-coursing-log")
    force: str = described("Force it comes from", codes="force", example="46")


@attrs.frozen(kw_only=True)
class Purposes:
    """The agreement's purposes under which records move."""

    between_forces: tuple[str, ...] = described(
        "From each force to the lead force",
        description="In order: a record moves under the first purpose with a flow that carries its type.",
        example=["prevent_detect", "prosecute"],
    )
    to_prosecutor: str = described("From the lead force to the prosecutor", example="prosecute")


@attrs.frozen(kw_only=True)
class Narrative:
    """The words of the case summary (MG5), written by the officer in the case."""

    headline: str = described("Headline")
    summary: str = described("What happened, in order")
    key_evidence: tuple[str, ...] = several("Key evidence")
    interview: str | None = optional("The defendant's account")
    lines_of_enquiry: tuple[str, ...] = several("Lines of enquiry, with their outcome")
    other: str | None = optional("Anything else the prosecutor should know")


@attrs.frozen(kw_only=True)
class OrderSought:
    """An order the prosecutor is asked to apply for on conviction (MG13)."""

    kind: OrderKind = described("Order", example="cbo")
    charge: str | None = optional(
        "Charge of the defendant",
        description="Whom it is sought against; needed where the case has more than one defendant.",
        example="36:charge:36NC0412626/1",
    )
    basis: str = described("Power", example="Sentencing Code s.331")
    reason: str = described("Why the order will help")
    requirements: tuple[Requirement, ...] = several("Draft terms")
    duration: str | None = optional("Duration", example="3 years")
    area: str | None = optional("Area or map", example="Map JSK/3")
    behaviour_refs: tuple[str, ...] = several("Incidents that show harassment, alarm or distress")
    youth_views: str | None = optional(
        "What the youth offending team said", basis="Sentencing Code s.331(5)", example="Supports terms 1 and 2."
    )
    youth_views_at: dt.datetime | None = optional("Youth offending team asked at", example="2026-10-01T14:20:00+01:00")


@attrs.frozen(kw_only=True)
class Correction:
    """A value of a record that a named person put right for this case; the source stays as it is."""

    record: str = described("Record", example="46:incident:EK/26/1199")
    pointer: str = described("Field, as JSON Pointer", example="/persons/0/person/identifiers/pnc_id")
    value: str = described("Right value", example="2009/0318274F")
    corrected_by: str = described("Corrected by", example="PC 1428 MARLOWE, Norfolk")
    corrected_on: dt.date = described("Corrected on", example="2026-10-06")
    reason: str = described("Reason", example="Two digits swapped; checked against the PNC print.")


@attrs.frozen(kw_only=True)
class CasePlan:
    """``case.yaml``: what a case builder says about the case; the records say the rest."""

    schema: str = schema_field("xborder/case/1")
    urn: str = described("URN", codes="pti_urn", example="36NC0412626")
    title: str = described("Title", example="R v Daryl FENWRIGHT")
    operation: str | None = optional("Operation", example="Operation Fenline")
    ladder: str | None = optional(
        "Operation whose ladder is climbed",
        description="The name of a shipped operation, or a file in the case folder; hare coursing if none is named.",
        example="coursing",
    )
    lead_force: str = described("Lead force", codes="force", example="36")
    file_type: FileType = described("File type", example="ngap")
    as_of: dt.datetime = described(
        "As of", description="The time of everything that is generated.", example="2026-10-08T09:00:00+01:00"
    )
    purposes: Purposes = described("Purposes")
    channel: str = described(
        "How it is sent",
        default="secure_file_transfer",
        description="A channel of the agreement.",
        example="secure_file_transfer",
    )
    agreement: str = described("Agreement file", example="agreement.yaml")
    trust: str | None = optional("Keys that may sign", example="keys/trust.yaml")
    links: str | None = optional("Links file", example="links.yaml")
    records: tuple[RecordSource, ...] = several("Records")
    corrections: tuple[Correction, ...] = several("Corrections")
    reporting_officer: Officer | None = optional("Officer in the case")
    supervisor: Officer | None = optional("Supervisor who certifies")
    narrative: Narrative | None = optional("Case summary")
    orders_sought: tuple[OrderSought, ...] = several("Orders sought")
    charging: tuple[ChargingDecision, ...] = several("Charging decisions")
    awaited: tuple[Awaited, ...] = several("Awaited")
    care: tuple[WitnessCare, ...] = several("What witnesses were asked")
    bail_breach: BailBreach | None = optional("Breach of bail")
    applies: tuple[str, ...] = several(
        "Conditional items that this case needs",
        description="Ids of the content matrix whose condition only a person can judge, such as bad_character.",
        example=["bad_character"],
    )
    bundle_definitions: tuple[str, ...] = several(
        "Bundle definitions",
        description="Files that say how the bundles are laid out, at most one for each; the shipped ones where none does.",
        example=["court-bundle.yaml"],
    )
    leave_out: tuple[str, ...] = several(
        "Files to build without", description="Paths the case builder decided to leave out."
    )


@attrs.frozen(kw_only=True)
class BundleEntry:
    """One document in a bundle."""

    key: str = described("Key", example="statement:S1")
    title: str = described("Title", example="Statement of Robert THORNEYCROFT")
    first_page: int = described("First page", example=12)
    last_page: int = described("Last page", example=13)
    volume: int | None = optional("Volume", description="Where the bundle has several.", example=2)
    piece_of: str | None = optional(
        "Key of the document that it continues",
        description="Where a document is longer than a volume.",
        example="36.exhibit.RJT/1",
    )
    numbers: tuple[str, ...] = several(
        "Numbers printed on its pages",
        description="Also those of pages that were withdrawn since: they are given to no other page.",
        example=["A12", "A13"],
    )
    content: str | None = optional(
        "Digest of what it shows",
        description="SHA-256 (hex) of the file and the pages taken, or of the data that a form was made from.",
        example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )
    reference: str | None = optional("Reference in the index", example="S7")
    dated: str | None = optional("Date in the index", example="24 Sep 2026")
    description: str | None = optional("Words in the index", example="Statement of Robert THORNEYCROFT")
    superseded: bool = described(
        "Superseded", default=False, description="True where a later document stands in its place.", example=False
    )


@attrs.frozen(kw_only=True)
class BundleSection:
    """A section of a bundle."""

    title: str = described("Title", example="Statements")
    entries: tuple[BundleEntry, ...] = several("Documents")


@attrs.frozen(kw_only=True)
class BundleChange:
    """One document that an amendment changed, and where it is."""

    kind: BundleChangeKind = described("What happened", example="came_in")
    key: str = described("Key of the document", example="36.statement.S7")
    title: str = described("Title", example="S7 Statement of Robert THORNEYCROFT")
    numbers: tuple[str, ...] = several("Pages it has now", example=["A12a", "A12b"])
    old_numbers: tuple[str, ...] = several("Pages of what it replaces, or that were withdrawn", example=["A9"])


@attrs.frozen(kw_only=True)
class Amendment:
    """What changed when a bundle that was served already was amended."""

    on: dt.date = described("On", example="2026-11-02")
    earlier: str = described(
        "Earlier bundle",
        description="SHA-256 (hex) of the tag manifest of the bag that was amended.",
        example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )
    changes: tuple[BundleChange, ...] = several("Changes")


@attrs.frozen(kw_only=True)
class CourtBundle:
    """What is in a bundle, in order, with its page numbers."""

    title: str = described("Title", example="Court bundle: R v Daryl FENWRIGHT")
    pages: int = described("Pages", unit="pages", example=42)
    sections: tuple[BundleSection, ...] = several("Sections")
    numbering: PageNumbering = described(
        "How pages are numbered", default=PageNumbering.CONTINUOUS, example="per_section"
    )
    retired: tuple[str, ...] = several(
        "Numbers of pages that are gone", description="They are given to no other page.", example=["A9"]
    )
    amendments: tuple[Amendment, ...] = several("Amendments, the first one first")


@attrs.frozen(kw_only=True)
class Defendant:
    """A defendant and the records that are confirmed to be of them."""

    person: Person = described("Person")
    charge_refs: tuple[str, ...] = several("Charges")
    record_refs: tuple[str, ...] = several("Linked records")


@attrs.frozen(kw_only=True)
class CaseFile:
    """Everything the prosecutor receives, after the agreement had its say."""

    schema: str = schema_field("xborder/case-file/1")
    ref: str = described("Reference", example="36NC0412626")
    urn: Identifier = described("URN", codes="pti_urn")
    title: str = described("Title", example="R v Daryl FENWRIGHT")
    operation: str | None = optional("Operation", example="Operation Fenline")
    lead_force: str = described("Lead force", codes="force", example="36")
    file_type: FileType = described("File type", example="ngap")
    as_of: dt.datetime = described("As of", example="2026-10-08T09:00:00+01:00")
    defendants: tuple[Defendant, ...] = several("Defendants")
    charges: tuple[Charge, ...] = several("Charges")
    orders: tuple[AsbOrder, ...] = several("Orders")
    offenders: tuple[OffenderRecord, ...] = several("Offender records")
    incidents: tuple[Incident, ...] = several("Incidents")
    witnesses: tuple[Witness, ...] = several("Witnesses")
    statements: tuple[Statement, ...] = several("Statements")
    exhibits: tuple[Exhibit, ...] = several("Exhibits")
    schedules: tuple[Schedule, ...] = several("Unused material")
    forms: tuple[FormFile, ...] = several("Forms supplied")
    bundle: CourtBundle | None = optional("Court bundle")
