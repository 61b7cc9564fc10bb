"""The few shapes that a picture is made of, as SVG text."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

INK, GREY, FAINT = "#1d2733", "#55606d", "#d5dae0"
#: What is open, what is blocked, what nobody can tell: each stands beside a word that says the same.
GREEN, RED, AMBER, BLUE = "#0b6b3a", "#a3162a", "#7a4b00", "#1b4f9c"
_FONT = "Noto Sans, Arial, sans-serif"


def number(value: float) -> str:
    """A coordinate with at most one decimal, the same on every machine.

    >>> number(12.0), number(3.26)
    ('12', '3.3')
    """
    return f"{value:.1f}".removesuffix(".0")


def text(
    x: float, y: float, words: str, *, size: int = 11, bold: bool = False, fill: str = INK, anchor: str = "start"
) -> str:
    """A line of text."""
    weight = ' font-weight="700"' if bold else ""
    where = f'x="{number(x)}" y="{number(y)}"'
    return f'<text {where} font-size="{size}"{weight} fill="{fill}" text-anchor="{anchor}">{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str = FAINT, dashed: bool = False) -> str:
    """A line."""
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {ends} stroke="{stroke}"{dash}/>'


def box(x: float, y: float, width: float, height: float, *, fill: str = "none", stroke: str = "none") -> str:
    """A rectangle."""
    size = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect {size} fill="{fill}" stroke="{stroke}"/>'


def circle(x: float, y: float, radius: float, *, fill: str, stroke: str = INK) -> str:
    """A circle."""
    where = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
    return f'<circle {where} fill="{fill}" stroke="{stroke}"/>'


def polygon(points: Sequence[tuple[float, float]], *, fill: str, stroke: str = INK) -> str:
    """A shape with corners."""
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polygon points="{corners}" fill="{fill}" stroke="{stroke}"/>'


def page(
    width: float, height: float, parts: Sequence[str], *, title: str, description: str, name: str = "ladder"
) -> str:
    """The whole picture, with the words that stand in for it where nobody can see it; ``name`` begins their ids."""
    size = f"0 0 {number(width)} {number(height)}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" role="img" '
        f"aria-labelledby={quoteattr(f'{name}-title {name}-desc')} font-family={quoteattr(_FONT)}>"
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
    )
    return head + box(0, 0, width, height, fill="#ffffff") + "".join(parts) + "</svg>\n"


def fitted(words: str, room: float, size: int) -> str:
    """A text cut to the room it has, at the width of a letter in a wide font.

    >>> fitted("Community protection notice", 60, 10)
    'Community…'
    """
    most = max(1, int(room / (size * 0.58)))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def wrapped(words: str, room: float, size: int) -> list[str]:
    """A text in lines that fit the room."""
    import textwrap

    return textwrap.wrap(words, max(8, int(room / (size * 0.58)))) or [""]
