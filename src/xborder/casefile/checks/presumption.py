"""Reason 1: material presumed to meet the disclosure test."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import missing
from xborder.casefile.form_register import read_data
from xborder.casefile.readiness import Answer
from xborder.casefile.wording import several


def judge(case: Case) -> Answer:
    """Each class of presumed material has an item or a reason (Attorney General's Guidelines on Disclosure 2024)."""
    listed = {item.presumption for schedule in case.file.schedules for item in schedule.items}
    excused = {
        kind for schedule in case.file.schedules for kind, why in (schedule.not_held or {}).items() if why.strip()
    }
    open_classes = [row["title"] for row in read_data("presumption.yaml") if row["id"] not in listed | excused]
    fault = missing(
        f"Neither an item nor a reason: {several(open_classes)}.",
        "List the material, or say why it is not held or not relevant.",
        case.place(case.file.schedules[0], "/items") if case.file.schedules else None,
    )
    return Answer(
        detail="Every class has an item or a reason.",
        faults=(fault,) if open_classes else (),
        applies=bool(case.file.schedules),
    )
