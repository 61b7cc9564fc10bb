"""Forms that are in the file: supplied by a force, or filled from answers."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, missing
from xborder.casefile.checks.steps import add_form
from xborder.casefile.filled.form import FilledForm
from xborder.casefile.form_register import form
from xborder.casefile.readiness import Answer, Check, Fault
from xborder.model.evidence import FormFile


def supplied(case: Case, *numbers: str) -> list[FormFile]:
    """The forms of these numbers that have a file."""
    return [each for each in case.file.forms if each.form in numbers and each.files]


def filled(case: Case, *numbers: str) -> list[FilledForm]:
    """The forms of these numbers that are made of answers."""
    return [each for each in case.filled if each.number in numbers]


def is_supplied(case: Case, *numbers: str) -> bool:
    """True if one of these forms is in the file, whichever way it came there."""
    return bool(supplied(case, *numbers) or filled(case, *numbers))


def needs_form(case: Case, *numbers: str, applies: bool = True) -> Answer:
    """One of these forms is in the file."""
    first = form(numbers[0])
    fault = missing(
        f"{first.title} ({' or '.join(numbers)}) is not in the file.",
        f"Add the completed form as a record of {first.id}.",
        step=add_form(first.id),
    )
    faults = incomplete(case, *numbers) if is_supplied(case, *numbers) else (fault,)
    return Answer(detail=f"{first.title} is in the file.", faults=faults, applies=applies)


def incomplete(case: Case, *numbers: str) -> tuple[Fault, ...]:
    """A fault for each of these forms that is filled from answers and lacks what it requires."""
    return tuple(
        faulty(
            f"{each.key} has {len(each.gaps()) + len(each.row_gaps())} required field(s) that are empty.",
            f"Complete {each.source.file}.",
            each.source.at("/answers"),
        )
        for each in filled(case, *numbers)
        if each.gaps() or each.row_gaps()
    )


def if_said(item: str, *numbers: str) -> Check:
    """A form that is needed where the case builder says so, under ``applies`` in case.yaml."""

    def judge(case: Case) -> Answer:
        return needs_form(case, *numbers, applies=item in case.plan.applies)

    return judge
