"""JSON Lines: each line that is not blank is a record."""

from collections.abc import Iterator
from pathlib import Path

from xborder.formats.parts.piece import Layout, Span


def line_layout(path: Path) -> Layout:
    """The lines of a file."""
    return Layout(spans=_spans(path))


def _spans(path: Path) -> Iterator[Span]:
    at = number = 0
    with path.open("rb") as handle:
        for line, data in enumerate(handle, start=1):
            if data.strip(b" \t\r\n"):
                number += 1
                yield Span(at, at + len(data), (line, 1), number)
            at += len(data)
