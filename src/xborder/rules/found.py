"""Making a finding that rests on a row of law: an error only where the row may block."""

import re
from typing import Any

import attrs

from xborder.findings import Finding, Severity, Sourced, finding
from xborder.reference import law
from xborder.rules.paths import Path

#: The basis of a text that serves every instrument: where a row is known, its Act and section stand in its place.
BY_ROW = "The Act that makes the instrument; xborder law show names its section"


def found(
    code: str,
    record: Sourced,
    path: Path | str,
    *,
    row: law.LawRow | None = None,
    **names: Any,
) -> Finding:
    """The finding of this code at a field of a record, with the row's source as its basis.

    A basis of the text that names this source, perhaps beside that of another kind of order, is left out.

    A text marked as error becomes a warning where no row is given, or where the
    row was not read in a primary source.
    """
    made = finding(code, record.at(str(path)), **names)
    if made.severity is Severity.ERROR and (row is None or not law.may_block(row)):
        made = attrs.evolve(made, severity=Severity.WARNING)
    if row is None:
        return made
    return attrs.evolve(
        made, basis=(row.source, *(text for text in made.basis if text != BY_ROW and not _names(text, row.source)))
    )


def _names(text: str, source: str) -> bool:
    """True if a basis names this very provision, alone or beside others; section 4 is not section 43."""
    return re.search(re.escape(source) + r"(?![0-9A-Za-z(])", text) is not None
