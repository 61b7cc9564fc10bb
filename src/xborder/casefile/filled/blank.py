"""An empty file of answers: every question of a form as a comment, and room for the answer under it."""

from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.filled.definition import FormDefinition, FormField, Kind
from xborder.casefile.filled.sources import known, known_rows
from xborder.casefile.filled.subject import Subject
from xborder.casefile.form_register import form

_HINTS = {
    Kind.PROSE: "in sentences; for several lines put | in place of the quotes and indent them under it",
    Kind.DATE: "a date, as 2026-10-05",
    Kind.TIME: "a time, as 14:20",
    Kind.YES_NO: "yes or no",
    Kind.NUMBER: "a number, in quotes",
    Kind.SIGNATURE: "who signs; the line stays free for the pen",
}


def blank_answers(definition: FormDefinition, case: Case, subject: Subject) -> str:
    """The text of the file. What the case itself says is not asked; questions with a star have to be answered."""
    head = [
        f"# {definition.form}: {form(definition.form).title}. A star marks what the form requires.",
        "# Write each answer between its quotes; leave what is not known empty: the form shows that it is.",
        'schema: "xborder/form-answers/1"',
        f'form: "{definition.form}"',
        *([f'about: "{subject.key}"'] if subject.key else []),
    ]
    asked = [line for section in definition.sections for line in _section(section.title, section.fields, case, subject)]
    has_room = any(line.startswith("  - ") for line in asked)
    return "\n".join([*head, "answers:" if has_room else "answers: []", *asked]) + "\n"


def _section(title: str, fields: tuple[FormField, ...], case: Case, subject: Subject) -> Iterator[str]:
    yield ""
    yield f"  # ---- {title}"
    for field in fields:
        if _is_known(field, case, subject):
            yield f"  # {field.label}: known from the case"
        elif field.kind is Kind.TABLE:
            yield from _table(field)
        elif field.kind is Kind.PROSE:
            yield from (f"  # {_question(field)}", f'  - field: "{field.id}"', '    value: ""')
        else:
            yield f"  # {_question(field)}"
            yield f'  - {{field: "{field.id}", value: ""}}'


def _is_known(field: FormField, case: Case, subject: Subject) -> bool:
    if field.known_from is None:
        return False
    return bool((known_rows if field.kind is Kind.TABLE else known)(field.known_from, case, subject))


def _table(field: FormField) -> Iterator[str]:
    """A table has one empty row, which is not printed until something stands in it."""
    yield f'  # {_question(field)}; repeat the lines from "- cells:" for each further row'
    yield f'  - field: "{field.id}"'
    yield "    rows:"
    yield "      - cells:"
    for column in field.columns:
        yield f"          # {_question(column)}"
        yield f'          - {{column: "{column.id}", value: ""}}'


def _question(field: FormField) -> str:
    told = " | ".join(field.options) if field.kind is Kind.CHOICE else _HINTS.get(field.kind, "")
    when = f"needed if {field.when.field} is {' or '.join(field.when.says)}" if field.when else ""
    more = "; ".join(filter(None, (told, when)))
    return f"{'* ' if field.required else ''}{field.label}{f' ({more})' if more else ''}"
