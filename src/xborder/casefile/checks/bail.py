"""Bail and custody: applications for a remand, and breaches of bail."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, missing, plan_place
from xborder.casefile.checks.steps import add_form, write
from xborder.casefile.checks.supplied import filled, incomplete, supplied
from xborder.casefile.readiness import Answer, Fault
from xborder.casefile.wording import several
from xborder.model.case_facts import BailBreach
from xborder.model.register import key_of

_CUSTODY, _CONDITIONAL = "C", "B"
_STEP = write("", 'bail_breach: {details: "...", bailed_from: "...", bailed_on: "YYYY-MM-DD"}')


def remand_application(case: Case) -> Answer:
    """One MG7 for each defendant who is in custody."""
    held = [charge for charge in case.file.charges if charge.custody_status and charge.custody_status.text == _CUSTODY]
    wanted = max(len(held), 1)
    forms = len(supplied(case, "MG7")) + len(filled(case, "MG7"))
    fault = missing(
        f"{forms} of {wanted} remand application(s) are in the file.",
        "Add form MG7 for each defendant in custody.",
        step=add_form("MG7"),
    )
    faults = (*((fault,) if forms < wanted else ()), *incomplete(case, "MG7"))
    return Answer(detail=f"{forms} remand application(s).", faults=faults, applies=bool(held))


def bail_conditions(case: Case) -> Answer:
    """A charge on conditional bail says on which conditions (digital case file: conditional bail requires them)."""
    bailed = [
        charge for charge in case.file.charges if charge.custody_status and charge.custody_status.text == _CONDITIONAL
    ]
    faults = tuple(
        missing(
            "Bail is conditional, and the file does not say on which conditions.",
            "Add the conditions to the charge at its source; decision.json says if the agreement withholds them.",
            case.place(charge, "/bail_conditions"),
            charges=(key_of(charge),),
        )
        for charge in bailed
        if not charge.bail_conditions
    )
    return Answer(
        detail=f"{len(bailed)} charge(s) on conditional bail, with conditions.", faults=faults, applies=bool(bailed)
    )


def bail_breach(case: Case) -> Answer:
    """What was broken, where the defendant was bailed from and to, and the evidence (digital case file, breach of bail)."""
    told = case.plan.bail_breach
    todo = "Complete bail_breach in case.yaml."
    if told is None:
        return Answer(
            faults=(missing("Nothing is said of the breach of bail.", todo, plan_place("/bail_breach"), step=_STEP),)
        )
    faults: list[Fault] = []
    if gaps := _gaps(told):
        faults.append(faulty(f"Not said: {several(gaps)}.", todo, plan_place("/bail_breach"), verified=True))
    if len(case.file.defendants) != 1:
        split = "Make one file for each defendant."
        faults.append(faulty(f"The file has {len(case.file.defendants)} defendants.", split, verified=True))
    return Answer(detail="Told, with the court and the evidence.", faults=tuple(faults))


def _gaps(told: BailBreach) -> list[str]:
    needed = {
        "what was done": told.details,
        "which court or station gave bail": told.bailed_from,
        "when bail was given": told.bailed_on,
        "where the defendant was to appear": told.to_appear_at,
        "when the defendant was to appear": told.to_appear_on,
        "the key evidence": told.key_evidence,
        "whether a statement proves the breach": None if told.statement_proves_breach is None else "said",
        "the conditions of bail": told.conditions or told.failed_to_surrender,
    }
    return [words for words, value in needed.items() if not value]
