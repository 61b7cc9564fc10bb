"""Names in the plan of the case that stand for nothing: a slip there must not make a file look ready."""

from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, plan_place
from xborder.casefile.form_register import read_data
from xborder.casefile.readiness import Answer, Fault
from xborder.casefile.wording import several
from xborder.model.register import key_of

#: Items of the matrix that apply where the case builder says so.
CONDITIONAL = ("bad_character", "considered", "compensation", "forensic", "medical")


def judge(case: Case) -> Answer:
    """Each charge, witness, reason and item that the plan names is one that there is."""
    return Answer(detail="Every name in it is known.", faults=tuple(_faults(case)))


def _faults(case: Case) -> Iterator[Fault]:
    plan = case.plan
    charges = {key_of(charge) for charge in case.file.charges}
    witnesses = {key_of(witness) for witness in case.file.witnesses}
    reserves = {row["id"] for row in read_data("charging.yaml")}
    people = {ref for each in case.file.defendants for ref in each.record_refs}
    named = (
        ("/suspects", plan.suspects, people),
        ("/applies", plan.applies, set(CONDITIONAL)),
        ("/charging", [each.charge for each in plan.charging], charges),
        ("/charging", [name for each in plan.charging for name in each.reserved], reserves),
        ("/care", [each.witness for each in plan.care], witnesses),
    )
    for pointer, names, known in named:
        unknown = sorted(set(names) - known)
        if unknown:
            field = pointer.removeprefix("/")
            detail = f"{field} in case.yaml names what there is not: {several(unknown)}."
            yield faulty(
                detail, f"Correct the name. Known are {several(sorted(known)) or 'none'}.", plan_place(pointer)
            )
