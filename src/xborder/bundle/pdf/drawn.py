"""What a page draws, as a digest: taken by one library where a document comes from, and by another where it has gone to.

It tells whether the page on which a document should begin is the one on which
it does begin: every word of it, and not only the first.
"""

import hashlib
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Name, Stream
from pypdf import PageObject
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, StreamObject

_ENCLOSED = b"/XbContent Do"


def drawn_at_source(page: pikepdf.Page) -> str:
    """The digest of a page of a document that is to be joined. Raises pikepdf.PdfError where it cannot be decoded."""
    content = page.obj.get(Name.Contents)
    streams = list(content) if isinstance(content, Array) else [content]
    return _digest(stream.read_bytes() for stream in streams if isinstance(stream, Stream))


def drawn_as_read(page: PageObject) -> str | None:
    """The digest of a page of a finished bundle without what was put round it.

    None where it cannot be told: content in a form of its own, because it broke
    off, or in a coding that the reader does not know.
    """
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if not isinstance(contents, ArrayObject):
        return None
    streams = [each for item in contents[1:-1] if isinstance(each := item.get_object(), StreamObject)]
    try:
        found = [stream.get_data() for stream in streams]
    except (PyPdfError, NotImplementedError, ValueError):
        return None
    return None if _ENCLOSED in found else _digest(found)


def _digest(streams: Iterable[bytes]) -> str:
    made = hashlib.sha256()
    for stream in streams:
        made.update(stream)
        made.update(b"\n")
    return made.hexdigest()
