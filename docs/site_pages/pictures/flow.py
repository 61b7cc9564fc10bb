"""Boxes one below another with arrows between: narrow, so that the words can be read on a telephone too."""

from collections.abc import Iterable, Sequence

import attrs

from xborder.ladder.picture.svg import GREY, INK, box, line, page, polygon, text, wrapped

WIDTH = 420.0
MARGIN = 10.0
TITLE, WORDS = 14, 12
_ROW = 17.0
_PAD = 10.0
_GAP = 34.0


@attrs.frozen
class Part:
    """A box: its title, the lines in it, and what is written beside the arrow that leads to the next."""

    title: str
    lines: tuple[str, ...] = ()
    onward: str = ""


def boxed(x: float, y: float, width: float, title: str, lines: Iterable[str] = ()) -> tuple[list[str], float]:
    """A box with words, and its lower edge; every word is within it, on as many rows as it takes."""
    room = width - 2 * _PAD
    rows = [(row, TITLE, True) for row in wrapped(title, room * 0.94, TITLE)]
    rows += [(row, WORDS, False) for each in lines for row in wrapped(each, room, WORDS)]
    height = len(rows) * _ROW + 2 * _PAD - 4
    parts = [box(x, y, width, height, fill="#f4f6f8", stroke=INK)]
    for number, (row, size, bold) in enumerate(rows):
        baseline = y + _PAD + 11 + number * _ROW
        parts.append(text(x + _PAD, baseline, row, size=size, bold=bold))
    return parts, y + height


def arrow(x1: float, y1: float, x2: float, y2: float) -> list[str]:
    """A straight arrow; its head points at the second place."""
    long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    dx, dy = (x2 - x1) / long, (y2 - y1) / long
    foot_x, foot_y = x2 - 9 * dx, y2 - 9 * dy
    head = [(x2, y2), (foot_x - 5 * dy, foot_y + 5 * dx), (foot_x + 5 * dy, foot_y - 5 * dx)]
    return [line(x1, y1, foot_x, foot_y, stroke=INK), polygon(head, fill=INK)]


def label(x: float, y: float, words: str, room: float) -> list[str]:
    """Words beside an arrow, the first row at ``y``."""
    rows = wrapped(words, room, WORDS) if words else []
    return [text(x, y + 14 * number, row, size=WORDS, fill=GREY) for number, row in enumerate(rows)]


def flow(parts: Sequence[Part], *, name: str, title: str) -> str:
    """The picture of a way from the first part to the last; its description tells the same in words."""
    drawn: list[str] = []
    y = MARGIN
    for number, part in enumerate(parts):
        shapes, foot = boxed(MARGIN, y, WIDTH - 2 * MARGIN, part.title, part.lines)
        drawn += shapes
        y = foot
        if number < len(parts) - 1:
            rows = len(wrapped(part.onward, WIDTH - 90, WORDS))
            gap = max(_GAP, 14.0 * rows + 16) if part.onward else _GAP * 0.7
            drawn += arrow(MARGIN + 30, foot, MARGIN + 30, foot + gap)
            drawn += label(MARGIN + 46, foot + (gap - 14 * rows) / 2 + 11, part.onward, WIDTH - 90)
            y = foot + gap
    return page(WIDTH, y + MARGIN, drawn, title=title, description=told(parts), name=name)


def told(parts: Sequence[Part]) -> str:
    """The parts in words, in order."""
    return " ".join(
        f"{number}. {part.title}{': ' + '; '.join(part.lines) if part.lines else ''}."
        + (f" Then: {part.onward}." if part.onward else "")
        for number, part in enumerate(parts, start=1)
    )
