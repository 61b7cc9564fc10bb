"""The figures as a picture: a bar for each line, with its words beside it."""

from collections.abc import Iterator

from xborder.casefile.quality.figures import Figures, Row
from xborder.ladder.picture.svg import BLUE, FAINT, GREY, INK, box, fitted, line, page, text

_WIDTH, _MARGIN, _HEIGHT = 980.0, 18.0, 26.0
_LABELS, _NUMBERS = 490.0, 130.0
_SCALE = _WIDTH - 2 * _MARGIN - _LABELS - _NUMBERS
_TOP = 92.0


def chart(figures: Figures) -> str:
    """The SVG. A bar is as long as the rate, on a scale that ends at 100 per cent, so that pictures can be compared."""
    rows = [*figures.telling, figures.total]
    bottom = _TOP + _HEIGHT * len(rows) + 8
    parts = [
        text(_MARGIN, 30, _title(figures), size=18, bold=True),
        text(_MARGIN, 50, _note(figures), size=12, fill=GREY),
        *_scale(bottom - 8),
        *(part for number, row in enumerate(rows) for part in _bar(row, _TOP + number * _HEIGHT, row is rows[-1])),
    ]
    return page(
        _WIDTH,
        bottom + 12,
        parts,
        title=_title(figures),
        description=" ".join([*(f"{row.label}: {row.words}." for row in rows), _note(figures)]),
        name="quality",
    )


def _title(figures: Figures) -> str:
    return f"Files that a reviewer would send back, by {figures.by}"


def _note(figures: Figures) -> str:
    return (
        f"Per cent of the {figures.total.decided} files that could be decided. Not counted: "
        f"{figures.total.unknown} that cannot be told, {len(figures.unread)} that could not be read or judged."
    )


def _scale(bottom: float) -> Iterator[str]:
    for share in (0, 25, 50, 75, 100):
        x = _MARGIN + _LABELS + _SCALE * share / 100
        yield line(x, _TOP - 6, x, bottom)
        yield text(x, _TOP - 12, f"{share} %", size=10, fill=GREY, anchor="middle")


def _bar(row: Row, top: float, is_total: bool) -> Iterator[str]:
    left, base = _MARGIN + _LABELS, top + 17
    if is_total:
        yield line(_MARGIN, top + 1, _WIDTH - _MARGIN, top + 1, stroke=INK)
    yield text(_MARGIN, base, fitted(row.label, _LABELS - 8, 12), size=12, bold=is_total)
    yield box(left, top + 5, _SCALE, _HEIGHT - 10, stroke=FAINT)
    if row.rate:
        yield box(left, top + 5, _SCALE * row.rate / 100, _HEIGHT - 10, fill=INK if is_total else BLUE)
    yield text(_WIDTH - _MARGIN, base, row.words, size=12, bold=is_total, anchor="end")
