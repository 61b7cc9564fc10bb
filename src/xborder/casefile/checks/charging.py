"""Reason 23: who may charge."""

from collections.abc import Iterator
from typing import Any

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, plan_place, unknown
from xborder.casefile.checks.steps import write
from xborder.casefile.form_register import read_data
from xborder.casefile.readiness import Answer, Fault
from xborder.casefile.step import Step
from xborder.casefile.wording import several
from xborder.model.case_facts import ChargingDecision
from xborder.model.charge import Charge
from xborder.model.codes import ChargedBy, FileType, Plea
from xborder.model.register import key_of
from xborder.reference.offences import Category, find

_TODO = "Refer the case to the prosecutor for a charging decision."
_SAY = "Say under charging in case.yaml who decided, and on what footing."


def judge(case: Case) -> Answer:
    """Police charged only what they may charge (Director's Guidance on Charging, 6th edition, part 3)."""
    faults = tuple(fault for charge in case.file.charges for fault in _faults(case, charge))
    return Answer(detail=f"{len(case.file.charges)} charge(s), decided by whoever may.", faults=faults)


def _faults(case: Case, charge: Charge) -> Iterator[Fault]:
    key = key_of(charge)
    decision = next((each for each in case.plan.charging if each.charge == key), None)
    if decision is not None and decision.by is ChargedBy.CPS:
        return
    yield from _reserved(charge, decision, key)
    for offence in charge.offences:
        yield from _offence(case, offence.code.text, f"{key}#{offence.sequence}", decision)


def _reserved(charge: Charge, decision: ChargingDecision | None, key: str) -> Iterator[Fault]:
    """What takes the decision from the police, whatever the offence; one such offence takes all with it."""
    codes = [offence.code.text for offence in charge.offences]
    rows = [row for row in read_data("charging.yaml") if _reserves(row, decision, codes)]
    if rows and decision is None:
        yield unknown(
            "Who decided on a charge that is the prosecutor's is not recorded.", _SAY, charges=(key,), step=_step(key)
        )
    elif rows:
        why = several([row["title"] for row in rows])
        detail = f"Police charged what is for the prosecutor to decide: {why}."
        verified = any(row["verified"] for row in rows)
        yield faulty(detail, _TODO, plan_place("/charging"), charges=(key,), verified=verified)


def _reserves(row: dict[str, Any], decision: ChargingDecision | None, codes: list[str]) -> bool:
    said = decision is not None and row["id"] in decision.reserved
    return said or any(code.startswith(act) for act in row.get("acts", ()) for code in codes)


def _offence(case: Case, code: str, key: str, decision: ChargingDecision | None) -> Iterator[Fault]:
    known = find(code)
    if known is not None and known.category in (Category.SUMMARY, Category.MOTORING, Category.BREACH):
        return
    number = key.rpartition("#")[2]
    if decision is None:
        yield unknown(
            f"Who decided on charge {number} is not recorded.",
            _SAY,
            plan_place("/charging"),
            charges=(key,),
            step=_step(key),
        )
    elif known is None:
        detail = f"How charge {number} is tried is not known here, so whether police may decide cannot be told."
        yield unknown(detail, "Check the code, or have the prosecutor decide.", charges=(key,))
    elif known.category is Category.INDICTABLE:
        detail = f"Police charged an offence for the Crown Court (charge {number})."
        yield faulty(detail, _TODO, plan_place("/charging"), charges=(key,), verified=True)
    elif not _suits_police(case, decision):
        detail = f"Police charged an either-way offence without an expected guilty plea that suits magistrates (charge {number})."
        yield faulty(detail, _TODO, plan_place("/charging"), charges=(key,), verified=True)


def _step(key: str) -> Step:
    """The line that says who decided on a charge."""
    charge = key.partition("#")[0]
    return write("charging", f'- {{charge: "{charge}", by: "police", on: "YYYY-MM-DD", test: "full_code"}}')


def _suits_police(case: Case, decision: ChargingDecision) -> bool:
    expected = Plea.GUILTY if case.plan.file_type is FileType.GAP else Plea.NOT_GUILTY
    return (decision.plea or expected) is Plea.GUILTY and decision.within_magistrates_powers is True
