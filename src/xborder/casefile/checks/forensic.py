"""Reason 17: forensic evidence."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import is_awaited, missing
from xborder.casefile.checks.steps import add_form
from xborder.casefile.checks.supplied import is_supplied
from xborder.casefile.checks.words import speaks_of, statements_speak_of, told
from xborder.casefile.readiness import Answer
from xborder.model.codes import AwaitedKind, CustodyType, WitnessKind


def judge(case: Case) -> Answer:
    """An examination that the file speaks of has its report, its submission, or a day on which it is expected."""
    examined = any(event.type is CustodyType.EXAMINED for each in case.file.exhibits for event in each.custody)
    spoken = speaks_of("forensic", *told(case)) or statements_speak_of("forensic", case)
    needed = examined or spoken or "forensic" in case.plan.applies
    here = is_supplied(case, "MG22", "MG21") or is_awaited(case, AwaitedKind.FORENSIC) or _expert(case)
    fault = missing(
        "The file speaks of a forensic examination, and neither its report nor a date for it is here.",
        "Add the report (MG22) or the submission (MG21), or say under awaited in case.yaml when it is expected.",
        step=add_form("MG22"),
    )
    return Answer(
        detail="The report or its date is here." if needed else "No examination is spoken of.",
        faults=(fault,) if needed and not here else (),
        applies=needed,
    )


def _expert(case: Case) -> bool:
    experts = [witness for witness in case.file.witnesses if witness.kind is WitnessKind.EXPERT]
    return any(case.statements_of(witness) for witness in experts)
