"""Checks of what opens the file: charges, summary, interview, convictions, supervision."""

from xborder.casefile.case import Case
from xborder.casefile.readiness import Answer


def charges(case: Case) -> Answer:
    """Every charge has its code, its wording and its date (CrimPR 7.3)."""
    offences = [offence for charge in case.file.charges for offence in charge.offences]
    gaps = [
        offence.sequence for offence in offences if not (offence.code.value and offence.wording and offence.charged_on)
    ]
    if not offences:
        return Answer(
            met=False, detail="No charge is in the file.", todo="Add the force's export of the charge to the records."
        )
    if gaps:
        numbers = ", ".join(map(str, gaps))
        return Answer(
            met=False,
            detail=f"Charge {numbers} lacks a code, wording or date.",
            todo="Complete it in the source system and export again.",
        )
    return Answer(met=True, detail=f"{len(offences)} charge(s), each with code, wording and date.")


def summary(case: Case) -> Answer:
    """The officer in the case has written the summary."""
    told = case.plan.narrative
    if told is None:
        return Answer(met=False, detail="No summary.", todo="Write the narrative in case.yaml.")
    return Answer(met=True, detail=f"Written; {len(told.key_evidence)} points of key evidence.")


def supervision(case: Case) -> Answer:
    """An officer in the case and a certifying supervisor are named."""
    gaps = [
        words
        for words, who in (
            ("the officer in the case", case.plan.reporting_officer),
            ("a supervisor", case.plan.supervisor),
        )
        if who is None
    ]
    if gaps:
        return Answer(met=False, detail=f"{' and '.join(gaps).capitalize()} not named.", todo="Name them in case.yaml.")
    return Answer(met=True, detail="Both named.")


def interview(case: Case) -> Answer:
    """The defendant's account, or why there is none."""
    told = case.plan.narrative
    if told is None or not told.interview:
        return Answer(
            met=False,
            detail="Nothing is said of an interview.",
            todo="Say in case.yaml what was said, or why there was no interview.",
        )
    return Answer(met=True, detail="Account summarised in MG5.")


def enquiries(case: Case) -> Answer:
    """Lines of enquiry, each with its outcome: a common reason for rejection."""
    told = case.plan.narrative
    lines = told.lines_of_enquiry if told else ()
    if not lines:
        return Answer(
            met=False,
            detail="No line of enquiry is recorded.",
            todo="List each in case.yaml, with its outcome or why it was not pursued.",
        )
    return Answer(met=True, detail=f"{len(lines)} recorded with their outcome.")


def convictions(case: Case) -> Answer:
    """The defendant's PNC print is supplied."""
    return _supplied(case, ("PCN1",), "The PNC print of the defendant", "Add the print as a form of kind PCN1.")


def information(case: Case) -> Answer:
    """Form MG6 is supplied."""
    return _supplied(case, ("MG6",), "Form MG6", "Add the completed form.")


def _supplied(case: Case, numbers: tuple[str, ...], what: str, todo: str) -> Answer:
    found = [each for each in case.file.forms if each.form in numbers and each.files]
    if not found:
        return Answer(met=False, detail=f"{what} is not in the file.", todo=todo)
    return Answer(met=True, detail=f"{what} is in the file.")
