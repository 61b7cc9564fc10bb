"""Reason 4: unused material that may undermine the prosecution or assist the defence."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import missing
from xborder.casefile.readiness import Answer
from xborder.model.evidence import Schedule


def judge(case: Case) -> Answer:
    """Each item that may undermine or assist comes with a copy (CPIA 1996 s.3)."""
    marked = [
        (schedule, index, item)
        for schedule in case.file.schedules
        for index, item in enumerate(schedule.items)
        if item.passes_disclosure_test
    ]
    faults = tuple(
        missing(
            f"{schedule.form} item {item.number} may undermine or assist, and no copy is in the file.",
            "Add the copy as a form record with its file, and name it as copy_ref of the item.",
            case.place(schedule, f"/items/{index}"),
        )
        for schedule, index, item in marked
        if not _has_copy(case, schedule, item.copy_ref)
    )
    return Answer(detail=f"{len(marked)} disclosable item(s), each with a copy.", faults=faults, applies=bool(marked))


def _has_copy(case: Case, schedule: Schedule, ref: str | None) -> bool:
    same_force = (form for form in case.file.forms if form.provenance.force == schedule.provenance.force)
    return any(form.ref == ref and form.files for form in same_force)
