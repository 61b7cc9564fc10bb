"""Dividers: a page before each section that says its letters and its title."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from xborder.bundle.pdf.sources import PageMaker, Pages, Part, Place
from xborder.findings import Outcome
from xborder.model.bundle_definition import BundleDefinition


def with_dividers(parts: Sequence[Part], definition: BundleDefinition, now: dt.datetime) -> list[Part]:
    """The parts, with a divider before each section that has any where the definition asks for them."""
    if not definition.dividers:
        return list(parts)
    return list(_divided(parts, definition, now))


def _divided(parts: Sequence[Part], definition: BundleDefinition, now: dt.datetime) -> Iterator[Part]:
    prefixes = {section.title: section.prefix or "" for section in definition.sections}
    for title, group in groupby(parts, key=lambda part: part.section if part.place is Place.BODY else ""):
        held = list(group)
        if title:
            yield Part(
                key=f"divider/{list(prefixes).index(title) + 1}",
                title="Divider",
                source=_page(prefixes[title], title, [part.label for part in held], definition.marking, now),
                name=title,
                section=title,
                in_index=False,
            )
        yield from held


def _page(prefix: str, title: str, documents: Sequence[str], marking: str, now: dt.datetime) -> PageMaker:
    from xborder.bundle.pdf.typst_page import render

    data = {"title": title, "prefix": prefix, "documents": len(documents), "marking": marking}

    def make(_pages: Pages) -> Outcome[bytes]:
        return render("divider.typ", data, now=now, name=title)

    return make
