"""What a court did: one defendant's case at one hearing, with pleas, verdicts, results and what is listed next."""

import datetime as dt

import attrs

from xborder.model.charge import Hearing, Offence
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
class Duration:
    """How long a result lasts: a number of units, two dates, or both."""

    value: int | None = optional("Number of units", example=12)
    unit: Coded | None = optional("Unit", codes="duration_unit")
    kind: str | None = optional("What it measures", example="Custodial")
    starts_on: dt.date | None = optional("From", example="2026-11-12")
    ends_on: dt.date | None = optional("To", example="2027-11-11")


@attrs.frozen(kw_only=True)
class Amount:
    """A sum of money that a result orders."""

    pounds: str = described("Pounds", description="Digits, and pence after a point.", unit="pounds", example="120.00")
    kind: str | None = optional("What it is for", example="Fine")


@attrs.frozen(kw_only=True)
class Detail:
    """One answer given in a result: what the court was asked, and what it said."""

    label: str = described("Question", example="Conditions of the order")
    value: str = described("Answer", example="Not to enter farmland in the county of Norfolk with a dog.")
    reference: str | None = optional("Reference of the question", example="orderConditions")


@attrs.frozen(kw_only=True)
class NextHearing(Hearing):
    """The hearing to which an offence was put over."""

    reason: str | None = optional("Reason", example="For sentence")
    kind: Coded | None = optional("Kind of hearing", codes="hearing_type")
    bail_status: Coded | None = optional("Bail status until then", codes="remand_cjs")
    court_name: str | None = optional("Name of the court", example="Fenmarsh Crown Court")
    court_room: str | None = optional("Court room", example="3")
    minutes: int | None = optional("Estimated length", unit="minutes", example=45)
    week_commencing: dt.date | None = optional("Week it is listed in, by its first day", example="2026-12-07")
    to_be_fixed: bool | None = optional("Date still to be fixed", example=False)


@attrs.frozen(kw_only=True)
class Result:
    """One thing that the court ordered or found."""

    code: Coded | None = optional("CJS result code", codes="court_results")
    label: str | None = optional("Title", example="Criminal behaviour order")
    text: str | None = optional("Text", example="Criminal behaviour order for three years.")
    ordered_on: dt.date | None = optional("Ordered on", example="2026-11-12")
    qualifiers: tuple[Coded, ...] = several("Qualifiers", codes="result_qualifier")
    durations: tuple[Duration, ...] = several("Durations")
    amounts: tuple[Amount, ...] = several("Amounts")
    penalty_points: int | None = optional("Penalty points", unit="points", example=6)
    details: tuple[Detail, ...] = several("Details")
    pnc_disposal: Coded | None = optional("Disposal as the PNC holds it", codes="pnc_disposal")
    next_hearing: NextHearing | None = optional("Next hearing")
    bail_status: Coded | None = optional("Bail or custody after the hearing", codes="remand_cjs")
    withdrawn: bool | None = optional("Taken back by an amendment", example=False)


@attrs.frozen(kw_only=True)
class Sitting:
    """One day on which a hearing is held."""

    date: dt.date | None = optional("Date", example="2026-11-12")
    time: str | None = optional("Time, HH:MM", example="10:00")
    minutes: int | None = optional("Listed for", unit="minutes", example=20)


@attrs.frozen(kw_only=True)
class HeardOffence(Offence):
    """An offence, with what became of it at the hearing."""

    initiated_on: dt.date | None = optional("Proceedings began on", example="2026-10-02")
    plea: Coded | None = optional("Plea", codes="plea_cjs")
    plea_on: dt.date | None = optional("Plea given on", example="2026-11-12")
    verdict: Coded | None = optional("Verdict", codes="verdict_cjs")
    verdict_on: dt.date | None = optional("Verdict given on", example="2026-11-12")
    mode_of_trial: Coded | None = optional("Mode of trial", codes="mode_of_trial_cjs")
    convicted_on: dt.date | None = optional("Convicted on", example="2026-11-12")
    convicting_court: Coded | None = optional("Court that convicted", codes="ou_code")
    concluded: bool | None = optional("Finally disposed of", example=True)
    results: tuple[Result, ...] = several("Results")


@attrs.frozen(kw_only=True)
class CourtHearing:
    """One defendant's case at one hearing: listed, or heard and resulted."""

    schema: str = schema_field("xborder/court-hearing/1")
    ref: str = ref_field("36NC0412626/1/2026-11-12")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    court: Coded | None = optional("Court", codes="ou_code")
    court_house: Coded | None = optional("Court house or local justice area", codes="court")
    court_name: str | None = optional("Name of the court", example="Fenmarsh Magistrates' Court")
    court_room: str | None = optional("Court room", example="2")
    held_on: dt.date | None = optional("Date", example="2026-11-12")
    held_at: str | None = optional("Time, HH:MM", example="10:00")
    sittings: tuple[Sitting, ...] = several("Days", description="All days of the hearing; the first is its date.")
    kind: Coded | None = optional("Kind of hearing", codes="hearing_type")
    urn: Identifier | None = optional("URN", codes="pti_urn")
    court_case: Identifier | None = optional("Court case reference", codes="court_case_ref")
    case_markers: tuple[Coded, ...] = several("Case markers", codes="case_marker")
    initiation: Coded | None = optional("How proceedings began", codes="case_initiation")
    organisation: Coded | None = optional("Prosecuting authority", codes="ou_code")
    defendant: Person | None = optional("Defendant")
    defendant_organisation: Organisation | None = optional("Defendant that is an organisation")
    officer_in_case: Officer | None = optional("Officer in the case")
    officer_location: Coded | None = optional("Officer's location", codes="ou_code")
    youth: bool | None = optional("Dealt with as a youth", example=False)
    present: Coded | None = optional("Whether the defendant was present", codes="present_at_hearing")
    bail_status: Coded | None = optional("Bail status", codes="remand_cjs")
    bail_conditions: tuple[str, ...] = several("Bail conditions", example=["Not to enter farmland in Norfolk."])
    offences: tuple[HeardOffence, ...] = several("Offences")
    results: tuple[Result, ...] = several("Results of the case as a whole")
    defendant_results: tuple[Result, ...] = several("Results for the defendant, whatever the case")
    extensions: dict[str, str] | None = extensions_field()
