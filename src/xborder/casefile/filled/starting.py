"""Starting a form: the empty file of answers for somebody of a case."""

from pathlib import Path

from xborder.casefile.filled.blank import blank_answers
from xborder.casefile.filled.definitions import defined_forms, definition
from xborder.casefile.filled.reading import near_form
from xborder.casefile.filled.subject import subject_of, subjects
from xborder.casefile.form_register import form
from xborder.casefile.prepare import compose_case
from xborder.findings import Location, Outcome, Report, finding


def start_form(number: str, folder: Path, about: str | None) -> Outcome[str]:
    """The text of an empty file of answers of this form for the case in ``folder``.

    No value where the form cannot be filled, the case cannot be read, or
    ``about`` names nobody of it.
    """
    defined = definition(number)
    if defined is None:
        lost = finding("XB-FORM-001", suggestions=near_form(number), form=number)
        return Outcome(None, Report.of(lost))
    composed = compose_case(folder)
    if composed.value is None:
        return Outcome(None, composed.report)
    case = composed.value
    subject = subject_of(defined, about, case.file)
    if subject is None:
        near = tuple(subjects(defined, case.file)[:3])
        place = Location(file=str(folder))
        nobody = finding("XB-FORM-007", place, suggestions=near, form=number, kind=defined.about.value)
        return Outcome(None, Report.of(nobody))
    return Outcome(blank_answers(defined, case, subject))


def list_forms() -> list[str]:
    """The forms that can be filled: number, title and whom each is about.

    >>> list_forms()[0]
    'MG2     Special measures assessment (one for each witness)'
    """
    return [_line(number) for number in defined_forms()]


def _line(number: str) -> str:
    about = {"case": "the case", "witness": "one for each witness", "defendant": "about a defendant"}
    defined = definition(number)
    whom = about[defined.about.value] if defined else ""
    return f"{number:<7} {form(number).title} ({whom})"
