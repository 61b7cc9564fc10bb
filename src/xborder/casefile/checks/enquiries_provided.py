"""Reason 5: reasonable lines of enquiry."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import missing, plan_place
from xborder.casefile.checks.steps import write
from xborder.casefile.checks.words import enquiry_texts
from xborder.casefile.readiness import Answer


def judge(case: Case) -> Answer:
    """The lines of enquiry are told (Criminal Procedure and Investigations Act 1996, code of practice)."""
    lines = [line for line in enquiry_texts(case) if line.strip()]
    fault = missing(
        "No line of enquiry is recorded.",
        "List each in case.yaml, with its outcome or why it was not pursued.",
        plan_place("/narrative/lines_of_enquiry"),
        step=write("narrative", 'lines_of_enquiry: ["what was to be found out: what came of it"]'),
    )
    return Answer(detail=f"{len(lines)} recorded.", faults=() if lines else (fault,))
