"""Reason 6: lines of enquiry that lead nowhere."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, plan_place
from xborder.casefile.checks.words import enquiry_texts, has_date, speaks_of
from xborder.casefile.readiness import Answer, Fault


def judge(case: Case) -> Answer:
    """Each line says, after a colon, what came of it or why it was not pursued; what is outstanding has a date."""
    lines = enquiry_texts(case)
    faults = tuple(fault for number, line in enumerate(lines) if line.strip() for fault in _faults(number, line))
    return Answer(detail="Each with its outcome.", faults=faults, applies=bool(lines))


def _faults(number: int, line: str) -> list[Fault]:
    place = plan_place(f"/narrative/lines_of_enquiry/{number}")
    outcome = line.partition(":")[2].strip()
    if len(outcome.split()) < 2:
        todo = "Write the line, a colon, and what came of it or why it was not pursued."
        return [faulty(f"Line of enquiry {number + 1} has no outcome.", todo, place)]
    if speaks_of("outstanding", outcome) and not has_date([outcome]):
        todo = "Say by when it will be done."
        return [faulty(f"Line of enquiry {number + 1} is outstanding, and no date is given.", todo, place)]
    return []
