"""Forms that a force supplies."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import missing
from xborder.casefile.checks.steps import add_form
from xborder.casefile.form_register import form
from xborder.casefile.readiness import Answer, Check
from xborder.model.evidence import FormFile


def supplied(case: Case, *numbers: str) -> list[FormFile]:
    """The forms of these numbers that have a file."""
    return [each for each in case.file.forms if each.form in numbers and each.files]


def is_supplied(case: Case, *numbers: str) -> bool:
    """True if one of these forms is in the file."""
    return bool(supplied(case, *numbers))


def needs_form(case: Case, *numbers: str, applies: bool = True) -> Answer:
    """One of these forms is in the file."""
    first = form(numbers[0])
    fault = missing(
        f"{first.title} ({' or '.join(numbers)}) is not in the file.",
        f"Add the completed form as a record of {first.id}.",
        step=add_form(first.id),
    )
    here = is_supplied(case, *numbers)
    return Answer(detail=f"{first.title} is in the file.", faults=() if here else (fault,), applies=applies)


def if_said(item: str, *numbers: str) -> Check:
    """A form that is needed where the case builder says so, under ``applies`` in case.yaml."""

    def judge(case: Case) -> Answer:
        return needs_form(case, *numbers, applies=item in case.plan.applies)

    return judge
