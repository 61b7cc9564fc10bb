"""Charges: what a person is prosecuted for, and where they are to appear."""

import datetime as dt

import attrs

from xborder.model.codes import SubjectCategory
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
from xborder.model.person import Organisation, Person
from xborder.model.values import Coded, Identifier


@attrs.frozen(kw_only=True)
class Offence:
    """One offence charged."""

    sequence: int = described("Sequence number", example=1)
    code: Identifier = described("CJS offence code", codes="cjs_offence_code")
    title: str | None = optional("Title")
    wording: str | None = optional("Charge wording")
    date_code: Coded | None = optional("How the date is meant", codes="offence_date_code")
    began_on: dt.date | None = optional("Committed on, or from", example="2026-09-20")
    began_at: str | None = optional("Time, HH:MM", example="06:50")
    ended_on: dt.date | None = optional("To", example="2026-09-20")
    ended_at: str | None = optional("To, time HH:MM", example="07:20")
    charged_on: dt.date | None = optional("Charged on", basis="MCA 1980 s.127; CJA 2003 s.30(5)", example="2026-10-02")
    arrested_on: dt.date | None = optional("Arrested on", example="2026-09-20")
    location: str | None = optional("Location")
    facts: str | None = optional("Facts")


@attrs.frozen(kw_only=True)
class Hearing:
    """A hearing that is listed."""

    court: Coded | None = optional("Court", codes="ou_code")
    date: dt.date | None = optional("Date", example="2026-11-12")
    time: str | None = optional("Time, HH:MM", example="10:00")


@attrs.frozen(kw_only=True)
class Charge:
    """The charges against one defendant in one case."""

    schema: str = schema_field("xborder/charge/1")
    ref: str = ref_field("36NC0412626/1")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    urn: Identifier | None = optional("URN", codes="pti_urn")
    organisation: Coded | None = optional("Originating organisation", codes="ou_code")
    cps_organisation: Coded | None = optional("CPS organisation", codes="ou_code")
    initiation: Coded | None = optional("How proceedings began", codes="case_initiation")
    informant: str | None = optional("Informant")
    case_markers: tuple[Coded, ...] = several("Case markers", codes="case_marker")
    defendant: Person | None = optional("Defendant")
    defendant_organisation: Organisation | None = optional("Defendant that is an organisation")
    offender_code: Coded | None = optional("Offender code", codes="offender_code")
    custody_status: Coded | None = optional("Custody or bail", codes="custody_status")
    bail_conditions: tuple[str, ...] = several("Bail conditions", example=["Not to enter farmland in Norfolk."])
    documentation_language: Coded | None = optional("Language of documents", codes="language")
    hearing_language: Coded | None = optional("Language of hearings", codes="language")
    offences: tuple[Offence, ...] = several("Offences")
    first_hearing: Hearing | None = optional("First hearing")
    officer_in_case: Officer | None = optional("Officer in the case")
    officer_location: Coded | None = optional("Officer's location", codes="ou_code")
    extensions: dict[str, str] | None = extensions_field()
