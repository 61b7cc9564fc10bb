"""The words of a PDF of somebody else, page by page, with what stands in its form fields and notes."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from pypdf import PageObject

# What the library remarks on a file becomes a page without text; without a handler it would go to the screen.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


@attrs.frozen(kw_only=True)
class TextLimits:
    """How much of one PDF is read.

    ``pages`` of a file; ``characters`` of one page and ``content_bytes`` of its
    drawing instructions once unpacked; ``all_content_bytes`` of all pages
    together. Reading takes time in proportion to these, so that they bound the
    time without a clock and the same file gives the same text on every computer.
    """

    pages: int = 2000
    characters: int = 100_000
    content_bytes: int = 8 * 1024 * 1024
    all_content_bytes: int = 128 * 1024 * 1024


#: For a file of our own, which is as long as what it was made of.
EVERYTHING = TextLimits(pages=1_000_000, all_content_bytes=1 << 40)


@attrs.frozen(kw_only=True)
class PageText:
    """The text of a page, counted from 1. ``text`` is None where it could not be read or is over a limit."""

    number: int
    text: str | None

    @property
    def is_silent(self) -> bool:
        """True if the page was read and holds no letter or digit: a picture, or blank."""
        return self.text is not None and not any(char.isalnum() for char in self.text)


def read_text(path: Path, limits: TextLimits | None = None) -> tuple[PageText, ...]:
    """The text of every page, in order; none at all where the file cannot be opened.

    A page that cannot be read has no text and stops nothing.

    >>> read_text(Path("no/such/file.pdf"))
    ()
    """
    import pypdf

    try:
        with path.open("rb") as file:
            reader = pypdf.PdfReader(file)
            return tuple(_pages(reader, limits or TextLimits()))
    except Exception:  # noqa: BLE001 - what a damaged file makes the library raise has no bounds, and is no fault here
        return ()


def _pages(reader: Any, limits: TextLimits) -> Iterator[PageText]:
    left = limits.all_content_bytes
    for index in range(len(reader.pages)):
        size = _size(reader, index) if index < limits.pages and left > 0 else None
        fits = size is not None and size <= min(left, limits.content_bytes)
        yield PageText(number=index + 1, text=_page(reader, index, limits) if fits else None)
        left -= size or 0


def _size(reader: Any, index: int) -> int | None:
    """The bytes of a page's drawing instructions, unpacked."""
    try:
        contents = reader.pages[index].get_contents()
        return len(contents.get_data()) if contents is not None else 0
    except Exception:  # noqa: BLE001 - as in read_text: one damaged page must not hide the others
        return None


def _page(reader: Any, index: int, limits: TextLimits) -> str | None:
    try:
        page = reader.pages[index]
        text = "\n".join([page.extract_text(), *_entered(page)])
    except Exception:  # noqa: BLE001 - as in read_text: one damaged page must not hide the others
        return None
    return text if len(text) <= limits.characters else None


def _entered(page: "PageObject") -> Iterator[str]:
    """What somebody typed into form fields and notes, which stands beside the page's own content."""
    for reference in page.get("/Annots") or ():
        annotation: Any = reference.get_object()
        field: Any = annotation if "/V" in annotation else _parent(annotation)
        for holder, key in ((field, "/V"), (annotation, "/Contents")):
            yield from _words(holder.get(key))


def _parent(annotation: Any) -> Any:
    """The field of a widget that does not hold the value itself."""
    above = annotation.get("/Parent")
    return above.get_object() if above is not None else annotation


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _words(each)
    elif value is not None:
        yield str(value)
