"""A composed case, and forms filled for it: with every answer, with none, or with what a test says."""

import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from casefile.clean_cases import clean_case
from xborder.casefile.case import Case
from xborder.casefile.filled.definition import About, FormDefinition, FormField, Kind
from xborder.casefile.filled.definitions import definition
from xborder.casefile.filled.filling import fill_forms
from xborder.casefile.filled.form import FilledForm
from xborder.casefile.prepare import compose_case
from xborder.findings import Outcome, Sourced
from xborder.model.case_facts import BailBreach
from xborder.model.codes import FileType
from xborder.model.form_answers import FormAnswer, FormAnswers, FormCell, FormRow

WITNESS = "36:witness:W1"

_SAMPLES = {
    Kind.TEXT: "Answer to {id}",
    Kind.PROSE: "The answer to {id}.\n\nIts second paragraph.",
    Kind.DATE: "2026-10-05",
    Kind.TIME: "14:20",
    Kind.YES_NO: "yes",
    Kind.NUMBER: "4",
    Kind.SIGNATURE: "PC 2291 Ada HOLLIS",
}


@cache
def case() -> Case:
    with tempfile.TemporaryDirectory() as folder:
        made = compose_case(clean_case(FileType.NGAP).write(Path(folder) / "case")).value
    assert made is not None
    return made


def bare(known: Case) -> Case:
    """The same case, of which the records say next to nothing: no names, dates or charges to fill in."""
    file = attrs.evolve(
        known.file,
        charges=tuple(attrs.evolve(each, offences=(), first_hearing=None) for each in known.file.charges),
        defendants=tuple(
            attrs.evolve(
                each, person=attrs.evolve(each.person, name=None, date_of_birth=None, addresses=(), identifiers=None)
            )
            for each in known.file.defendants
        ),
        witnesses=tuple(
            attrs.evolve(
                each, person=attrs.evolve(each.person, name=None, date_of_birth=None, addresses=(), contact=None)
            )
            for each in known.file.witnesses
        ),
    )
    plan = attrs.evolve(known.plan, reporting_officer=None, supervisor=None, bail_breach=BailBreach())
    return attrs.evolve(known, file=file, plan=plan)


def defined(number: str) -> FormDefinition:
    found = definition(number)
    assert found is not None
    return found


def sample(field: FormField) -> str:
    return next(iter(field.options)) if field.kind is Kind.CHOICE else _SAMPLES[field.kind].format(id=field.id)


def answer(field: FormField, rows: int = 1) -> FormAnswer:
    if field.kind is not Kind.TABLE:
        return FormAnswer(field=field.id, value=sample(field))
    row = FormRow(cells=tuple(FormCell(column=each.id, value=sample(each)) for each in field.columns))
    return FormAnswer(field=field.id, rows=(row,) * rows)


def every_answer(number: str, *, but: Sequence[str] = (), rows: int = 1) -> list[FormAnswer]:
    """An answer to each field, those that the case itself can say left out."""
    return [answer(each, rows) for each in defined(number).fields() if each.id not in but and each.known_from is None]


def source(number: str, answers: Sequence[FormAnswer] = (), about: str | None = None) -> Sourced:
    if about is None and defined(number).about is About.WITNESS:
        about = WITNESS
    record = FormAnswers(form=number, about=about, answers=tuple(answers))
    return Sourced(type="form-answers", record=record, data={}, file=f"forms/{number}.yaml")


def fill(number: str, answers: Sequence[FormAnswer] = (), of: Case | None = None) -> Outcome[tuple[FilledForm, ...]]:
    return fill_forms(of or case(), [source(number, answers)])


def filled(number: str, answers: Sequence[FormAnswer] = (), of: Case | None = None) -> FilledForm:
    made = fill(number, answers, of).value
    assert made is not None
    return made[0]


def value(field: str, text: str) -> FormAnswer:
    return FormAnswer(field=field, value=text)


def rows(field: str, *told: Mapping[str, Any]) -> FormAnswer:
    made = tuple(FormRow(cells=tuple(FormCell(column=key, value=text) for key, text in row.items())) for row in told)
    return FormAnswer(field=field, rows=made)


def replaced(answers: Sequence[FormAnswer], *others: FormAnswer) -> list[FormAnswer]:
    """Answers with some of them put in place of those to the same fields."""
    names = {each.field for each in others}
    return [*(each for each in answers if each.field not in names), *others]
