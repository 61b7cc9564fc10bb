"""Whether the rows of a published table have its columns, and each code once."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from xborder.files.document import Document
from xborder.findings import Finding, Report, finding
from xborder.reference.published import Shape, TableForm

_SHOWN = 20
_TYPES = {str: "a text", bool: "true or false", list: "a list", dict: "an object"}


def faults(document: Document, form: TableForm, rows: Sequence[Any]) -> Report:
    """What is wrong with the rows: the first twenty with their places, and how many more there are."""
    found = _faults(document, form, rows)
    shown = tuple(islice(found, _SHOWN))
    more = sum(1 for _ in found)
    if not more:
        return Report(shown)
    return Report((*shown, finding("XB-REF-011", document.place(""), name=form.name, count=more)))


def _faults(document: Document, form: TableForm, rows: Sequence[Any]) -> Iterator[Finding]:
    seen: set[tuple[Any, ...]] = set()
    for index, row in enumerate(rows):
        if not isinstance(row, dict):
            detail = Shape.ROWS.value
            yield finding("XB-REF-004", document.place(f"/{index}"), name=form.name, detail=detail)
            continue
        wrong = _wrong_column(form, row)
        if wrong:
            column, detail = wrong
            place = document.place(_pointer(form, index, row, column))
            yield finding("XB-REF-005", place, name=form.name, column=column, detail=detail)
            continue
        key = tuple(row[column] for column in form.unique)
        if key and key in seen:
            place = document.place(_pointer(form, index, row, form.unique[-1]))
            yield finding("XB-REF-006", place, name=form.name, excerpt=" ".join(map(str, key)))
        seen.add(key)


def _wrong_column(form: TableForm, row: dict[str, Any]) -> tuple[str, str] | None:
    """The first column that is missing or of another type, and what is wrong with it."""
    for column, types in form.columns.items():
        if column not in row:
            return column, "is missing"
        if not isinstance(row[column], types):
            return column, f"should hold {' or '.join(_TYPES[kind] for kind in types)}"
    return None


def _pointer(form: TableForm, index: int, row: dict[str, Any], column: str) -> str:
    """Where a value stands in the file; of an object with many lists only the list can be named."""
    if form.shape is Shape.ROWS:
        return f"/{index}/{column}"
    if form.shape is Shape.WORDS:
        return f"/{index}"
    name = row["list"] if form.shape is Shape.LISTS else row["code"]
    return "/" + str(name).replace("~", "~0").replace("/", "~1")
