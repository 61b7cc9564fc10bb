"""The part of a page that a reader sees, and how to write upright on it.

A page may be turned (/Rotate), cut (/CropBox) and counted in larger units
(/UserUnit). All three are undone here, so that a line set at "20 points over
the bottom edge" stands there, the right way up, for whoever looks at the page.

Source: ISO 32000-2, 7.7.3.3 (page objects), 14.11.2 (boundaries), 8.3 (coordinates).
"""

from collections.abc import Sequence
from decimal import Decimal

import attrs
from pikepdf import Array, Dictionary, Name, Object

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

_A4: Box = (0.0, 0.0, 595.276, 841.89)


@attrs.frozen(kw_only=True)
class Sight:
    """A page as it is seen.

    ``box`` is the visible box in the page's own units (left, bottom, right,
    top), ``turn`` the clockwise rotation in degrees (0, 90, 180, 270), ``unit``
    the length of one unit in points.
    """

    box: Box
    turn: int = 0
    unit: float = 1.0

    @property
    def width(self) -> float:
        """How wide the reader sees the page, in points."""
        left, bottom, right, top = self.box
        return (top - bottom if self.turn % 180 else right - left) * self.unit

    @property
    def height(self) -> float:
        """How high the reader sees the page, in points."""
        left, bottom, right, top = self.box
        return (right - left if self.turn % 180 else top - bottom) * self.unit

    @property
    def upright(self) -> Matrix:
        """From points counted right and up from the corner seen at the bottom left, to the page's own units.

        >>> Sight(box=(0, 0, 200, 100), turn=90).upright
        (0.0, 1.0, -1.0, 0.0, 200, 0)
        """
        left, bottom, right, top = self.box
        one = 1 / self.unit
        return {
            0: (one, 0.0, 0.0, one, left, bottom),
            90: (0.0, one, -one, 0.0, right, bottom),
            180: (-one, 0.0, 0.0, -one, right, top),
            270: (0.0, -one, one, 0.0, left, top),
        }[self.turn]

    @property
    def top_left(self) -> tuple[float, float]:
        """The corner seen at the top left, in the page's own units: where a link to the page leads."""
        left, bottom, right, top = self.box
        return {0: (left, top), 90: (left, bottom), 180: (right, bottom), 270: (right, top)}[self.turn]

    def own(self, box: Box) -> Box:
        """A box in points as the reader sees it, in the page's own units.

        >>> Sight(box=(0, 0, 200, 100), turn=90).own((0, 0, 10, 20))
        (180.0, 0.0, 200.0, 10.0)
        """
        return corners(box, self.upright)

    def seen(self, box: Box) -> Box:
        """A box in the page's own units as the reader sees it, in points from the bottom left."""
        a, b, c, d, e, f = self.upright
        points = [_back(x, y, (a, b, c, d, e, f)) for x, y in ((box[0], box[1]), (box[2], box[3]))]
        (x0, y0), (x1, y1) = points
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def sight(page: Object) -> Sight:
    """How a reader sees a page, with what it inherits. Boxes that make no sense give way to the next larger one.

    >>> from pikepdf import Array, Dictionary
    >>> view = sight(Dictionary(MediaBox=Array([0, 0, 595, 842]), Rotate=-90, UserUnit=2))
    >>> view.turn, view.width, view.height
    (270, 1684.0, 1190.0)
    """
    media = rectangle(inherited(page, Name.MediaBox)) or _A4
    crop = rectangle(inherited(page, Name.CropBox)) or media
    turn, unit = inherited(page, Name.Rotate), page.get(Name.UserUnit)
    return Sight(
        box=_meet(crop, media) or media,
        turn=int(turn) % 360 if isinstance(turn, int | Decimal) and int(turn) % 90 == 0 else 0,
        unit=float(unit) if isinstance(unit, int | Decimal) and unit > 0 else 1.0,
    )


def inherited(page: Object, key: Name) -> object:
    """An attribute of a page, its own or that of the nearest node above it."""
    node: object = page
    for _ in range(64):
        if not isinstance(node, Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get(Name.Parent)
    return None


def rectangle(value: object) -> Box | None:
    """A rectangle in order (left, bottom, right, top), None where it is none or has no area."""
    if not isinstance(value, Array) or len(value) != 4:
        return None
    numbers = list(value)
    if not all(isinstance(number, int | Decimal) for number in numbers):
        return None
    x0, y0, x1, y1 = (float(number) for number in numbers)
    return _ordered((x0, y0, x1, y1))


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def matrix(values: Sequence[object]) -> Matrix:
    """Six numbers as a matrix. Raises ValueError where they are not six numbers."""
    a, b, c, d, e, f = (float(value) for value in values)  # type: ignore[arg-type]  # what is no number raises
    return (a, b, c, d, e, f)


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does ``first`` and then the other.

    >>> times((1, 0, 0, 1, 5, 0), (2, 0, 0, 2, 0, 0))
    (2, 0, 0, 2, 10, 0)
    """
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def corners(box: Box, through: Matrix) -> Box:
    """The upright box round another that a matrix has moved, scaled or turned.

    >>> corners((0, 0, 2, 1), (0, 1, -1, 0, 10, 0))
    (9, 0, 10, 2)
    """
    a, b, c, d, e, f = through
    left, bottom, right, top = box
    if b == c == 0 and a > 0 < d:  # nearly always
        return (a * left + e, d * bottom + f, a * right + e, d * top + f)
    xs = (a * left + c * bottom + e, a * right + c * bottom + e, a * left + c * top + e, a * right + c * top + e)
    ys = (b * left + d * bottom + f, b * right + d * bottom + f, b * left + d * top + f, b * right + d * top + f)
    return (min(xs), min(ys), max(xs), max(ys))


def numbers(values: Sequence[float]) -> bytes:
    """Numbers as a content stream writes them.

    >>> numbers([1.0, 0.5, -0.00001])
    b'1 0.5 0'
    """
    return b" ".join(
        f"{round(value, 4) + 0.0:g}".encode() if abs(value) < 100_000 else f"{value:.3f}".encode() for value in values
    )


def _ordered(box: Box) -> Box | None:
    left, right = sorted((box[0], box[2]))
    bottom, top = sorted((box[1], box[3]))
    return (left, bottom, right, top) if right > left and top > bottom else None


def _meet(one: Box, other: Box) -> Box | None:
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if right > left and top > bottom else None


def _back(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """A point of the page's own units in points as seen: the inverse of a turn and a scale."""
    a, b, c, d, e, f = matrix
    scale = a * d - b * c
    return ((d * (x - e) - c * (y - f)) / scale, (a * (y - f) - b * (x - e)) / scale)
