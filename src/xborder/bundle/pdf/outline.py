"""Bookmarks: sections, the parts in them, and the bookmarks that a document brought with it.

Words are short and end in the page number, as courts ask of electronic bundles.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs
from pikepdf import Name, Object, OutlineItem, Pdf

from xborder.bundle.pdf.destinations import Destinations, Target
from xborder.bundle.pdf.links import top_of
from xborder.bundle.pdf.reading import MALFORMED

_DEEP, _MANY = 8, 5000


@attrs.frozen
class Bookmark:
    """A bookmark that a document brought with it."""

    title: str
    target: Target | None
    below: tuple["Bookmark", ...] = ()


@attrs.frozen(kw_only=True)
class Chapter:
    """A part as the outline shows it; ``first`` is the place of its first page, counted from 1, ``number`` what is
    printed on it, ``order`` from pages of its source to places in it.
    """

    title: str
    section: str
    first: int
    number: str
    bookmarks: tuple[Bookmark, ...] = ()
    order: Mapping[int, int] = attrs.field(factory=dict)


def read_bookmarks(pdf: Pdf, taken: frozenset[int]) -> tuple[Bookmark, ...]:
    """The bookmarks of a file that lead to pages taken (counted from 0).

    Where only some pages are taken, the words of a bookmark to a page left out,
    or to none, may tell of that page: they go, and what stands below moves up.
    """
    if Name.Outlines not in pdf.Root:
        return ()
    destinations = Destinations(pdf)
    whole = len(taken) == len(pdf.pages)
    try:
        # Read without its context: leaving that would write the outline anew.
        return tuple(_read(pdf.open_outline().root, destinations, taken, _DEEP, whole=whole))[:_MANY]
    except MALFORMED:  # an outline that makes no sense shows nothing
        return ()


def write_outline(out: Pdf, chapters: Sequence[Chapter], pages: Sequence[Object]) -> None:
    """Write the outline of a joined file."""
    with out.open_outline() as outline:
        section: OutlineItem | None = None
        for chapter in chapters:
            entry = OutlineItem(entry_title(chapter.title, chapter.number), top_of(pages[chapter.first - 1]))
            entry.is_closed = True
            entry.children.extend(_led(chapter.bookmarks, chapter, pages))
            if not chapter.section:
                section = None
                outline.root.append(entry)
                continue
            if section is None or section.title != chapter.section:
                section = OutlineItem(chapter.section, top_of(pages[chapter.first - 1]))
                outline.root.append(section)
            section.children.append(entry)


def entry_title(title: str, page: str) -> str:
    """The words of a part's bookmark.

    >>> entry_title("MG5 Case file summary", "A12")
    'MG5 Case file summary (page A12)'
    """
    return f"{title} (page {page})"


def _read(
    items: Iterable[OutlineItem], destinations: Destinations, taken: frozenset[int], deep: int, *, whole: bool
) -> Iterable[Bookmark]:
    for item in items if deep else ():
        target = destinations.find(item.destination) or destinations.of_action(item.action)
        below = tuple(_read(item.children, destinations, taken, deep - 1, whole=whole))
        if target is not None and target.page in taken:
            yield Bookmark(item.title, target, below)
        elif whole and below:
            yield Bookmark(item.title, None, below)
        else:
            yield from below


def _led(bookmarks: Iterable[Bookmark], chapter: Chapter, pages: Sequence[Object]) -> Iterable[OutlineItem]:
    for bookmark in bookmarks:
        item = OutlineItem(bookmark.title)
        if bookmark.target is not None:
            item.destination = bookmark.target.on(pages, chapter.first - 1 + chapter.order[bookmark.target.page])
        item.is_closed = True
        item.children.extend(_led(bookmark.below, chapter, pages))
        yield item
