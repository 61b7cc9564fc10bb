"""The index: sections and rows, each linked to the page it names."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

import attrs

from xborder.bundle.pdf.sources import INDEX, Pages, Part
from xborder.bundle.pdf.typst_page import render
from xborder.findings import Outcome


@attrs.frozen(kw_only=True)
class IndexStyle:
    """The words around the index: its heading, a line under it, the protective marking."""

    heading: str = "Index"
    subtitle: str = ""
    marking: str = ""
    not_disclosable: bool = False


def index_pages(parts: Sequence[Part], pages: Pages, style: IndexStyle, *, title: str, now: datetime) -> Outcome[bytes]:
    """Make the index of the parts that are to be in it, in the order given.

    Rows are numbered from 1 through all sections. Page numbers are those of ``pages``.
    """
    rows = [part for part in parts if part.in_index]
    numbers = {part.key: number for number, part in enumerate(rows, 1)}
    data = {
        "title": f"{style.heading}: {title}",
        "heading": style.heading,
        "subtitle": style.subtitle,
        "marking": style.marking,
        "not_disclosable": style.not_disclosable,
        "sections": [
            {"section": section, "rows": [_row(part, numbers[part.key], pages) for part in group]}
            for section, group in groupby(rows, key=lambda part: part.section)
        ],
    }
    return render("index.typ", data, now=now, name=INDEX)


def _row(part: Part, number: int, pages: Pages) -> dict[str, Any]:
    return {
        "key": part.key,
        "number": number,
        "reference": part.reference,
        "date": part.date,
        "description": part.label,
        "page": pages[part.key],
    }
