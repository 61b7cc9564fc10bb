"""What one record's worth of a source says, as bare texts: a frame without places."""

from collections.abc import Iterable

from xborder.formats.frames import outward


class Odd(Exception):  # noqa: N818 - not a fault: the careful path is to be taken
    """Something stands here that only the careful path can tell."""


class Quick:
    """The texts at the profile's source paths, and a list of frames for each path that repeats.

    ``odd`` is set where something stands that only the careful path knows how to tell.
    """

    __slots__ = ("frames", "odd", "parent", "path", "values")

    def __init__(self, path: str = "", parent: "Quick | None" = None) -> None:
        self.values: dict[str, str] = {}
        self.frames: dict[str, list[Quick]] = {}
        self.path, self.parent, self.odd = path, parent, False

    def find(self, hops: Iterable[str], key: str) -> str | None:
        """The text at a key, in the first frame of each path that repeats on the way."""
        here = self
        for hop in hops:
            inside = here.frames.get(hop)
            if not inside:
                return None
            here = inside[0]
        return here.values.get(key)

    def first(self, hops: Iterable[str]) -> "Quick | None":
        """The first frame of the first frame ... along paths that repeat; None where there is none."""
        here = self
        for hop in hops:
            inside = here.frames.get(hop)
            if not inside:
                return None
            here = inside[0]
        return here

    def around(self, levels: int) -> "Quick":
        """The frame so many levels out; the root where there are fewer."""
        here = self
        for _ in range(levels):
            here = here.parent or here
        return here

    def named(self, source: str) -> str:
        """A source path of a line that reads this frame, from the beginning of the document."""
        if source.startswith("/"):
            return source
        levels, rest = outward(source)
        return f"{self.around(levels).path}/{rest}".removesuffix("/.")

    @property
    def is_plain(self) -> bool:
        """Whether nothing odd stands in this frame or in one around it."""
        here: Quick | None = self
        while here is not None:
            if here.odd:
                return False
            here = here.parent
        return True
