"""Evidence: witnesses, their statements, exhibits and unused material."""

import datetime as dt

import attrs

from xborder.model.codes import CustodyType, FileRole, SubjectCategory, WitnessKind
from xborder.model.described import described, optional, several
from xborder.model.header import (
    category_field,
    extensions_field,
    provenance_field,
    ref_field,
    restricted_field,
    schema_field,
)
from xborder.model.parts import Officer, Provenance
from xborder.model.person import Person
from xborder.model.values import Identifier


@attrs.frozen(kw_only=True)
class Witness:
    """A witness. Where they live is for the prosecutor only."""

    schema: str = schema_field("xborder/witness/1")
    ref: str = ref_field("W1")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    person: Person = described("Person")
    kind: WitnessKind = described("Kind", example="eye")
    officer: Officer | None = optional("Officer's rank and number, for a police witness")
    is_key: bool | None = optional("Key witness", example=True)
    evidence: str | None = optional("Evidence they can give")
    under_18: bool | None = optional("Under 18", basis="CrimPR 16.2", example=False)
    statement_offered: bool | None = optional("Victim personal statement offered", example=True)
    special_measures: str | None = optional("Special measures: assessed, offered or declined")
    dates_to_avoid: tuple[str, ...] = several("Dates to avoid", example=["2026-12-21/2027-01-04"])
    previous_convictions_checked_on: dt.date | None = optional("Previous convictions checked on", example="2026-10-01")
    extensions: dict[str, str] | None = extensions_field()


@attrs.frozen(kw_only=True)
class EvidenceFile:
    """A file that carries a statement or an exhibit."""

    path: str = described("Path within the case folder", example="exhibits/RTM-1.jpg")
    role: FileRole = described("Which copy", example="original")
    front_pages: tuple[int, ...] = several("Pages that may be served", description="Counted from 1; empty means all.")
    back_pages: tuple[int, ...] = several("Pages that may never be served", description="The back of a statement.")


@attrs.frozen(kw_only=True)
class Statement:
    """A witness statement (MG11): CJA 1967 s.9, CrimPR 16.2."""

    schema: str = schema_field("xborder/statement/1")
    ref: str = ref_field("S1")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    witness_ref: str = described("Witness", example="W1")
    made_on: dt.date | None = optional("Dated", example="2026-09-21")
    signed: bool | None = optional("Signed", basis="CJA 1967 s.9(2)(a)", example=True)
    declaration: bool | None = optional("Declaration of truth", basis="CJA 1967 s.9(2)(b)", example=True)
    pages: int | None = optional("Pages, as the declaration says", unit="pages", example=2)
    files: tuple[EvidenceFile, ...] = several("Files")
    exhibits: tuple[Identifier, ...] = several("Exhibits it produces or mentions", codes="exhibit_ref")


@attrs.frozen(kw_only=True)
class CustodyEvent:
    """One link of an exhibit's continuity."""

    type: CustodyType = described("What happened", example="seized")
    at: dt.datetime = described("When", example="2026-09-20T07:10:00+01:00")
    actor: str | None = optional("By whom", example="PC 1428 MARLOWE")
    received_from: str | None = optional("From whom")
    given_to: str | None = optional("To whom")
    place: str | None = optional("Where", example="Property store, Breckholme")
    seal_before: str | None = optional("Seal before")
    seal_after: str | None = optional("Seal after", example="N0045121")
    reason: str | None = optional("Why")
    derived_from: str | None = optional("Made from", example="exhibits/RTM-1.jpg")
    digest: str | None = optional(
        "Digest of what it was made from",
        description="Left out where that is a file of the case folder: the build takes the digest itself.",
        format="SHA-256, 64 hexadecimal digits in lower case",
        example="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    )
    recorded_at: dt.datetime | None = optional("Written down", example="2026-09-20T07:25:00+01:00")


@attrs.frozen(kw_only=True)
class Multimedia:
    """A recording: how long, which part is relied on, whether it plays."""

    kind: str = described("Kind", example="body-worn video")
    duration_seconds: int | None = optional("Length", unit="seconds", example=540)
    clip_from_seconds: int | None = optional("Clip from", unit="seconds", example=65)
    clip_to_seconds: int | None = optional("Clip to", unit="seconds", example=210)
    link: str | None = optional("Where it can be played", example="https://media.example/clip/1")


@attrs.frozen(kw_only=True)
class Exhibit:
    """A thing or document that a witness produces."""

    schema: str = schema_field("xborder/exhibit/1")
    ref: str = ref_field("X1")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    exhibit_ref: Identifier = described("Exhibit reference", codes="exhibit_ref")
    description: str | None = optional("Description", example="Photograph of the green Subaru at Long Drove")
    produced_by: str | None = optional("Producing witness", example="W2")
    produced_on: dt.date | None = optional("Produced on", example="2026-09-20")
    files: tuple[EvidenceFile, ...] = several("Files")
    held_at: str | None = optional("Where it is held", example="Norfolk property store")
    store_location: str | None = optional("Shelf", example="Bay 4")
    internal_notes: tuple[str, ...] = several("Internal notes")
    multimedia: Multimedia | None = optional("Recording")
    custody: tuple[CustodyEvent, ...] = several("Continuity")
    extensions: dict[str, str] | None = extensions_field()


@attrs.frozen(kw_only=True)
class UnusedItem:
    """One item of unused material."""

    number: int = described("Item number", example=1)
    description: str = described("Description")
    location: str | None = optional("Location", example="Norfolk crime system")
    presumption: str | None = optional("Rebuttable-presumption class", codes="presumption_class")
    reason_sensitive: str | None = optional("Reason for sensitivity")
    passes_disclosure_test: bool | None = optional("May undermine or assist", basis="CPIA 1996 s.3", example=False)
    copy_ref: str | None = optional(
        "Record that carries the copy",
        description="The form record with a copy of an item that may undermine or assist.",
        example="F7",
    )


@attrs.frozen(kw_only=True)
class Schedule:
    """A schedule of unused material: MG6C, MG6D or a streamlined disclosure certificate."""

    schema: str = schema_field("xborder/schedule/1")
    ref: str = ref_field("U1")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    form: str = described("Form", codes="mg_form", example="MG6C")
    items: tuple[UnusedItem, ...] = several("Items")
    not_held: dict[str, str] | None = optional("Presumption classes not held", description="Class to reason.")
    disclosure_officer: Officer | None = optional("Disclosure officer")
    signed_on: dt.date | None = optional("Signed on", example="2026-10-05")


@attrs.frozen(kw_only=True)
class FormFile:
    """A completed form that a force supplies as a file."""

    schema: str = schema_field("xborder/form/1")
    ref: str = ref_field("F1")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    form: str = described("Form", codes="mg_form", example="MG6")
    title: str | None = optional("Title", example="Confidential information to the prosecutor")
    completed_on: dt.date | None = optional("Completed on", example="2026-10-05")
    files: tuple[EvidenceFile, ...] = several("Files")
