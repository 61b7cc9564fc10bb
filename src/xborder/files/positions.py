"""Where every value of a document stands: a tree beside the values.

A flat table of pointers would repeat every long key in each pointer below it,
and a small hostile file could fill the memory with them. The tree holds each
key once, and a pointer is looked up by walking down.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from xborder.files.lines import LineIndex
from xborder.files.pointers import pointer_of, steps_of

Position = tuple[int, int]


class Spot:
    """A value's character offset, and the spots of what it holds, by key or index."""

    __slots__ = ("at", "inside")

    def __init__(self, at: int) -> None:
        self.at = at
        self.inside: dict[str, Spot] = {}


class Positions(Mapping[str, Position]):
    """Line and column by JSON Pointer, worked out when first asked.

    ``grow`` gives the tree; ``text`` is what its offsets count in; ``first_line``
    the line of the file that the text begins on.

    >>> def grow() -> Spot:
    ...     root = Spot(0)
    ...     root.inside["a"] = Spot(5)
    ...     return root
    >>> dict(Positions('{"a":1}', grow))
    {'': (1, 1), '/a': (1, 6)}
    """

    def __init__(self, text: str, grow: Callable[[], Spot], first_line: int = 1) -> None:
        self._text = text
        self._grow = grow
        self._first_line = first_line

    @cached_property
    def _root(self) -> Spot:
        return self._grow()

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self._text)

    def __getitem__(self, pointer: str) -> Position:
        """Line and column of a value. Raises KeyError if the document has none there."""
        if pointer and not pointer.startswith("/"):
            raise KeyError(pointer)
        spot = self._root
        for step in steps_of(pointer):
            spot = spot.inside[step]
        return self._place(spot)

    def nearest(self, pointer: str) -> Position:
        """Line and column of a value, or of the innermost one that would hold it."""
        spot = self._root
        for step in steps_of(pointer):
            if step not in spot.inside:
                break
            spot = spot.inside[step]
        return self._place(spot)

    def __iter__(self) -> Iterator[str]:
        todo: list[tuple[tuple[str, ...], Spot]] = [((), self._root)]
        while todo:
            steps, spot = todo.pop()
            yield pointer_of(steps)
            todo.extend(((*steps, step), inner) for step, inner in reversed(spot.inside.items()))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _place(self, spot: Spot) -> Position:
        line, column = self._lines.place(spot.at)
        return line + self._first_line - 1, column
