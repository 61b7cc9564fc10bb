"""What most records of a block are like, where its lines ask for more: a person, where a body could stand too."""

import attrs

from xborder.formats.profile import Block, Group, Line


@attrs.frozen
class Usual:
    """A block as it is for a record that has nothing ``rare``: canonical paths and, with a slash in front, extensions.

    A record that has is written by the careful path.
    """

    block: Block
    rare: tuple[str, ...]


def usual(block: Block) -> Usual:
    """A block without what its own lines ask of rare fields; lists within it stay as they are.

    >>> body = Line(to="body/name", sources=("Body",), where="body", not_with=("name",))
    >>> made = usual(Block(type="charge", lines=(body, Line(to="name", sources=("Name",), where_not=("body",)))))
    >>> made.rare, [(line.to, line.where_not) for line in made.block.lines]
    (('body',), [('name', ())])
    """
    rare: dict[str, None] = {}
    lines: list[Line | Group] = []
    for line in block.lines:
        if isinstance(line, Group) or line.read_only or not line.sources:
            lines.append(line)
            continue
        rare |= dict.fromkeys(_asked(line))
        if line.where is None:
            within = line.unless if line.unless is not None and line.unless.startswith(("/", "./")) else None
            lines.append(attrs.evolve(line, where_not=(), not_with=(), unless=within))
    return Usual(attrs.evolve(block, lines=tuple(lines)), tuple(rare))


def _asked(line: Line) -> list[str]:
    """What a record must lack for a line to be plain; the quick path itself asks for extensions in ``unless``."""
    asked = [*line.where_not, *([line.where] if line.where else [])]
    if line.not_with:
        asked.append((line.to or "").partition("/")[0])
    if line.unless is not None and not line.unless.startswith(("/", "./")):
        asked.append(line.unless)
    return asked
