"""Only what a page draws: resources shared with pages that are left out are cut off.

A resource dictionary is often shared by every page of a file. A page copied
with it would carry the pictures and forms of the others unseen. Here the
content of the kept pages is read, what it draws is followed (forms, patterns,
soft masks, Type 3 glyphs, appearances of annotations), and every name that
is not used is taken out.

Source: ISO 32000-2, 7.8.3 (resource dictionaries).
"""

from collections.abc import Iterable, Iterator

import attrs
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfInlineImage, Stream

from xborder.bundle.pdf.content import operations
from xborder.bundle.pdf.names import only, spelling

_CATEGORIES = ("/XObject", "/Font", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties")
_IMPLIED = frozenset({"/DefaultGray", "/DefaultRGB", "/DefaultCMYK"})


class UsedResources:
    """The names that a set of pages uses, by the resource dictionary they are looked up in."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._names: dict[str, set[str]] = {}
        self._owners: dict[str, Object] = {}
        self._seen: set[tuple[tuple[int, int], str]] = set()

    def add_page(self, page: Page) -> None:
        """Follow everything a page and its annotations draw. Raises ValueError or pikepdf.PdfError where that cannot be read."""
        scope = _Scope.of(page.resources, f"page {page.obj.objgen}")
        self._follow(page.obj, scope)
        for stream in appearances(page.obj.get(Name.Annots, ())):
            self._follow(stream, _Scope.of(stream.get(Name.Resources), f"stream {stream.objgen}") or scope)

    def prune(self) -> None:
        """Take every name that no page uses out of the dictionaries."""
        for key, resources in self._owners.items():
            used = self._names[key] | _IMPLIED
            for category in list(resources.keys()):
                entries = resources[category]
                if category in _CATEGORIES and isinstance(entries, Dictionary):
                    resources[category] = only(entries, used)
                elif category != "/ProcSet":
                    del resources[category]

    def _follow(self, content: Object, scope: "_Scope | None") -> None:
        if scope is None or (content.objgen, scope.key) in self._seen:
            return
        self._seen.add((content.objgen, scope.key))
        self._owners[scope.key] = scope.resources
        names = set(_names(self._pdf, content))
        self._names.setdefault(scope.key, set()).update(names)
        for category in _CATEGORIES:
            entries = scope.resources.get(category)
            if not isinstance(entries, Dictionary):
                continue
            for name in names & entries.keys():
                for stream, inner in _drawn(entries[name], scope, f"{scope.key} {category}{name}"):
                    self._follow(stream, inner)


@attrs.frozen
class _Scope:
    """A resource dictionary, and what tells it from every other."""

    resources: Object
    key: str

    @classmethod
    def of(cls, resources: Object | None, owner: str) -> "_Scope | None":
        if not isinstance(resources, Dictionary):
            return None
        return cls(resources, f"shared {resources.objgen}" if resources.is_indirect else owner)


def appearances(annotations: Iterable[Object]) -> Iterator[Object]:
    """The appearance streams of annotations, every state of each."""
    for item in annotations:
        looks = item.get(Name.AP)
        for look in looks.values() if isinstance(looks, Dictionary) else ():
            states = look.values() if isinstance(look, Dictionary) and not isinstance(look, Stream) else [look]
            yield from (state for state in states if isinstance(state, Stream))


def _drawn(entry: Object, scope: _Scope, place: str) -> Iterator[tuple[Object, _Scope]]:
    """The content streams behind one resource, each with the resources it draws from."""
    if isinstance(entry, Stream):
        if entry.get(Name.Subtype) == Name.Form or entry.get(Name.PatternType) == 1:
            yield entry, _Scope.of(entry.get(Name.Resources), f"stream {entry.objgen}") or scope
    elif isinstance(entry, Dictionary):
        mask = entry.get(Name.SMask)
        if isinstance(mask, Dictionary) and isinstance(mask.get(Name.G), Stream):
            yield mask.G, _Scope.of(mask.G.get(Name.Resources), f"stream {mask.G.objgen}") or scope
        if entry.get(Name.Subtype) == Name.Type3:
            inner = _Scope.of(entry.get(Name.Resources), place) or scope
            for glyph in entry.get(Name.CharProcs, Dictionary()).values():
                yield glyph, inner


def _names(pdf: Pdf, content: Object) -> Iterator[str]:
    """Every name that the content gives to an operator, in marked-content properties and inline images too."""
    for instruction in operations(pdf, content):
        for operand in instruction.operands:
            yield from _inside(operand)


def _inside(operand: object) -> Iterator[str]:
    if isinstance(operand, PdfInlineImage):
        operand = operand.obj
    if isinstance(operand, Name):
        yield spelling(operand)
    elif isinstance(operand, Dictionary):
        for value in operand.values():
            yield from _inside(value)
    elif isinstance(operand, Array):
        for value in operand:
            yield from _inside(value)
