"""A filled form as a paper: its fields in print order, the empty ones shown as empty."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from xborder.casefile.case import Case
from xborder.casefile.filled.definition import FormField, FormSection, Kind
from xborder.casefile.filled.form import FilledForm
from xborder.casefile.filled.values import written
from xborder.casefile.form_register import DisclosureClass, form
from xborder.casefile.paper import Block, Paper, notice, section

#: How each kind is laid out; fields of one layout that follow each other share a block.
_LAYOUT = {Kind.YES_NO: "ticks", Kind.PROSE: "told", Kind.TABLE: "answer-table", Kind.SIGNATURE: "signed"}


def form_paper(case: Case, filled: FilledForm) -> Paper:
    """The whole form, for the prosecutor."""
    return _paper(case, filled, served=False)


def served_paper(case: Case, filled: FilledForm) -> Paper | None:
    """The form as the court and the defence may see it, or None where they may not.

    That is the whole form of class normal, and of class edited a copy without its
    private fields where its definition says which they are. Nothing else is ever
    served: class never by no option, and what a prosecutor decides goes by their hand.
    """
    known = form(filled.number)
    edited = known.disclosure is DisclosureClass.EDITED and filled.definition.edited_copy
    return _paper(case, filled, served=True) if known.may_be_served or edited else None


def _paper(case: Case, filled: FilledForm, *, served: bool) -> Paper:
    known = form(filled.number)
    edited = served and not known.may_be_served
    blocks: list[Block] = [notice(filled.definition.note)] if filled.definition.note else []
    for each in filled.definition.sections:
        blocks += _section(filled, each, edited=edited)
    return Paper(
        form=filled.number,
        title=f"{known.title} (edited copy)" if edited else known.title,
        subtitle=case.plan.title,
        blocks=tuple(blocks),
        not_disclosable=not known.may_be_served and not edited,
        flipped=filled.definition.flipped,
        reference=case.file.urn.text + _sign_here(filled),
    )


def _sign_here(filled: FilledForm) -> str:
    who = filled.definition.signs_each_page
    return f" · {who} signs {'.' * 26}" if who else ""


def _section(filled: FilledForm, part: FormSection, *, edited: bool) -> list[Block]:
    shown = [each for each in part.fields if not (edited and each.private)]
    if not shown:
        return []
    head: list[Block] = [section(part.title), *([{"kind": "hint", "text": part.note}] if part.note else [])]
    return [*head, *_blocks(filled, shown, edited=edited)]


def _blocks(filled: FilledForm, shown: Iterable[FormField], *, edited: bool) -> Iterator[Block]:
    for layout, group in groupby(shown, lambda field: _LAYOUT.get(field.kind, "answers")):
        for fields in _shared(layout, list(group)):
            if layout == "answer-table":
                yield _table(filled, fields[0], edited=edited)
            elif layout == "told":
                yield {"kind": layout, "answer": _answer(filled, fields[0])}
            else:
                yield {"kind": layout, "answers": [_answer(filled, each) for each in fields]}


def _shared(layout: str, fields: list[FormField]) -> list[list[FormField]]:
    """The fields of one block: a long text or a table alone, three signatures a line, of the others all."""
    size = {"told": 1, "answer-table": 1, "signed": 3}.get(layout, len(fields))
    return [fields[start : start + size] for start in range(0, len(fields), size)]


def _answer(filled: FilledForm, field: FormField) -> dict[str, Any]:
    value = filled.values.get(field.id, "")
    required = filled.is_required(field)
    return {"label": _label(field, required=required), "value": _words(field, value), "required": required}


def _table(filled: FilledForm, field: FormField, *, edited: bool) -> Block:
    columns = [each for each in field.columns if not (edited and each.private)]
    gaps = {(number, column.id) for table, number, column in filled.row_gaps() if table is field}
    return {
        "kind": "answer-table",
        "label": _label(field, required=filled.is_required(field)),
        "required": filled.is_required(field),
        "columns": [each.width for each in columns],
        "header": [_label(each, required=each.required) for each in columns],
        "rows": [
            [{"value": _words(each, row.get(each.id, "")), "required": (number, each.id) in gaps} for each in columns]
            for number, row in enumerate(filled.rows.get(field.id, ()), 1)
        ],
    }


def _words(field: FormField, value: str) -> str:
    return written(field, value) if value else ""


def _label(field: FormField, *, required: bool) -> str:
    return f"{field.label} *" if required else field.label
