"""Reason 21: other needs of victims and witnesses."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import missing, plan_place
from xborder.casefile.checks.people import civilians
from xborder.casefile.checks.steps import say_of
from xborder.casefile.readiness import Answer


def judge(case: Case) -> Answer:
    """Each civilian witness was asked for an interpreter, a disability and other needs (Victims' Code, right 4)."""
    asked = civilians(case)
    faults = tuple(
        missing(
            f"Nothing is recorded of other needs of {witness.ref}.",
            "Ask, and record the answer under care in case.yaml, none included.",
            plan_place("/care"),
            step=say_of(case, witness, 'needs: "..."'),
        )
        for witness in asked
        if (care := case.care_of(witness)) is None or not (care.needs or "").strip()
    )
    return Answer(detail=f"Recorded for {len(asked)} witness(es).", faults=faults, applies=bool(asked))
