"""The index: sections and rows, each linked to the page it names."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from xborder.bundle.pdf.index_style import IndexStyle
from xborder.bundle.pdf.sources import Pages, Part
from xborder.bundle.pdf.typst_page import render
from xborder.bundle.pdf.volumes import Volume
from xborder.findings import Outcome


def index_pages(
    volumes: Sequence[Volume], volume: Volume, pages: Pages, style: IndexStyle, *, title: str, now: datetime
) -> Outcome[bytes]:
    """Make the index of ``volume``: of the parts of all volumes that are to be in it, in their order.

    Rows are numbered from 1 through all sections. Page numbers are those of
    ``pages``. Where there are several volumes each row names its own.
    """
    homes = {part.key: each.number for each in volumes for part in each.parts}
    rows = [part for each in volumes for part in each.parts if part.in_index]
    numbers = {part.key: number for number, part in enumerate(rows, 1)}
    data = {
        "title": f"{style.heading}: {title}",
        "heading": style.heading,
        "subtitle": style.subtitle,
        "marking": style.marking,
        "not_disclosable": style.not_disclosable,
        "volume": volume.number if len(volumes) > 1 else 0,
        "sections": [
            {
                "section": section,
                "rows": [{**_row(part, numbers[part.key], pages), "volume": homes[part.key]} for part in group],
            }
            for section, group in groupby(rows, key=lambda part: part.section)
        ],
    }
    # Without tags, as the joined file has none: those of thousands of rows are most of an index.
    return render("index.typ", data, now=now, name=volume.index_key, tagged=False)


def _row(part: Part, number: int, pages: Pages) -> dict[str, Any]:
    return {
        "key": part.key,
        "number": number,
        "reference": part.reference,
        "date": part.date,
        "description": part.label,
        "page": pages[part.key],
    }
