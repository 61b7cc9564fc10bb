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
# Growing the tree of a JSON text takes about as long as finding this many values in it.
_FEW = 40


class Spot:
    """A value's character offset, and the spots of what it holds, by key or index."""

    __slots__ = ("at", "inside")

    def __init__(self, at: int) -> None:
        self.at = at
        self.inside: dict[str, Spot] = {}


class Positions(Mapping[str, Position]):
    """Line and column by JSON Pointer, worked out when first asked.

    ``grow`` gives the tree; ``text`` is what its offsets count in; ``first_line``
    the line of the file that the text begins on. ``find`` answers for the first
    few pointers without a tree, which is worth its time only for many.

    >>> def grow() -> Spot:
    ...     root = Spot(0)
    ...     root.inside["a"] = Spot(5)
    ...     return root
    >>> dict(Positions('{"a":1}', grow))
    {'': (1, 1), '/a': (1, 6)}
    """

    def __init__(
        self,
        text: str,
        grow: Callable[[], Spot],
        first_line: int = 1,
        find: Callable[..., tuple[int, bool]] | None = None,
    ) -> None:
        self._text = text
        self._grow = grow
        self._first_line = first_line
        self._find = find
        self._found = 0

    @cached_property
    def _root(self) -> Spot:
        return self._grow()

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self._text)

    def __getitem__(self, pointer: str) -> Position:
        """Line and column of a value. Raises KeyError if the document has none there."""
        at, exact = self._reach(pointer)
        if not exact or (pointer and not pointer.startswith("/")):
            raise KeyError(pointer)
        return self._place(at)

    def nearest(self, pointer: str) -> Position:
        """Line and column of a value, or of the innermost one that would hold it."""
        return self._place(self._reach(pointer)[0])

    def _reach(self, pointer: str) -> tuple[int, bool]:
        """The offset of a value, or of the innermost one on the way to it, and whether it is the value's own."""
        if self._find and self._found < _FEW and "_root" not in self.__dict__:
            self._found += 1
            return self._find(self._text, steps_of(pointer))
        spot = self._root
        for step in steps_of(pointer):
            if step not in spot.inside:
                return spot.at, False
            spot = spot.inside[step]
        return spot.at, True

    def __iter__(self) -> Iterator[str]:
        todo: list[tuple[tuple[str, ...], Spot]] = [((), self._root)]
        while todo:
            steps, spot = todo.pop()
            yield pointer_of(steps)
            todo.extend(((*steps, step), inner) for step, inner in reversed(spot.inside.items()))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _place(self, at: int) -> Position:
        line, column = self._lines.place(at)
        return line + self._first_line - 1, column
