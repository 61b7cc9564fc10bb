"""Checks of unused material and of what is served."""

import re

from xborder.casefile.case import Case
from xborder.casefile.form_register import read_data
from xborder.casefile.readiness import Answer
from xborder.casefile.wording import several
from xborder.model.evidence import Schedule

_BARE = re.compile(r"(?:MG[0-9]{1,2}[A-Z]?|CAD|BWV|CCTV|PNB|statement)\b.{0,12}", re.ASCII | re.IGNORECASE)


def unused(case: Case) -> Answer:
    """A schedule is there, signed, numbered without a gap and described in words (CPS Disclosure Manual, chapter 7)."""
    if not any(schedule.form in ("MG6C", "SDC") for schedule in case.file.schedules):
        return Answer(
            met=False,
            detail="No schedule of non-sensitive unused material.",
            todo="Add MG6C or a streamlined disclosure certificate.",
        )
    faults = [fault for schedule in case.file.schedules for fault in _faults(schedule)]
    if faults:
        return Answer(
            met=False, detail="; ".join(faults) + ".", todo="Put the schedule right and have it signed again."
        )
    forms = several([schedule.form for schedule in case.file.schedules])
    return Answer(met=True, detail=f"{forms}, signed and numbered.")


def _faults(schedule: Schedule) -> list[str]:
    faults = []
    if schedule.signed_on is None or schedule.disclosure_officer is None:
        faults.append(f"{schedule.form} is not signed by a disclosure officer")
    if [item.number for item in schedule.items] != list(range(1, len(schedule.items) + 1)):
        faults.append(f"{schedule.form} is not numbered from 1 without a gap")
    bare = [
        str(item.number)
        for item in schedule.items
        if len(item.description.split()) < 5 or _BARE.fullmatch(item.description)
    ]
    if bare:
        faults.append(f"{schedule.form} item {several(bare)} needs a description in words")
    return faults


def presumption(case: Case) -> Answer:
    """Each class of presumed material has an item or a reason (Attorney General's Guidelines on Disclosure 2024)."""
    listed = {item.presumption for schedule in case.file.schedules for item in schedule.items}
    excused = {kind for schedule in case.file.schedules for kind in schedule.not_held or {}}
    open_classes = [row["title"] for row in read_data("presumption.yaml") if row["id"] not in listed | excused]
    if open_classes:
        return Answer(
            met=False,
            detail=f"Neither an item nor a reason: {several(open_classes)}.",
            todo="List the material, or say why it is not held or not relevant.",
        )
    return Answer(met=True, detail="Every class has an item or a reason.")


def redaction(case: Case) -> Answer:
    """No private detail of a witness stands in what is served."""
    if case.leaks:
        return Answer(
            met=False,
            detail=f"{len(case.leaks)} private detail(s) of witnesses found.",
            todo="See the findings; supply a redacted copy.",
        )
    return Answer(met=True, detail="Every readable page was searched; none found.")
