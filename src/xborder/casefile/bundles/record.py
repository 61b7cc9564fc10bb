"""The record of a bound bundle: every document with its pages, the numbers printed on them and what it shows."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from xborder.bundle.pdf.assemble import Assembled, Entry
from xborder.bundle.pdf.sources import Part
from xborder.model.case import Amendment, BundleEntry, BundleSection, CourtBundle
from xborder.model.codes import PageNumbering

FRONT = "Front"
"""The title of what stands before the first section."""


@attrs.frozen(kw_only=True)
class Recorded:
    """What a record says beyond the finished file.

    ``parts`` are those that were bound and ``contents`` digests, by key; ``served`` the numbers that documents had
    before (also those they use no longer), ``superseded`` the keys of what a
    later document stands for.
    """

    title: str
    numbering: PageNumbering
    parts: Mapping[str, Part]
    contents: Mapping[str, str]
    served: Mapping[str, Sequence[str]] = attrs.field(factory=dict)
    superseded: Collection[str] = frozenset()
    amendments: tuple[Amendment, ...] = ()


def record(assembled: Assembled, known: Recorded) -> CourtBundle:
    """The record of a finished file, section by section."""
    sections: dict[str, list[BundleEntry]] = {}
    for entry in assembled.entries:
        sections.setdefault(_section(entry, known), []).append(_entry(entry, known))
    return CourtBundle(
        title=known.title,
        pages=assembled.pages,
        sections=tuple(BundleSection(title=title, entries=tuple(entries)) for title, entries in sections.items()),
        numbering=known.numbering,
        amendments=known.amendments,
    )


def entries_of(bundle: CourtBundle) -> Iterator[tuple[str, BundleEntry]]:
    """Every document of a record with the title of its section."""
    return ((section.title, entry) for section in bundle.sections for entry in section.entries)


def _section(entry: Entry, known: Recorded) -> str:
    part = known.parts.get(entry.key)
    return part.section if part is not None and part.section else FRONT


def _entry(entry: Entry, known: Recorded) -> BundleEntry:
    before = tuple(known.served.get(entry.key, ()))
    part = known.parts.get(entry.key)
    row = part if part is not None and part.in_index else None
    return BundleEntry(
        key=entry.key,
        title=entry.title,
        first_page=entry.first,
        last_page=entry.last,
        numbers=entry.numbers + before[len(entry.numbers) :],
        content=known.contents.get(entry.key),
        reference=row.reference or None if row else None,
        dated=row.date or None if row else None,
        description=row.label if row else None,
        superseded=entry.key in known.superseded,
    )
