"""What a case builder answers to the questions of one form of the case file."""

import attrs

from xborder.model.described import described, optional, several
from xborder.model.header import schema_field


@attrs.frozen(kw_only=True)
class FormCell:
    """One cell of a row of a form's table."""

    column: str = described("Column", example="item")
    value: str = described("Value", example="MG6C 4")


@attrs.frozen(kw_only=True)
class FormRow:
    """One row of a form's table; a column that is not named stays empty."""

    cells: tuple[FormCell, ...] = several("Cells")


@attrs.frozen(kw_only=True)
class FormAnswer:
    """The answer to one field of a form: a value, or rows where the field is a table."""

    field: str = described("Field", example="effect_on_evidence")
    value: str | None = optional(
        "Value",
        description="Text; a date as 2026-10-05, a time as 14:20, yes or no, a number, or a word of the field's list.",
        example="Will not speak freely if she can be seen from the dock.",
    )
    rows: tuple[FormRow, ...] = several("Rows")


@attrs.frozen(kw_only=True)
class FormAnswers:
    """``forms/*.yaml``: the answers of one form; what the records of the case say is not answered again."""

    schema: str = schema_field("xborder/form-answers/1")
    form: str = described("Form", codes="mg_form", example="MG2")
    about: str | None = optional(
        "Whom or what it is about",
        description="The key of the witness or of the defendant's charge; none for a form about the whole case.",
        example="36:witness:W1",
    )
    answers: tuple[FormAnswer, ...] = several("Answers")
