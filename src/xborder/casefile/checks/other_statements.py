"""Statements of witnesses who are not key."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import is_awaited, missing
from xborder.casefile.checks.steps import add_statement
from xborder.casefile.readiness import Answer
from xborder.model.codes import AwaitedKind


def judge(case: Case) -> Answer:
    """Each other witness has a statement, or it is said when it will come."""
    others = [witness for witness in case.file.witnesses if not witness.is_key]
    lacking = [] if is_awaited(case, AwaitedKind.STATEMENT) else others
    faults = tuple(
        missing(
            f"No statement of {witness.ref}.",
            "Take the statement, or say under awaited in case.yaml when it is expected.",
            case.place(witness, "/ref"),
            step=add_statement(witness),
        )
        for witness in lacking
        if not case.statements_of(witness)
    )
    return Answer(
        detail=f"{len(others)} other witness(es), each with a statement.", faults=faults, applies=bool(others)
    )
