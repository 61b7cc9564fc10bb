"""The record of a bound bundle: every document with its pages, the numbers printed on them and what it shows."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from xborder.bundle.pdf.assemble import Assembled, Entry
from xborder.bundle.pdf.sources import Part
from xborder.bundle.pdf.volumes import piece_key
from xborder.model.case import Amendment, BundleEntry, BundleSection, CourtBundle
from xborder.model.codes import PageNumbering

FRONT = "Front"
"""The title of what stands before the first section."""


@attrs.frozen(kw_only=True)
class Recorded:
    """What a record says beyond the finished file.

    ``parts`` are those that were bound and ``contents`` digests, by key; ``served`` the numbers that documents had
    before (also those they use no longer), ``superseded`` the keys of what a
    later document stands for, ``given`` every number that any page ever had.
    """

    title: str
    numbering: PageNumbering
    parts: Mapping[str, Part]
    contents: Mapping[str, str]
    served: Mapping[str, Sequence[str]] = attrs.field(factory=dict)
    superseded: Collection[str] = frozenset()
    given: Sequence[str] = ()
    amendments: tuple[Amendment, ...] = ()


def record(assembled: Assembled, known: Recorded) -> CourtBundle:
    """The record of a finished file, section by section."""
    sections: dict[str, list[BundleEntry]] = {}
    several = len(assembled.volumes) > 1
    for entry in assembled.entries:
        sections.setdefault(_section(entry, known), []).append(_entry(entry, known, several=several))
    held = {number for entries in sections.values() for entry in entries for number in entry.numbers}
    return CourtBundle(
        title=known.title,
        pages=assembled.pages,
        sections=tuple(BundleSection(title=title, entries=tuple(entries)) for title, entries in sections.items()),
        numbering=known.numbering,
        retired=tuple(number for number in known.given if number not in held),
        amendments=known.amendments,
    )


def entries_of(bundle: CourtBundle) -> Iterator[tuple[str, BundleEntry]]:
    """Every document of a record with the title of its section."""
    return ((section.title, entry) for section in bundle.sections for entry in section.entries)


def given_numbers(bundle: CourtBundle) -> tuple[str, ...]:
    """Every number that a page of a bundle, or of one that it amends, ever had."""
    return (*(number for _, entry in entries_of(bundle) for number in entry.numbers), *bundle.retired)


def whole_entries(bundle: CourtBundle) -> Iterator[tuple[str, BundleEntry]]:
    """Every document of a record, one that lies in several volumes as one."""
    entries = list(entries_of(bundle))
    pieces: dict[str, tuple[str, ...]] = {}
    for _, entry in entries:
        if entry.piece_of is not None:
            pieces[entry.piece_of] = pieces.get(entry.piece_of, ()) + entry.numbers
    for title, entry in entries:
        if entry.piece_of is None:
            yield title, attrs.evolve(entry, numbers=entry.numbers + pieces.get(entry.key, ()))


def _document(key: str, parts: Collection[str]) -> str | None:
    """The key of the document that a piece continues; None for a document, or its first piece."""
    if key in parts or "/part" not in key:
        return None
    number = int(key.rpartition("/part")[2])
    return next((part for part in parts if piece_key(part, number) == key), None)


def _section(entry: Entry, known: Recorded) -> str:
    part = known.parts.get(_document(entry.key, known.parts) or entry.key)
    return part.section if part is not None and part.section else FRONT


def _entry(entry: Entry, known: Recorded, *, several: bool) -> BundleEntry:
    before = tuple(known.served.get(entry.key, ()))
    part = known.parts.get(entry.key)
    row = part if part is not None and part.in_index else None
    return BundleEntry(
        key=entry.key,
        title=entry.title,
        first_page=entry.first,
        last_page=entry.last,
        volume=entry.volume if several else None,
        piece_of=_document(entry.key, known.parts),
        numbers=entry.numbers + before[len(entry.numbers) :],
        content=known.contents.get(entry.key),
        reference=row.reference or None if row else None,
        dated=row.date or None if row else None,
        description=row.label if row else None,
        superseded=entry.key in known.superseded,
    )
