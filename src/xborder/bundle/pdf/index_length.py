"""How many pages an index will have, reckoned before it is set.

A right guess saves setting it once more. A wrong one costs nothing but that:
the pages are counted when they are made (``layout``). The measures are those
of ``templates/index.typ`` and ``templates/base.typ``.
"""

from collections.abc import Sequence
from math import ceil

from xborder.bundle.pdf.index_style import IndexStyle
from xborder.bundle.pdf.sources import Part

_MM = 72 / 25.4
_LETTER = 5.3  # points that a letter of running text takes, at the index's ten
_TITLE_LETTER = 10.6
_ROW, _LINE = 17.06, 13.34
"""A row of one line, and each line more, in points."""
_SECTION, _NAMES = 21.96, 16.35
_HEADING, _TITLE_LINE, _SUBTITLE = 42.8, 23.1, 13.9
_ROOM, _BAND = 703.0, 5 * _MM
_TEXT_WIDTH, _INSET = 170.0, 4.0
_NUMBER, _REFERENCE, _DATE, _VOLUME, _PAGE = 11.0, 30.0, 25.0, 18.0, 14.0
"""Widths in millimetres: of what stands between the margins, of the space beside a cell's words, of the columns."""


def likely_pages(rows: Sequence[Part], style: IndexStyle, *, several: bool) -> int:
    """How many pages the index of these parts will most likely have; ``several`` if its rows name volumes.

    >>> parts = [Part(key=f"P{number}", title="Statement", source=b"") for number in range(100)]
    >>> likely_pages(parts, IndexStyle(), several=False)
    3
    """
    room = _ROOM - (_BAND if style.not_disclosable else 0.0) - _NAMES
    title = _HEADING + _TITLE_LINE * (_lines(style.heading, _TEXT_WIDTH + _INSET, _TITLE_LETTER) - 1)
    filled = title + _SUBTITLE * _lines(style.subtitle, _TEXT_WIDTH + _INSET)
    reference = _REFERENCE * any(part.reference for part in rows)
    date = _DATE * any(part.date for part in rows)
    words = _TEXT_WIDTH - _NUMBER - reference - date - _VOLUME * several - _PAGE
    pages, section = 1, ""
    for part in rows:
        lines = max(1, _lines(part.label, words), _lines(part.reference, reference), _lines(part.date, date))
        height = _ROW + _LINE * (lines - 1)
        head = _SECTION if part.section else 0.0
        filled += head if part.section != section else 0.0
        section = part.section
        if filled + height > room:
            pages, filled = pages + 1, head  # the name of the section stands on each of its pages
        filled += height
    return pages


def _lines(text: str, width: float, letter: float = _LETTER) -> int:
    return ceil(len(text) * letter / ((width - _INSET) * _MM)) if text else 0
