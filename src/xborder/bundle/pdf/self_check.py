"""The finished file read back by a second PDF library, and compared with the plan.

pypdf shares no code with the library that wrote the file. For every row of the
index the number that is printed, the page that its link leads to, the number
stamped on that page, its page label and its bookmark must be one and the same,
and the page must draw what the first page of the document drew.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, Destination, DictionaryObject

from xborder.bundle.pdf.drawn import drawn_as_read
from xborder.bundle.pdf.links import row_name
from xborder.bundle.pdf.outline import entry_title
from xborder.bundle.pdf.page_number import stamped
from xborder.findings import Finding, Report, finding

# What pypdf says of odd pages of others is no news: they were inspected. Without a handler it would go to the screen.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_STAMP = re.compile(rb"\((?:([\x20-\x7e]{0,400}) \\267 )?(Page [0-9A-Za-z -]{1,60})\) Tj ET\nEMC\nQ\n")
_SHOWN = 20
_MARK = 16


@attrs.frozen(kw_only=True)
class Expected:
    """What the file must say: the number of each page and its stamp, the stamped reference, the place in the file of each row of the
    index (by key) and of each bookmark, in order.
    """

    numbers: tuple[str, ...]
    stamps: tuple[str, ...] = attrs.field()
    reference: str
    rows: Mapping[str, int]
    bookmarks: tuple[tuple[str, int], ...]
    index: tuple[int, int]
    begins: Mapping[str, tuple[int, str]] = attrs.field(factory=dict)
    """The page on which each document begins, and what is drawn there."""

    @stamps.default
    def _stamps(self) -> tuple[str, ...]:
        return tuple(stamped(self.numbers))


def self_check(path: Path, expected: Expected) -> Report:
    """Read a finished file back. XB-PDF-050 (error) for each thing that does not agree, XB-PDF-051 if it cannot be read."""
    try:
        with path.open("rb") as stream:
            found = [*_check(PdfReader(stream), expected)]
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return Report.of(finding("XB-PDF-051", excerpt=f"{type(error).__name__}: {error}"))
    return Report(tuple(found[:_SHOWN]))


def _check(reader: PdfReader, expected: Expected) -> Iterator[Finding]:
    pages = list(reader.pages)
    yield from _same("the number of pages", len(expected.numbers), len(pages))
    stamps = [_stamp(page) for page in pages]
    for number, words, stamp in zip(expected.numbers, expected.stamps, stamps, strict=False):
        yield from _same(f"the stamp of page {number}", (expected.reference, words), stamp)
    for number, label in zip(expected.numbers, reader.page_labels, strict=False):
        yield from _same(f"the label of page {number}", number, label)
    yield from _rows(pages, stamps, expected)
    yield from _begins(pages, expected)
    yield from _outline(reader, expected)
    yield from _tags(reader, pages)


def _rows(pages: list[PageObject], stamps: list[tuple[str, str] | None], expected: Expected) -> Iterator[Finding]:
    places = {page.indirect_reference.idnum: at for at, page in enumerate(pages, 1) if page.indirect_reference}
    seen: dict[str, tuple[str, int]] = {}
    for page in pages[expected.index[0] - 1 : expected.index[1]]:
        texts = _words(page)
        for link in _links(page):
            name = str(link["/NM"])
            target = places.get(_array(link["/Dest"])[0].idnum, 0)
            seen[name] = (_text_in(texts, [float(number) for number in _array(link["/Rect"])]), target)
    yield from _same("the number of rows in the index", len(expected.rows), len(seen))
    for key, first in expected.rows.items():
        printed, target = seen.get(row_name(key), ("", 0))
        stamp = stamps[target - 1] if target else None
        yield from _same(f"the page printed in the index for {key}", expected.numbers[first - 1], printed)
        yield from _same(f"the page that the index leads to for {key}", first, target)
        yield from _same(
            f"the page stamped where {key} begins", expected.stamps[first - 1], stamp[1] if stamp else None
        )


def _begins(pages: list[PageObject], expected: Expected) -> Iterator[Finding]:
    for key, (first, drawn) in expected.begins.items():
        found = drawn_as_read(pages[first - 1]) if first <= len(pages) else "no page"
        if found is not None:
            yield from _same(f"the beginning of {key} on page {first}", drawn[:_MARK], found[:_MARK])


def _outline(reader: PdfReader, expected: Expected) -> Iterator[Finding]:
    marks = iter(list(_bookmarks(reader, reader.outline)))
    for title, first in expected.bookmarks:
        words = entry_title(title, expected.numbers[first - 1])
        page = next((page for found, page in marks if found == words), None)
        yield from _same(f"the bookmark of the part on page {first}", first, page)


def _bookmarks(reader: PdfReader, items: list[Any]) -> Iterator[tuple[str, int]]:
    for item in items:
        if isinstance(item, Destination):
            page = reader.get_destination_page_number(item)
            yield str(item.title), -1 if page is None else page + 1
        else:
            yield from _bookmarks(reader, item)


def _tags(reader: PdfReader, pages: list[PageObject]) -> Iterator[Finding]:
    root = reader.root_object
    hanging = [key for key in ("/StructTreeRoot", "/MarkInfo") if key in root]
    for page in pages:
        hanging += [key for key in ("/StructParents",) if key in page]
        hanging += ["/StructParent" for item in _annotations(page) if "/StructParent" in item]
    yield from _same("the number of tags without a tree", 0, len(hanging))


def _stamp(page: PageObject) -> tuple[str, str] | None:
    """What is stamped on a page, from the last of its content streams."""
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if not isinstance(contents, ArrayObject) or not contents:
        return None
    found = _STAMP.search(contents[-1].get_object().get_data())
    if found is None:
        return None
    reference = re.sub(rb"\\([()\\])", rb"\1", found[1] or b"").replace(b"\\267", b"\xc2\xb7").decode()
    return (reference, found[2].decode())


def _words(page: PageObject) -> list[tuple[float, float, str]]:
    words: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], *_font: object) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            words.append((x, y, text.strip()))

    page.extract_text(visitor_text=visit)
    return words


def _text_in(words: list[tuple[float, float, str]], box: list[float]) -> str:
    left, bottom, right, top = box
    return " ".join(text for x, y, text in words if left - 0.5 <= x <= right and bottom <= y <= top)


def _links(page: PageObject) -> Iterator[DictionaryObject]:
    return (item for item in _annotations(page) if str(item.get("/NM", "")).startswith(row_name("")))


def _annotations(page: PageObject) -> Iterator[DictionaryObject]:
    annotations = page.get("/Annots")
    for item in annotations.get_object() if annotations is not None else ():
        found = item.get_object()
        if isinstance(found, DictionaryObject):
            yield found


def _array(value: object) -> ArrayObject:
    if not isinstance(value, ArrayObject):
        raise TypeError("not an array")
    return value


def _same(what: str, expected: object, found: object) -> Iterator[Finding]:
    if expected != found:
        yield finding("XB-PDF-050", what=what, expected=_plain(expected), found=_plain(found))


def _plain(value: object) -> str:
    return "absent" if value is None else str(value)
