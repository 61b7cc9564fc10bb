"""The lines of a profile one after another, each with where it stands in the file and in the record."""

from collections.abc import Iterable, Iterator

import attrs

from xborder.formats.frames import outward
from xborder.formats.profile import Block, Group, Line, Profile


@attrs.frozen(kw_only=True)
class Placed:
    """A line or group of a profile.

    ``pointer`` is its place in the profile's file (RFC 6901); ``prefix`` what
    comes before its canonical path; ``depth`` how many groups it stands in. ``lists`` and
    ``repeats`` are the two for people: the lists that groups fill, and the paths
    that groups repeat, with ``[]`` for each item; ``groups`` are those paths one by
    one, and ``levels`` all that repeats around it in the source, one within the other.
    """

    item: Line | Group
    block: Block
    pointer: str
    prefix: str = ""
    depth: int = 0
    lists: str = ""
    repeats: str = ""
    groups: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    @property
    def target(self) -> str | None:
        """The whole canonical path, with indexes; None for an extension line."""
        if self.item.to is None:
            return None
        prefix, to = self.prefix, self.item.to
        while to.startswith("../"):  # the item around: its list and its number are left out
            prefix, to = "".join(f"{step}/" for step in prefix.split("/")[:-3]), to.removeprefix("../")
        return f"{prefix}{to}".removesuffix("/.")

    @property
    def named(self) -> str:
        """What to call it in words: its canonical path, or else its source."""
        if self.target is not None:
            return self.target
        return self.item.each if isinstance(self.item, Group) else ", ".join(self.item.sources)


def placed_items(profile: Profile) -> Iterator[Placed]:
    """Every line and group, groups before the lines in them.

    >>> from xborder.formats import load_profile
    >>> next(iter(placed_items(load_profile("suffolk-rms").value))).pointer
    '/records/0/lines/0'
    """
    for number, block in enumerate(profile.blocks):
        whole = Group(each=block.each, lines=block.lines)
        yield from _items(
            block,
            block.lines,
            Placed(item=whole, block=block, pointer=f"/records/{number}", levels=block.levels),
        )


def placed_lines(profile: Profile) -> Iterator[tuple[Placed, Line]]:
    """Every line, without the groups."""
    for placed in placed_items(profile):
        if isinstance(placed.item, Line):
            yield placed, placed.item


def _items(block: Block, items: Iterable[Line | Group], around: Placed) -> Iterator[Placed]:
    for index, item in enumerate(items):
        placed = attrs.evolve(around, item=item, block=block, pointer=f"{around.pointer}/lines/{index}")
        yield placed
        if isinstance(item, Group):
            yield from _items(block, item.lines, _inside(placed, item))


def inside(levels: tuple[str, ...], each: str) -> tuple[str, ...]:
    """What repeats around the items of a list, which may lead out of the place that it is named in.

    >>> inside(("hearing/cases", "defendants"), "../markers")
    ('hearing/cases', 'markers')
    """
    if each.startswith("/"):
        return (each.removeprefix("/"),)
    out, rest = outward(each)
    return (*levels[: max(len(levels) - out, 0)], rest)


def _inside(placed: Placed, group: Group) -> Placed:
    """What the lines of a group share."""
    return attrs.evolve(
        placed,
        prefix=placed.prefix if group.to is None else f"{placed.prefix}{group.to}/0/",
        lists=placed.lists if group.to is None else f"{placed.lists}{group.to}[]/",
        levels=inside(placed.levels, group.each),
        repeats=f"{placed.repeats}{group.each}[]/",
        depth=placed.depth + 1,
        groups=(*placed.groups, group.each),
    )
