"""Reason 18: medical evidence."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import is_awaited, missing
from xborder.casefile.checks.steps import write
from xborder.casefile.checks.words import speaks_of
from xborder.casefile.readiness import Answer
from xborder.casefile.wording import several
from xborder.model.codes import AwaitedKind, WitnessKind


def judge(case: Case) -> Answer:
    """A charge of injury comes with a medical statement, pictures of the injury, or a day on which they are expected."""
    charged = tuple(key for key, each in case.offences() if speaks_of("injury_charge", each.wording, each.title))
    needed = bool(charged) or "medical" in case.plan.applies
    fault = missing(
        f"An injury is charged ({several([key.rpartition('#')[2] for key in charged]) or 'said to apply'}), and no "
        "medical evidence is here.",
        "Add the medical statement or pictures of the injury, or say under awaited in case.yaml when they are expected.",
        charges=charged,
        step=write("awaited", '- {kind: "medical", what: "...", expected_on: "YYYY-MM-DD"}'),
    )
    return Answer(
        detail="Medical evidence or its date is here." if needed else "No injury is charged.",
        faults=(fault,) if needed and not _here(case) else (),
        applies=needed,
    )


def _here(case: Case) -> bool:
    shown = speaks_of("medical", *(each.description for each in case.file.exhibits))
    experts = [witness for witness in case.file.witnesses if witness.kind is WitnessKind.EXPERT]
    told = any(speaks_of("medical", witness.evidence) and case.statements_of(witness) for witness in experts)
    return shown or told or is_awaited(case, AwaitedKind.MEDICAL)
