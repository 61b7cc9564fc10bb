"""Where links and outline entries of a PDF lead: to which page, and to which part of it.

Source: ISO 32000-2, 12.3.2 (destinations), 12.6.4.2 (go-to actions).
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import attrs
from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from xborder.bundle.pdf.reading import MALFORMED


@attrs.frozen
class Target:
    """A page, counted from 0 in its own file, and how it is to be shown (``/XYZ``, left, top, zoom)."""

    page: int
    view: tuple[Any, ...]

    def on(self, pages: Sequence[Object], place: int) -> Array:
        """The same view as an explicit destination on page ``place`` of ``pages``."""
        return Array([pages[place], *(self.view or (Name.Fit,))])


class Destinations:
    """The destinations of one file, named ones too."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._old = pdf.Root.get(Name.Dests)
        names = pdf.Root.get(Name.Names)
        tree = names.get(Name.Dests) if isinstance(names, Dictionary) else None
        self._named = NameTree(tree) if isinstance(tree, Dictionary) else None

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        """The place of each page; most documents have no link, and need none."""
        return {page.obj.objgen: number for number, page in enumerate(self._pdf.pages)}

    def find(self, destination: object) -> Target | None:
        """The target of an explicit or named destination, None where it leads nowhere."""
        if isinstance(destination, String | Name):
            destination = self._lookup(destination)
        if isinstance(destination, Dictionary):
            destination = destination.get(Name.D)
        if not isinstance(destination, Array) or len(destination) == 0:
            return None
        page = destination[0]
        number = self._places.get(page.objgen) if isinstance(page, Dictionary) else page
        if not isinstance(number, int) or not 0 <= number < len(self._places):
            return None
        return Target(number, tuple(item for item in list(destination)[1:] if not isinstance(item, Array | Dictionary)))

    def of_action(self, action: object) -> Target | None:
        """The target of a go-to action, None for any other."""
        if isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo:
            return self.find(action.get(Name.D))
        return None

    def _lookup(self, name: String | Name) -> object:
        if isinstance(name, Name):
            return self._old.get(name) if isinstance(self._old, Dictionary) else None
        try:
            return self._named.get(str(name)) if self._named is not None else None
        except MALFORMED:  # a broken tree of names leads nowhere
            return None
