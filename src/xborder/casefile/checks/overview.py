"""What opens the file: charges, summary, interview, convictions, supervision, and what is served."""

import datetime as dt

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, missing, plan_place, unknown
from xborder.casefile.checks.steps import ADD_RECORDS, add_form, add_redacted, name_officer, write
from xborder.casefile.checks.supplied import is_supplied, needs_form, supplied
from xborder.casefile.checks.words import speaks_of
from xborder.casefile.readiness import Answer, Fault
from xborder.casefile.step import Step
from xborder.findings import Location
from xborder.model.codes import ChargedBy, FileRole, FileType
from xborder.model.evidence import Exhibit, FormFile, Statement
from xborder.model.register import key_of

#: How old a print of convictions may be; a choice of this project.
_PRINT_DAYS = 28
_NARRATIVE = write("", 'narrative: {headline: "...", summary: "...", key_evidence: ["..."], interview: "..."}')


def charges(case: Case) -> Answer:
    """Every charge has its code, its wording and its date (CrimPR 7.3)."""
    faults = tuple(
        faulty(
            f"Charge {offence.sequence} lacks a code, wording or date.",
            "Complete it in the source system and export again.",
            charges=(key,),
        )
        for key, offence in case.offences()
        if not (offence.code.value and offence.wording and offence.charged_on)
    )
    if not case.offences():
        todo = "Add the force's export of the charge to the records."
        return Answer(faults=(missing("No charge is in the file.", todo, step=ADD_RECORDS),))
    return Answer(detail=f"{len(case.offences())} charge(s), each with code, wording and date.", faults=faults)


def charging_report(case: Case) -> Answer:
    """The request for a charging decision, where the prosecutor decided."""
    asked = any(each.by is ChargedBy.CPS for each in case.plan.charging)
    return needs_form(case, "MG3", "CM01", "MG3A", applies=asked)


def summary(case: Case) -> Answer:
    """The officer in the case has written the summary."""
    told = case.plan.narrative
    if told is None:
        return Answer(
            faults=(
                missing("No summary.", "Write the narrative in case.yaml.", plan_place("/narrative"), step=_NARRATIVE),
            )
        )
    fault = faulty("The summary names no key evidence.", "List the key evidence.", plan_place("/narrative"))
    return Answer(
        detail=f"Written; {len(told.key_evidence)} points of key evidence.",
        faults=() if told.key_evidence else (fault,),
    )


def supervision(case: Case) -> Answer:
    """Somebody is named as officer in the case, somebody else as supervisor."""
    named = (
        ("The officer in the case", "reporting_officer", case.plan.reporting_officer),
        ("A supervisor", "supervisor", case.plan.supervisor),
    )
    faults = tuple(
        missing(f"{what} is not named.", "Name both in case.yaml.", plan_place(""), step=name_officer(field))
        for what, field, who in named
        if who is None
    )
    return Answer(detail="Both named.", faults=faults)


def interview(case: Case) -> Answer:
    """The defendant's account, or why there is none."""
    told = case.plan.narrative
    fault = missing(
        "Nothing is said of an interview.",
        "Say in case.yaml what was said, or why there was no interview.",
        plan_place("/narrative"),
        step=write("narrative", 'interview: "..."') if told else _NARRATIVE,
    )
    here = told is not None and bool(told.interview)
    return Answer(detail="Account summarised in MG5.", faults=() if here else (fault,))


def interview_record(case: Case) -> Answer:
    """The record of an interview in which something was answered; for the Crown Court, of any interview."""
    told = case.plan.narrative.interview if case.plan.narrative else None
    if speaks_of("no_answers", told) and case.plan.file_type is not FileType.CROWN:
        return Answer(applies=False)
    if told and told.lower().startswith("not interviewed"):
        return Answer(detail="There was no interview, and why is said.", applies=False)
    return needs_form(case, "MG15", applies=bool(told))


def convictions(case: Case) -> Answer:
    """The defendant's print from the PNC is supplied and recent."""
    prints = supplied(case, "PCN1")
    if not prints:
        return needs_form(case, "PCN1")
    oldest = case.plan.as_of.date() - dt.timedelta(days=_PRINT_DAYS)
    faults = tuple(
        faulty(
            f"The print {each.ref} is older than {_PRINT_DAYS} days or has no date.",
            "Add a new print.",
            case.place(each, "/completed_on"),
            step=add_form("PCN1"),
        )
        for each in prints
        if each.completed_on is None or each.completed_on < oldest
    )
    return Answer(detail="The print is in the file.", faults=faults)


def information(case: Case) -> Answer:
    """Form MG6; before a guilty plea only where something is still awaited."""
    return needs_form(case, "MG6", applies=bool(case.plan.awaited) or is_supplied(case, "MG6"))


def redaction(case: Case) -> Answer:
    """No private detail of a witness stands in what is served, and nothing that looks like one of anybody else."""
    faults = tuple(
        faulty(
            "A private detail of a witness stands in what is served.",
            "Supply a redacted copy.",
            each.location,
            step=_redacted(case, each.location),
        )
        for each in case.leaks
    )
    return Answer(detail="Every readable page was searched; none found.", faults=(*faults, *_doubted(case)))


def _redacted(case: Case, place: Location) -> Step | None:
    """The command that adds a copy of the record whose original this is; a copy that is there has to be made anew."""
    records: list[Statement | Exhibit | FormFile] = [*case.file.statements, *case.file.exhibits, *case.file.forms]
    for record in records:
        if any(file.path == place.file and file.role is FileRole.ORIGINAL for file in record.files):
            return add_redacted(key_of(record))
    return None


def _doubted(case: Case) -> tuple[Fault, ...]:
    if not case.doubts:
        return ()
    where = case.doubts[0].location
    detail = f"What looks like a private detail stands in {len(case.doubts)} place(s) of what is served."
    return (unknown(detail, "Look at each place, and supply a redacted copy where it is private.", where),)
