"""What a profile may ask for that only the careful path does."""

from collections.abc import Iterable

from xborder.formats.profile import Block, Group, Line, Profile
from xborder.formats.quick.targets import TooOddError


def refuse_to_read(profile: Profile, block: Block) -> None:
    """Raise TooOddError where records of a block are read by the careful path alone."""
    if _whole(profile, block) or any(_reaches_out(line) or line.empty for line in _all(block.lines)):
        raise TooOddError


def refuse_to_write(profile: Profile, block: Block) -> None:
    """Raise TooOddError where records of a block are written by the careful path alone."""
    conditional = any(each.required_when or each.refused_when for each in _everything(block.lines))
    conditional |= any(isinstance(each, Group) and not each.to and each.required for each in _everything(block.lines))
    if _whole(profile, block) or conditional or any(_odd(line) for line in _all(block.lines)):
        raise TooOddError


def _whole(profile: Profile, block: Block) -> bool:
    """Whether the profile, or how the lines of the block stand together, is too odd both ways."""
    return bool(profile.attributes or profile.labels) or _shared(block.lines) or _mixed(block.lines, within=False)


def _shared(lines: Iterable[Line | Group]) -> bool:
    """Whether there is a list that stands outside the record."""
    return any(line.leads_out or _shared(line.lines) for line in lines if isinstance(line, Group))


def _mixed(lines: Iterable[Line | Group], *, within: bool) -> bool:
    """Whether a line fills an item as a whole, and another line a field of it; a record is never an item."""
    lines = tuple(lines)
    targets = [line.to for line in lines if line.to is not None and not line.to.startswith("../")]
    mixed = "." in targets and not (within and len(targets) == 1)
    return mixed or any(_mixed(line.lines, within=True) for line in lines if isinstance(line, Group))


def _odd(line: Line) -> bool:
    if line.to is None or not line.sources:
        kept = line.required is not None or line.write_default is not None
    else:
        kept = _reaches_out(line) or (line.unless is not None and not line.unless.startswith("/"))
    return (
        kept
        or bool(line.where or line.where_not)
        or line.part_of is not None
        or bool(line.not_with)
        or line.json is not None
    )


def _reaches_out(line: Line) -> bool:
    return line.to is not None and line.to.startswith("../")


def _everything(lines: Iterable[Line | Group]) -> Iterable[Line | Group]:
    for line in lines:
        yield line
        if isinstance(line, Group):
            yield from _everything(line.lines)


def _all(lines: Iterable[Line | Group]) -> Iterable[Line]:
    for line in lines:
        if isinstance(line, Group):
            yield from _all(line.lines)
        else:
            yield line
