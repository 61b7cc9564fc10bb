"""Where a page has text and small pictures, and which way the text runs.

So the page number is put where there is room, and a page that lies on its side
is set upright.

Widths are reckoned and not looked up in fonts: a little too wide rather than
too narrow. A picture that fills the page (a scan) says nothing about where its
ink is, and is left out.

Source: ISO 32000-2, 8.3.4 (matrices), 9.4 (text objects), 8.10 (form XObjects).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import attrs
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from xborder.bundle.pdf.content import Instruction, named
from xborder.bundle.pdf.geometry import Box, Matrix, corners, matrix, times
from xborder.bundle.pdf.reading import MALFORMED

OPERATORS = "q Q cm BT Tf TL Td TD Tm T* Tj TJ ' \" Ts Tz Do"
_Operands = Any  # a list of objects and numbers of a class that its library does not show
_ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEP, _MANY = 4, 20_000
_WIDE, _LOW, _HIGH = 0.6, -0.25, 0.95
"""Of a letter, in sizes of its font: width, and how far it goes below and above the line."""
_WHOLE = 0.5
_ENOUGH, _NEARLY_ALL = 40, 0.9
"""Letters that a page must have, and the part of them that must run one way, to say which side is up."""


@attrs.define
class Marks:
    """Boxes (in the page's own units) round text and pictures; letters by the way their lines run.

    The way is counted in degrees against the clock: 0 to the right, 90 upwards.
    """

    boxes: list[Box] = attrs.field(factory=list)
    letters: dict[int, float] = attrs.field(factory=dict)

    @property
    def upright_turn(self) -> int | None:
        """The clockwise rotation by which nearly all of the text reads from left to right; None for too little text."""
        whole = sum(self.letters.values())
        way, most = max(self.letters.items(), key=lambda item: item[1], default=(0, 0.0))
        return way if whole >= _ENOUGH and most >= whole * _NEARLY_ALL else None


def marks(pdf: Pdf, page: Page, around: Box, content: Iterable[Instruction]) -> Marks:
    """What ``content`` (at least its ``OPERATORS``) draws on a page whose visible box is ``around``.

    What cannot be read is as if it were not there.
    """
    found = Marks()
    boxes = found.boxes
    most = (around[2] - around[0]) * (around[3] - around[1]) * _WHOLE
    with suppress(*MALFORMED, ArithmeticError, IndexError):
        for box in _drawn(pdf, content, page.resources, _ONE, _DEEP, found.letters):
            if (box[2] - box[0]) * (box[3] - box[1]) < most:
                boxes.append(box)
                if len(boxes) == _MANY:
                    break
    return found


@attrs.define
class _Pen:
    """What decides where text goes; names as in ISO 32000."""

    ctm: Matrix
    font: str = ""
    size: float = 0.0
    leading: float = 0.0
    line: Matrix = _ONE
    text: Matrix = _ONE

    def copy(self) -> "_Pen":
        """The same, to come back to."""
        return _Pen(self.ctm, self.font, self.size, self.leading, self.line, self.text)

    def move(self, x: float, y: float) -> None:
        self.line = self.text = _on(self.line, x, y)

    def show(self, length: float, letters: dict[int, float]) -> Box:
        """The box round a text of this length (in sizes of the font), counted, and on to where the next one begins."""
        width = length * self.size
        place = self.text if self.ctm == _ONE else times(self.text, self.ctm)
        self.text = _on(self.text, width, 0.0)
        way = _way(place) if self.size > 0 else _way(tuple(-number for number in place))  # type: ignore[arg-type]
        letters[way] = letters.get(way, 0.0) + length / _WIDE
        return corners((0.0, _LOW * self.size, width, _HIGH * self.size), place)


def _way(place: Matrix) -> int:
    """Which way a line of text runs, to the nearest quarter."""
    a, b = place[0], place[1]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 90 if b > 0 else 270


def _on(place: Matrix, x: float, y: float) -> Matrix:
    """A matrix moved within its own system."""
    a, b, c, d, e, f = place
    return (a, b, c, d, a * x + c * y + e, b * x + d * y + f)


def _drawn(
    pdf: Pdf,
    content: Iterable[Instruction],
    resources: object,
    start: Matrix,
    deep: int,
    letters: dict[int, float],
) -> Iterator[Box]:
    pen, saved = _Pen(ctm=start), list[_Pen]()
    wide = _two_bytes(resources)
    for operator, instruction in content:
        if operator in _SHOWING:
            if operator in ("'", '"'):
                pen.move(0.0, -pen.leading)
            yield pen.show(_length(instruction.operands[-1], 2 if pen.font in wide else 1), letters)
        elif operator in _SETTING:
            _SETTING[operator](pen, instruction.operands)
        elif operator == "q":
            saved.append(pen.copy())
        elif operator == "Q":
            pen = saved.pop() if saved else pen
        elif operator == "Do":
            yield from _inside(pdf, resources, instruction.operands[0], pen.ctm, deep, letters)


_SHOWING = frozenset(("Tj", "TJ", "'", '"'))


def _begin(pen: _Pen, _operands: _Operands) -> None:
    pen.line = pen.text = _ONE


def _font(pen: _Pen, operands: _Operands) -> None:
    pen.font, pen.size = str(operands[0]), float(operands[1])


def _leading(pen: _Pen, operands: _Operands) -> None:
    pen.leading = float(operands[0])


def _place(pen: _Pen, operands: _Operands) -> None:
    pen.line = pen.text = matrix(list(operands))


def _next_line(pen: _Pen, _operands: _Operands) -> None:
    pen.move(0.0, -pen.leading)


def _step(pen: _Pen, operands: _Operands) -> None:
    pen.move(float(operands[0]), float(operands[1]))


def _step_leading(pen: _Pen, operands: _Operands) -> None:
    pen.leading = -float(operands[1])
    _step(pen, operands)


def _change(pen: _Pen, operands: _Operands) -> None:
    pen.ctm = times(matrix(list(operands)), pen.ctm)


_SETTING: Mapping[str, Callable[[_Pen, _Operands], None]] = {
    "BT": _begin,
    "Tf": _font,
    "TL": _leading,
    "Tm": _place,
    "T*": _next_line,
    "Td": _step,
    "TD": _step_leading,
    "cm": _change,
}
"""Operators that change where or how large things are drawn, and draw nothing."""


def _inside(
    pdf: Pdf, resources: object, name: Object, ctm: Matrix, deep: int, letters: dict[int, float]
) -> Iterator[Box]:
    listed = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    item = listed.get(str(name)) if isinstance(listed, Dictionary) else None
    if not isinstance(item, Stream):
        return
    if item.get(Name.Subtype) != Name.Form:
        yield corners((0.0, 0.0, 1.0, 1.0), ctm)
    elif deep > 0:
        own = item.get(Name.Matrix)
        start = times(matrix(list(own)), ctm) if isinstance(own, Array) else ctm
        yield from _drawn(
            pdf, named(pdf, item, OPERATORS), item.get(Name.Resources, resources), start, deep - 1, letters
        )


def _two_bytes(resources: object) -> frozenset[str]:
    """The fonts of which a letter takes two bytes."""
    fonts = resources.get(Name.Font) if isinstance(resources, Dictionary) else None
    if not isinstance(fonts, Dictionary):
        return frozenset()
    return frozenset(name for name, font in fonts.items() if font.get(Name.Subtype) == Name.Type0)


def _length(shown: object, letter: int) -> float:
    """How long a text is, in sizes of its font."""
    if not isinstance(shown, Array):
        return len(bytes(shown)) / letter * _WIDE  # type: ignore[call-overload]  # an operand of Tj is a string
    length = 0.0
    for item in shown:
        if isinstance(item, int | float) or not hasattr(item, "__bytes__"):
            length -= float(item) / 1000
        else:
            length += len(bytes(item)) / letter * _WIDE
    return length
