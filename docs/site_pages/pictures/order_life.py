"""The life of an order: the states it can be in, and what leads from one to another, as the code itself finds them."""

from site_pages.pictures.flow import MARGIN, WIDTH, WORDS, arrow
from site_pages.pictures.order_stories import Change, changes
from xborder.ladder.picture.svg import INK, box, circle, page, text, wrapped
from xborder.rules.order_state import OrderStatus

_WIDE, _HIGH = 100.0, 34.0
_ROW = 17.0
#: Where the box of each state stands, in columns and rows.
_PLACES = {
    OrderStatus.NOT_MADE: (1, 0),
    OrderStatus.NOT_SERVED: (0, 1),
    OrderStatus.NOT_BEGUN: (2, 1),
    OrderStatus.IN_FORCE: (1, 2),
    OrderStatus.SUSPENDED: (2, 2),
    OrderStatus.QUASHED: (0, 3),
    OrderStatus.DISCHARGED: (1, 3),
    OrderStatus.EXPIRED: (2, 3),
}
#: No box: nothing leads to it but a record that lacks a date.
_ASIDE = (OrderStatus.UNKNOWN,)


def draw(name: str) -> str:
    """The picture. Raises KeyError for a state that has no place in it."""
    parts: list[str] = []
    for status in OrderStatus:
        if status not in _ASIDE:
            parts += _state(status)
    made = list(changes())
    for number, change in enumerate(made, start=1):
        parts += _way(
            number, change, both=any(other.before is change.after for other in made if other.after is change.before)
        )
    y = _corner(OrderStatus.EXPIRED)[1] + _HIGH + 26
    told = [
        f"{number}. {_words(each.before)} to {_words(each.after)}: {each.words}." for number, each in enumerate(made, 1)
    ]
    told.append("Unknown: nothing in the record says when it was made.")
    for sentence in told:
        for row in wrapped(sentence, WIDTH - 2 * MARGIN, WORDS):
            parts.append(text(MARGIN, y, row, size=WORDS))
            y += _ROW
    return page(WIDTH, y, parts, title="The life of an order", description=" ".join(told), name=name)


def _words(status: OrderStatus) -> str:
    return status.value.replace("_", " ").capitalize()


def _corner(status: OrderStatus) -> tuple[float, float]:
    column, row = _PLACES[status]
    return MARGIN + column * 150, MARGIN + row * 96


def _centre(status: OrderStatus) -> tuple[float, float]:
    x, y = _corner(status)
    return x + _WIDE / 2, y + _HIGH / 2


def _state(status: OrderStatus) -> list[str]:
    x, y = _corner(status)
    name = text(x + _WIDE / 2, y + 22, _words(status), size=13, bold=True, anchor="middle")
    return [box(x, y, _WIDE, _HIGH, fill="#f4f6f8", stroke=INK), name]


def _way(number: int, change: Change, *, both: bool) -> list[str]:
    """An arrow from box to box with its number on it; beside its like where one leads back."""
    (x1, y1), (x2, y2) = _centre(change.before), _centre(change.after)
    dx, dy = x2 - x1, y2 - y1
    part = min(_WIDE / 2 / abs(dx) if dx else 1, _HIGH / 2 / abs(dy) if dy else 1)
    long = (dx * dx + dy * dy) ** 0.5
    aside = 10 if both else 0
    x, y = -dy / long * aside, dx / long * aside
    drawn = arrow(x1 + dx * part + x, y1 + dy * part + y, x2 - dx * part + x, y2 - dy * part + y)
    # A little before the middle, so that the head of a short arrow stays free.
    middle_x, middle_y = x1 + dx * 0.47 + x, y1 + dy * 0.47 + y
    mark = text(middle_x, middle_y + 4, str(number), size=11, bold=True, anchor="middle")
    return [*drawn, circle(middle_x, middle_y, 9, fill="#ffffff"), mark]
