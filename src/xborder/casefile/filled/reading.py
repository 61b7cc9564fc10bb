"""Reading the files of answers of a case, and refusing what the form does not ask."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from xborder.casefile.filled.definition import FormDefinition, FormField, Kind
from xborder.casefile.filled.definitions import defined_forms, definition
from xborder.casefile.filled.values import choices, wanted
from xborder.casefile.folder import inside, read_document
from xborder.findings import Finding, Location, Outcome, Report, Sourced, finding
from xborder.model.form_answers import FormAnswer, FormAnswers, FormRow


def read_answers(folder: Path, plan: Sourced) -> Outcome[tuple[Sourced, ...]]:
    """Read every file of answers that the plan names; no value where one of them cannot be used.

    A field that the form does not have, a value of another kind and a field
    answered twice are errors at their line: what is typed is printed, or it is
    refused.
    """
    read: list[Sourced] = []
    report = Report()
    for number, name in enumerate(plan.record.filled):
        place = plan.at(f"/filled/{number}")
        if name in plan.record.filled[:number]:
            report += Report.of(finding("XB-FORM-012", place, name=name))
            continue
        made = _read(folder, name, place)
        report += made.report
        if made.value is not None:
            read.append(made.value)
    return Outcome(None if report.has_errors else tuple(read), report)


def _read(folder: Path, name: str, place: Location) -> Outcome[Sourced]:
    found = inside(folder, name, place)
    if found.value is None:
        return Outcome(None, found.report)
    made = read_document(found.value, FormAnswers, "form-answers", name=name)
    if made.value is None:
        return made
    return Outcome(made.value, made.report + Report(tuple(faults(made.value))))


def near_form(number: str) -> tuple[str, ...]:
    """The form that can be filled whose number is most like this one.

    >>> near_form("mg 2")
    ('MG2',)
    """
    return _near(number.upper().replace(" ", ""), defined_forms())


def faults(source: Sourced) -> Iterator[Finding]:
    """What the form named in a file of answers does not ask, or asks in another way."""
    answers: FormAnswers = source.record
    known = definition(answers.form)
    if known is None:
        yield finding("XB-FORM-001", source.at("/form"), suggestions=near_form(answers.form), form=answers.form)
        return
    seen: set[str] = set()
    for number, answer in enumerate(answers.answers):
        at = f"/answers/{number}"
        yield from _answer_faults(known, answer, source, at)
        if answer.field in seen:
            yield finding("XB-FORM-005", source.at(f"{at}/field"), form=known.form, field=answer.field)
        seen.add(answer.field)


def _answer_faults(known: FormDefinition, answer: FormAnswer, source: Sourced, at: str) -> Iterator[Finding]:
    field = known.field(answer.field)
    if field is None:
        near = _near(answer.field, [each.id for each in known.fields()])
        yield finding("XB-FORM-002", source.at(f"{at}/field"), suggestions=near, form=known.form, field=answer.field)
    elif (field.kind is Kind.TABLE and answer.value) or (field.kind is not Kind.TABLE and answer.rows):
        asked = "rows" if field.kind is Kind.TABLE else "a value"
        yield finding("XB-FORM-006", source.at(at), form=known.form, field=field.id, asked=asked)
    elif field.kind is Kind.TABLE:
        for number, row in enumerate(answer.rows):
            yield from _row_faults(known, field, row, source, f"{at}/rows/{number}")
    else:
        yield from _value_faults(known, field, answer.value or "", source.at(f"{at}/value"))


def _row_faults(known: FormDefinition, field: FormField, row: FormRow, source: Sourced, at: str) -> Iterator[Finding]:
    columns = {each.id: each for each in field.columns}
    seen: set[str] = set()
    for number, cell in enumerate(row.cells):
        where = f"{at}/cells/{number}"
        if cell.column not in columns:
            near = _near(cell.column, list(columns))
            place = source.at(f"{where}/column")
            yield finding("XB-FORM-003", place, suggestions=near, form=known.form, field=field.id, column=cell.column)
        else:
            yield from _value_faults(known, columns[cell.column], cell.value, source.at(f"{where}/value"))
        if cell.column in seen:
            yield finding("XB-FORM-005", source.at(f"{where}/column"), form=known.form, field=cell.column)
        seen.add(cell.column)


def _value_faults(known: FormDefinition, field: FormField, value: str, place: Location) -> Iterator[Finding]:
    asked = wanted(field, value) if value.strip() else ""
    if asked:
        near = _near(value.strip().lower(), choices(field))
        yield finding(
            "XB-FORM-004", place, excerpt=value, suggestions=near, form=known.form, field=field.id, asked=asked
        )


def _near(word: str, known: "tuple[str, ...] | list[str]") -> tuple[str, ...]:
    return tuple(get_close_matches(word[:80], known, 1, 0.6))
