"""Reason 2: schedules of unused material."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import missing
from xborder.casefile.checks.steps import add_form
from xborder.casefile.checks.supplied import incomplete, is_supplied
from xborder.casefile.readiness import Answer
from xborder.casefile.wording import several
from xborder.model.codes import FileType


def judge(case: Case) -> Answer:
    """A schedule and the disclosure officer's report (CPS Disclosure Manual, chapters 6, 7 and 11).

    In a summary case a streamlined disclosure certificate will do; for the
    Crown Court all of MG6C, MG6D and MG6E, a nil return included.
    """
    forms = {schedule.form for schedule in case.file.schedules}
    full = case.plan.file_type is FileType.CROWN
    if "SDC" in forms and not full:
        return Answer(detail="Streamlined disclosure certificate.")
    wanted = ("MG6C", "MG6D", "MG6E") if full else ("MG6C", "MG6E")
    absent = [form for form in wanted if form not in forms and not is_supplied(case, form)]
    if not absent:
        return Answer(detail=f"{several(sorted(forms))} are in the file.", faults=incomplete(case, *wanted))
    instead = "" if full or forms else ", or a streamlined disclosure certificate"
    fault = missing(
        f"Not in the file: {several(absent)}.",
        f"Add {several(absent)}{instead}.",
        verified=not forms,
        step=add_form(absent[0]),
    )
    return Answer(faults=(fault,), applies=bool(forms))
