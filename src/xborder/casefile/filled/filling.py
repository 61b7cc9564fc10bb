"""Filling: what the records say and what the case builder answered become the forms of the case."""

from collections import Counter
from collections.abc import Iterator, Sequence

from xborder.casefile.case import Case
from xborder.casefile.filled.agreeing import disagreements
from xborder.casefile.filled.definition import FormField, Kind
from xborder.casefile.filled.definitions import definition
from xborder.casefile.filled.form import FilledForm, Row
from xborder.casefile.filled.sources import known, known_rows
from xborder.casefile.filled.subject import Subject, subject_of, subjects
from xborder.findings import Finding, Outcome, Report, Severity, Sourced, finding
from xborder.model.form_answers import FormAnswer, FormAnswers


def fill_forms(case: Case, sources: Sequence[Sourced]) -> Outcome[tuple[FilledForm, ...]]:
    """The forms of a case, in the order of the plan; no value where one is about nobody or contradicts a record.

    Every required field in which nothing stands is reported, and every pair of
    fields that do not agree.
    """
    counts = Counter(source.record.form for source in sources)
    seen: Counter[str] = Counter()
    forms: list[FilledForm] = []
    report = Report()
    for source in sources:
        number = source.record.form
        seen[number] += 1
        made = fill_form(case, source, f"{number}-{seen[number]}" if counts[number] > 1 else number)
        report += made.report
        if made.value is not None:
            forms.append(made.value)
    stopped = report.has_errors
    report += Report(tuple(_twice(forms)))
    for each in forms:
        report += Report((*_gaps(each), *disagreements(case, each, forms)))
    return Outcome(None if stopped else tuple(forms), report)


def fill_form(case: Case, source: Sourced, key: str) -> Outcome[FilledForm]:
    """One form from its file of answers, which :func:`xborder.casefile.filled.reading.read_answers` let through."""
    answers: FormAnswers = source.record
    defined = definition(answers.form)
    if defined is None:
        return Outcome(None, Report.of(finding("XB-FORM-001", source.at("/form"), form=answers.form)))
    subject = subject_of(defined, answers.about, case.file)
    if subject is None:
        near = tuple(subjects(defined, case.file)[:3])
        place = source.at("/about")
        lost = finding("XB-FORM-007", place, suggestions=near, form=defined.form, kind=defined.about.value)
        return Outcome(None, Report.of(lost))
    given = {each.field: each for each in answers.answers}
    values: dict[str, str] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    contradicted = []
    for field in defined.fields():
        if field.kind is Kind.TABLE:
            rows[field.id], agrees = _rows(case, subject, field, given.get(field.id))
        else:
            value, agrees = _value(case, subject, field, given.get(field.id))
            values |= {field.id: value} if value.strip() else {}
        if not agrees:
            contradicted.append(field.id)
    form = FilledForm(key=key, definition=defined, subject=subject, source=source, values=values, rows=rows)
    clashes = (finding("XB-FORM-008", form.place(each), form=defined.form, field=each) for each in contradicted)
    report = Report(tuple(clashes))
    return Outcome(None if report.has_errors else form, report)


def _value(case: Case, subject: Subject, field: FormField, answer: FormAnswer | None) -> tuple[str, bool]:
    """What stands in a field, and whether the answer is what the record says, if both say something."""
    told = known(field.known_from, case, subject).strip() if field.known_from else ""
    said = (answer.value or "") if answer else ""
    return told or said, not (told and said.strip()) or said.strip() == told


def _rows(case: Case, subject: Subject, field: FormField, answer: FormAnswer | None) -> tuple[tuple[Row, ...], bool]:
    """The same for the rows of a table; a row in which nothing stands is none."""
    told = known_rows(field.known_from, case, subject) if field.known_from else ()
    said = ({cell.column: cell.value for cell in row.cells} for row in (answer.rows if answer else ()))
    known_ones, answered = (tuple(row for row in map(_filled_row, each) if row) for each in (told, said))
    return known_ones or answered, not (known_ones and answered) or known_ones == answered


def _filled_row(row: Row) -> Row:
    return {column: value for column, value in row.items() if value.strip()}


def _gaps(form: FilledForm) -> Iterator[Finding]:
    for field in form.gaps():
        severity = Severity.ERROR if field.verified else None
        place = form.place(field.id)
        yield finding("XB-FORM-010", place, severity=severity, form=form.key, field=field.id, label=field.label)
    for field, number, column in form.row_gaps():
        severity = Severity.ERROR if column.verified else None
        place = form.place(field.id)
        yield finding(
            "XB-FORM-011", place, severity=severity, form=form.key, field=field.id, row=number, column=column.id
        )


def _twice(forms: Sequence[FilledForm]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for form in forms:
        one = (form.number, form.subject.key)
        if form.definition.one_each and one in seen:
            yield finding("XB-FORM-009", form.source.at("/form"), form=form.number)
        seen.add(one)
