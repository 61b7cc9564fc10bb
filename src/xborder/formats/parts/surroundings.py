"""What stands around the records of a file, and the numbers that they had in the message they were set aside from."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import attrs

from xborder.formats.parts.piece import Layout, read_range


def surroundings(path: Path, layouts: Sequence[Layout]) -> str | None:
    """A digest of what stands before and after the records, blanks left out; None for a file that is not cut.

    >>> surroundings(Path("absent.csv"), ()) is None
    True
    """
    if not layouts:
        return None
    made = hashlib.sha256()
    for segment in (*layouts[0].before, *layouts[0].after):
        text = read_range(path, segment.start, segment.end) if segment.text is None else segment.text
        made.update(b"".join(text.split()) + b"\0")
    return made.hexdigest()


def numbered(layouts: tuple[Layout, ...], numbers: Sequence[int]) -> tuple[Layout, ...]:
    """The lists with the numbers that their records had; as they are where there are not as many of those."""
    if not numbers:
        return layouts
    lists = [attrs.evolve(layout, spans=tuple(layout.spans)) for layout in layouts]
    if sum(len(tuple(layout.spans)) for layout in lists) != len(numbers):
        return tuple(lists)
    left = iter(numbers)
    return tuple(
        attrs.evolve(layout, spans=tuple(attrs.evolve(span, first=next(left)) for span in layout.spans))
        for layout in lists
    )
