"""JSON documents: the items of the lists that hold records."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import attrs

from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import read_bytes
from xborder.formats.parts.piece import At, Layout, Segment, Span, advance

#: Where a list and its items stand in a text: the bounds of each item.
Bounds = tuple[int, int]


def json_layouts(path: Path, lists: Sequence[str]) -> tuple[Layout, ...]:
    """The lists of a document, each named by its keys (``export/nominals``); none where it has not this shape.

    Text that is not well-formed has no layout: nobody can say where its next record begins.
    """
    content = read_bytes(path, limit=DEFAULT_LIMITS.json_bytes).value
    if content is None:
        return ()
    try:
        text = content.decode()
        found = _Walk(text).lists([name.split("/") for name in lists])
    except (ValueError, RecursionError):  # no JSON, or no text at all
        return ()
    return tuple(_layouts(text, sorted((items, name) for name, items in found.items() if items)))


def _layouts(text: str, lists: Sequence[tuple[list[Bounds], str]]) -> Iterator[Layout]:
    bounds = [(items[0][0], items[-1][1]) for items, _ in lists]
    edges = [0, *(edge for pair in bounds for edge in pair), len(text)]
    gaps = list(zip(edges[::2], edges[1::2], strict=True))
    marks = _marks(text, sorted({*edges, *(edge for items, _ in lists for item in items for edge in item)}))
    segments = [Segment(marks[a][0], marks[b][0], marks[a][1]) for a, b in gaps]
    for index, (items, name) in enumerate(lists):
        spans = [Span(marks[a][0], marks[b][0], marks[a][1], number) for number, (a, b) in enumerate(items, start=1)]
        yield Layout(
            spans=spans,
            before=tuple(segments[: index + 1]),
            after=tuple(segments[index + 1 :]),
            numbered=f"/{name}/",
        )


def _marks(text: str, edges: Sequence[int]) -> dict[int, tuple[int, At]]:
    """The byte and the place of each of some characters."""
    at, byte = (1, 1), 0
    made = {0: (0, at)}
    for start, end in pairwise(edges):
        piece = text[start:end].encode()
        at, byte = advance(at, piece), byte + len(piece)
        made[end] = (byte, at)
    return made


@attrs.frozen
class _Walk:
    """Goes through a JSON text without making what it holds. Raises ValueError for what is no JSON."""

    text: str
    _decoder: json.JSONDecoder = attrs.field(factory=json.JSONDecoder)

    def lists(self, wanted: Sequence[Sequence[str]]) -> dict[str, list[Bounds]]:
        """The items of the wanted lists, by their names."""
        found: dict[str, list[Bounds]] = {}
        end = self._value(self._skip(0, "\ufeff"), [(list(keys), "/".join(keys)) for keys in wanted], found)
        if self._skip(end) != len(self.text):
            raise ValueError
        return found

    def _value(self, at: int, wanted: list[tuple[list[str], str]], found: dict[str, list[Bounds]]) -> int:
        here = next((name for keys, name in wanted if not keys), None)
        if here is not None and self.text.startswith("[", at):
            end = self._items(at, found.setdefault(here, []))
        elif wanted and self.text.startswith("{", at):
            end = self._members(at, wanted, found)
        else:
            _, end = self._decoder.raw_decode(self.text, at)
        return end

    def _items(self, at: int, items: list[Bounds]) -> int:
        at = self._skip(at + 1)
        while not self.text.startswith("]", at):
            _, end = self._decoder.raw_decode(self.text, at)
            items.append((at, end))
            at = self._next(end, "]")
        return at + 1

    def _members(self, at: int, wanted: list[tuple[list[str], str]], found: dict[str, list[Bounds]]) -> int:
        at = self._skip(at + 1)
        while not self.text.startswith("}", at):
            key, end = self._decoder.raw_decode(self.text, at)
            colon = self._skip(end)
            if not self.text.startswith(":", colon):
                raise ValueError
            inner = [(keys[1:], name) for keys, name in wanted if keys and keys[0] == key]
            at = self._next(self._value(self._skip(colon + 1), inner, found), "}")
        return at + 1

    def _next(self, end: int, closing: str) -> int:
        """Where the next item begins, or what closes the list."""
        at = self._skip(end)
        if self.text.startswith(closing, at):
            return at
        if not self.text.startswith(",", at):
            raise ValueError
        return self._skip(at + 1)

    def _skip(self, at: int, more: str = "") -> int:
        blanks = f" \t\r\n{more}"
        while at < len(self.text) and self.text[at] in blanks:
            at += 1
        return at
