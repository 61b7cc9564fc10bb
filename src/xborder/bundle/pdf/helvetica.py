"""Widths of Helvetica, one of the fourteen standard fonts that need not be embedded.

Source: Adobe Core 14 font metrics (the characters 32 to 126, and the middle dot).
"""

_WIDTHS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),  # space to /
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),  # 0 to ?
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),  # @ to O
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),  # P to _
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),  # ` to o
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),  # p to ~
)
MIDDLE_DOT = "·"
_BY_LETTER = {chr(32 + place): wide for place, wide in enumerate(_WIDTHS)} | {MIDDLE_DOT: 278}


def width(text: str, size: float) -> float:
    """The width of a line in points. Raises KeyError for a character that :func:`shown` refuses.

    >>> round(width("Page 1 of 9", 10), 2)
    51.15
    """
    return sum(map(_BY_LETTER.__getitem__, text)) * size / 1000


def shown(letter: str) -> bool:
    """Whether the stamp can show this character: printable ASCII, or the middle dot."""
    return letter in _BY_LETTER


def literal(text: str) -> bytes:
    r"""A string of such characters as a PDF string object in WinAnsiEncoding.

    >>> literal("a (b)")
    b'(a \\(b\\))'
    """
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").replace(MIDDLE_DOT, "\\267")
    return b"(" + escaped.encode("ascii") + b")"
