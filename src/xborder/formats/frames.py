"""Frames: what one record's worth of a source says, the same for XML, JSON and CSV.

A reader of a wire format turns its source into frames; a mapping turns frames
into canonical records; and the other way about. Neither knows the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol, Self, TypeVar

import attrs

from xborder.findings import Finding, Location

_OUT = "../"

#: Works out where something stands when it is called: of most things nobody ever asks.
Place = Callable[[], Location]


@attrs.frozen
class Text:
    """A text of the source and where it stands. ``json`` is how a JSON target writes it."""

    text: str
    place: Place = Location
    json: str = "text"


@attrs.frozen(kw_only=True)
class Stray:
    """A text of the source that no line maps.

    ``repeated`` if its place is mapped but taken; ``general`` if it is an
    attribute that the profile knows to stand on any element.
    """

    path: str
    text: str
    place: Place
    repeated: bool = False
    general: bool = False


@attrs.define(kw_only=True)
class Frame:
    """The texts at the profile's source paths, and a list of frames for each path that repeats.

    ``path`` names the frame in extensions: ``/Case/Defendant/Offence[2]``;
    ``parent`` is the frame that it stands in, None for the root. ``written`` is
    the element of a record that was written already, and has nothing in its frame.
    """

    path: str = ""
    parent: "Frame | None" = attrs.field(default=None, eq=False, repr=False)
    place: Place = Location
    values: dict[str, Text] = attrs.field(factory=dict)
    frames: dict[str, list["Frame"]] = attrs.field(factory=dict)
    strays: list[Stray] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list)
    written: str | None = None

    def find(self, hops: Iterable[str], key: str) -> Text | None:
        """The text at a key, in the first frame of each path that repeats on the way."""
        holder = self.first(hops)
        return None if holder is None else holder.values.get(key)

    def first(self, hops: Iterable[str]) -> "Frame | None":
        """The first frame of the first frame ... along paths that repeat; None where there is none."""
        here = self
        for hop in hops:
            inside = here.frames.get(hop)
            if not inside:
                return None
            here = inside[0]
        return here

    def around(self, levels: int) -> "Frame":
        """The frame so many levels out; the root where there are fewer."""
        here = self
        for _ in range(levels):
            here = here.parent or here
        return here

    def named(self, source: str) -> str:
        """A source path of a line that reads this frame, from the beginning of the document.

        >>> case = Frame(path="/Case")
        >>> Frame(path="/Case/Defendant", parent=case).named("../PTIURN")
        '/Case/PTIURN'
        """
        if source.startswith("/"):
            return source
        levels, rest = outward(source)
        return f"{self.around(levels).path}/{rest}".removesuffix("/.")

    def rename(self, path: str) -> None:
        """Give the frame, and what is in it, another name in extensions.

        >>> frame = Frame(path="/a[3]", frames={"b": [Frame(path="/a[3]/b[1]")]})
        >>> frame.rename("/a[1]")
        >>> [each.path for each in frame.everything()]
        ['/a[1]', '/a[1]/b[1]']
        """
        before = len(self.path)
        for each in tuple(self.everything()) if path != self.path else ():
            each.strays = [attrs.evolve(stray, path=f"{path}{stray.path[before:]}") for stray in each.strays]
            each.path = f"{path}{each.path[before:]}"

    @property
    def speaks(self) -> bool:
        """Whether anything stands in the frame."""
        return bool(self.values or self.strays or self.findings) or any(self.frames.values())

    def everything(self) -> "Iterable[Frame]":
        """This frame and all frames within it."""
        yield self
        for frames in self.frames.values():
            for frame in frames:
                yield from frame.everything()


@lru_cache(maxsize=8192)
def outward(source: str) -> tuple[int, str]:
    """How many levels out of the current frame a source path leads, and the path from there.

    >>> outward("../../Hearing/Date"), outward("Date")
    ((2, 'Hearing/Date'), (0, 'Date'))
    """
    rest = source
    while rest.startswith(_OUT):
        rest = rest.removeprefix(_OUT)
    return (len(source) - len(rest)) // len(_OUT), rest


class Holder(Protocol):
    """A frame, with places or without."""

    @property
    def frames(self) -> Mapping[str, Sequence[Self]]:
        """The frames inside it, by the path that repeats."""


T = TypeVar("T", bound=Holder)


def numbered(root: T, keys: Sequence[str]) -> Iterator[tuple[int, T]]:
    """The frames at the end of a chain of paths that repeat, each with its number within the frame around it."""
    if not keys:
        yield 1, root
        return
    *outer, last = keys
    around = [root]
    for key in outer:
        around = [inner for frame in around for inner in frame.frames.get(key, ())]
    for frame in around:
        yield from enumerate(frame.frames.get(last, ()), start=1)
