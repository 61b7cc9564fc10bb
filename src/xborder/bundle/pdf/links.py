"""Links of generated pages, led to the pages of the joined file.

A template writes ``xborder:KEY``; ``#page`` after it marks the page number in
a row of the index. Only pages that we made are read: a file of somebody else
cannot point into the bundle.
"""

from collections.abc import Mapping, Sequence

import attrs
from pikepdf import Array, Dictionary, Name, Object, String

from xborder.bundle.pdf.geometry import sight
from xborder.bundle.pdf.sources import INDEX, Pages
from xborder.findings import Report, finding

SCHEME = "xborder:"
_PAGE = "#page"


@attrs.frozen(kw_only=True)
class Ends:
    """Where links may lead: the pages of the file, the place and the printed number of each part's first, what each is called."""

    pages: Sequence[Object]
    first: Mapping[str, int]
    printed: Pages
    titles: Mapping[str, str]


def lead_links(ends: Ends, start: int, count: int) -> Report:
    """Turn the links on ``count`` pages from ``start`` (counted from 0) into links within the file.

    Finding XB-PDF-044 (error) for a key that no part has.
    """
    unknown = []
    for page in ends.pages[start : start + count]:
        _drop_elsewhere(page, ends)
        for item in page.get(Name.Annots, ()):
            address = _address(item)
            if address is None:
                continue
            key = address.removesuffix(_PAGE)
            if key not in ends.first:
                unknown.append(finding("XB-PDF-044", key=key))
                continue
            _lead(item, ends, key)
            if address.endswith(_PAGE):
                item.NM = String(row_name(key))
    return Report(tuple(unknown))


def row_name(key: str) -> str:
    """The name of the link on a page number in the index, by which it is found when the file is read back.

    >>> row_name("JB/1")
    'xborder-row:JB/1'
    """
    return f"xborder-row:{key}"


def top_of(page: Object) -> Array:
    """The destination that shows a page from its visible top left corner, at the reader's own zoom."""
    left, top = sight(page).top_left
    return Array([page, Name.XYZ, round(left, 2), round(top, 2), None])


def _address(item: Object) -> str | None:
    action = item.get(Name.A)
    uri = str(action.get(Name.URI, "")) if isinstance(action, Dictionary) else ""
    return uri.removeprefix(SCHEME) if uri.startswith(SCHEME) else None


def _drop_elsewhere(page: Object, ends: Ends) -> None:
    """Take away links to what stands in another volume: no link leads out of a file, the words beside it say where."""
    items = list(page.get(Name.Annots, ()))
    kept = [item for item in items if not _is_elsewhere(item, ends)]
    if len(kept) < len(items):
        page.Annots = Array(kept)


def _is_elsewhere(item: Object, ends: Ends) -> bool:
    key = (_address(item) or "").removesuffix(_PAGE)
    return key in ends.printed and key not in ends.first


def _lead(item: Object, ends: Ends, key: str) -> None:
    del item[Name.A]
    item.Dest = top_of(ends.pages[ends.first[key] - 1])
    title = ends.titles.get(key, "") if key != INDEX else "Index"
    item.Contents = String(f"Page {ends.printed[key]}: {title}")
