"""Lines that keep a text under extensions, in records that have such."""

from collections.abc import Iterator

from xborder.findings import Finding
from xborder.formats.lint.noting import Noting
from xborder.formats.model_paths import found_at
from xborder.formats.placed import placed_lines


def keeping_faults(noting: Noting) -> Iterator[Finding]:
    """A finding for each text that is to be kept where a record cannot keep it."""
    for placed, line in placed_lines(noting.profile):
        if line.to is None and not placed.block.derived and found_at(placed.block.type, ("extensions",)) is None:
            yield noting.fault("XB-FORMAT-151", placed.pointer, path=placed.named, type=placed.block.type)
