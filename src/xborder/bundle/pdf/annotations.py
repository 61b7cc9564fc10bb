"""What may come along with a page: marks a reader sees, links within the file, no program.

Source: ISO 32000-2, 12.5.6.1 (annotation types), 12.6 (actions).
"""

from collections.abc import Sequence

import attrs
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from xborder.bundle.pdf.destinations import Destinations, Target
from xborder.bundle.pdf.names import spelling

_TARGET, _PLACE, _TIES = Name("/XborderTarget"), Name("/XborderPlace"), Name("/XborderTies")
# Put on annotations while their page is copied: where a link leads, which annotation it is, what it refers to.

_SEEN = (
    *("/Text", "/Link", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight"),
    *("/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/Widget", "/Watermark"),
)
_DEEP = 32
_DROPPED_KEYS = (Name.AA, Name.PA, Name.P, Name.FS, Name.AF, Name.StructParent, Name.Dest, Name.A)


@attrs.frozen
class Kept:
    """The annotations that stay on a page, and the kinds of those that do not."""

    objects: tuple[Dictionary, ...]
    dropped: tuple[str, ...]


def keep_seen(pdf: Pdf, page: Page, destinations: Destinations, taken: frozenset[int], targets: list[Target]) -> Kept:
    """Reduce the annotations of ``page`` (in memory) to what may stay.

    A link to a page in ``taken`` gets a mark: its number in ``targets``, to
    which its target is added. A link that leads to a page left out goes, and
    so do scripts, launches and attachments.
    """
    annotations = [pdf.make_indirect(item) for item in _annotations(page) if isinstance(item, Dictionary)]
    kept, dropped = [], []
    for item in annotations:
        kind = spelling(item.get(Name.Subtype))
        if kind not in _SEEN:
            dropped.append(kind.removeprefix("/") or "unknown")
        elif _settle(item, destinations, taken, targets) and _of_a_field_or_seen(item):
            kept.append(item)
    _untie(kept)
    if kept:
        page.obj.Annots = Array(kept)
    elif Name.Annots in page.obj:
        del page.obj.Annots
    return Kept(tuple(kept), tuple(dropped))


def lead(pages: Sequence[Object], order: dict[int, int], targets: list[Target]) -> None:
    """Lead links on the copied ``pages`` to the copies of their targets, and tie replies and pop-ups again.

    ``order`` says for a page of the source (counted from 0) which of ``pages`` it has become.
    """
    for page in pages:
        copies = list(page.get(Name.Annots, ()))
        places = {int(item[_PLACE]): item for item in copies}
        for item in copies:
            item.P = page
            if _TARGET in item:
                target = targets[int(item[_TARGET])]
                item.Dest = target.on(pages, order[target.page])
            for key, place in item.get(_TIES, Dictionary()).items():
                item[key] = places[int(place)]
            for mark in (_TARGET, _PLACE, _TIES):
                if mark in item:
                    del item[mark]


def _annotations(page: Page) -> list[Object]:
    found = page.obj.get(Name.Annots)
    return list(found) if isinstance(found, Array) else []


def _settle(item: Object, destinations: Destinations, taken: frozenset[int], targets: list[Target]) -> bool:
    """Strip an annotation to what may stay; False where it must go as a whole."""
    action = item.get(Name.A)
    target = destinations.find(item.get(Name.Dest)) or destinations.of_action(action)
    for key in _DROPPED_KEYS:
        if key in item:
            del item[key]
    if isinstance(action, Dictionary) and action.get(Name.S) == Name.URI and Name.URI in action:
        item.A = Dictionary(S=Name.URI, URI=action.URI)
    if target is None:
        return True
    if target.page not in taken:
        return item.Subtype != Name.Link
    item[_TARGET] = len(targets)
    targets.append(target)
    return True


def _of_a_field_or_seen(item: Object) -> bool:
    """Make a widget that belongs to no field the picture that it is; False where it has none to show."""
    node: object = item
    for _ in range(_DEEP):
        if item.Subtype != Name.Widget or not isinstance(node, Dictionary):
            break
        if Name.FT in node or Name.T in node:
            return True
        node = node.get(Name.Parent)
    if item.Subtype == Name.Widget:
        item.Subtype = Name.Stamp
        return Name.AP in item
    return True


def _untie(kept: Sequence[Object]) -> None:
    """Turn references between annotations of one page into numbers, and cut those to any other page.

    A reference would bring what it leads to along, or lead to a copy that is not on the page.
    """
    here = {item.objgen: place for place, item in enumerate(kept) if item.is_indirect}
    for place, item in enumerate(kept):
        item[_PLACE] = place
        ties = Dictionary()
        for key in (Name.IRT, Name.Popup) if item.Subtype == Name.Widget else (Name.IRT, Name.Popup, Name.Parent):
            other = item.get(key)
            if isinstance(other, Dictionary) and other.objgen in here:
                ties[key] = here[other.objgen]
            if key in item:
                del item[key]
        if len(ties) > 0:
            item[_TIES] = ties
