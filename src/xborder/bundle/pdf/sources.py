"""What a bundle is joined from: parts, each one document with its place and its words."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

import attrs

from xborder.findings import Outcome

INDEX = "index"
"""The key of the index itself, in entries and in the mapping of pages."""

Pages = Mapping[str, str]
"""The number printed on the first page of each part, by its key."""

PageMaker = Callable[[Pages], Outcome[bytes]]
"""Makes a document that names page numbers; called again until the layout holds still."""

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,63}", re.ASCII)


class Place(StrEnum):
    """Before the index (front matter), or after it."""

    FRONT = "front"
    BODY = "body"


def _is_key(_part: "Part", _field: "attrs.Attribute[str]", value: str) -> None:
    if not _KEY.fullmatch(value) or value == INDEX:
        raise ValueError(f"not a key for a part: {value!r}")


def _is_selection(
    _part: "Part", _field: "attrs.Attribute[tuple[int, ...] | None]", value: tuple[int, ...] | None
) -> None:
    if value is not None and (not value or min(value) < 1 or len(set(value)) != len(value)):
        raise ValueError("pages are counted from 1, each taken once, and at least one")


@attrs.frozen(kw_only=True)
class Part:
    """One document of a bundle.

    ``key`` names it in links and findings: a reference, never personal data
    (letters, digits, ``. _ / -``; at most 64). ``title`` is short, for the
    outline; ``description`` (default: the title), ``date`` and ``reference``
    stand in its row of the index as they are written here. ``pages`` selects
    pages of the document, counted from 1 and in the order given; None takes
    all. Parts of one ``section`` stand together under its heading.

    ``source`` is a file, its bytes, or a function that makes it from the page
    numbers of the others (front matter that refers to pages).

    >>> Part(key="JB/1", title="Photograph", source=b"").label
    'Photograph'

    Raises ValueError for a key or a selection of pages that is none.
    """

    key: str = attrs.field(validator=_is_key)
    title: str
    source: Path | bytes | PageMaker
    name: str = ""
    place: Place = Place.BODY
    section: str = ""
    pages: tuple[int, ...] | None = attrs.field(default=None, validator=_is_selection)
    date: str = ""
    reference: str = ""
    description: str = ""
    in_index: bool = True

    @property
    def label(self) -> str:
        """What the index says of it."""
        return self.description or self.title

    @property
    def file(self) -> str:
        """How findings name it: its file, or its key."""
        return self.name or (self.source.name if isinstance(self.source, Path) else self.key)

    @property
    def generated(self) -> bool:
        """True where our own pages made it, so that its ``xborder:`` links are ours."""
        return self.place is Place.FRONT or callable(self.source)
