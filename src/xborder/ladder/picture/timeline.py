"""The timeline: a lane for each force, a mark for each event, a scale of time."""

import datetime as dt
from collections.abc import Sequence

import attrs

from xborder.ladder.parts import Clock, Step, StepKind
from xborder.ladder.picture.svg import AMBER, BLUE, FAINT, GREY, INK, RED, circle, fitted, line, polygon, text
from xborder.ladder.words import date_in_words
from xborder.reference import forces

LEFT, RIGHT = 170.0, 706.0
_EDGE = 718.0
_ROW, _PAD, _NEAR = 22.0, 10.0, 20.0
_SHAPES = {
    StepKind.INCIDENT: ("circle", "#ffffff"),
    StepKind.WARNING: ("triangle", "#f3d9a4"),
    StepKind.WARNING_SERVED: ("triangle", AMBER),
    StepKind.NOTICE: ("square", "#b9cdea"),
    StepKind.NOTICE_SERVED: ("square", BLUE),
    StepKind.BREACH: ("cross", RED),
    StepKind.CHARGE: ("diamond", INK),
    StepKind.CONVICTION: ("diamond", RED),
    StepKind.ORDER: ("square", INK),
}
KEY = (
    ("Incident", StepKind.INCIDENT),
    ("Warning issued", StepKind.WARNING),
    ("served", StepKind.WARNING_SERVED),
    ("Notice issued", StepKind.NOTICE),
    ("served", StepKind.NOTICE_SERVED),
    ("Breach", StepKind.BREACH),
    ("Charge", StepKind.CHARGE),
    ("Conviction", StepKind.CONVICTION),
    ("Court order", StepKind.ORDER),
    ("Other", StepKind.OTHER),
)


@attrs.frozen
class Scale:
    """Days on a line from left to right."""

    first: dt.date
    last: dt.date

    @classmethod
    def over(cls, days: Sequence[dt.date]) -> "Scale":
        """A scale that holds all days, with a little room on both sides."""
        first, last = min(days), max(days)
        room = max(5, (last - first).days // 30)
        return cls(_moved(first, -room), _moved(last, room))

    def x(self, day: dt.date) -> float:
        """Where a day stands."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return LEFT + share * (RIGHT - LEFT)

    def ticks(self) -> list[tuple[dt.date, str]]:
        """The first days of months, or of years where there are many months."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        every = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if months / step <= 9), months // 9 + 1)
        found = []
        for number in range(months + 1):
            year, month = divmod(self.first.month - 1 + number, 12)
            day = dt.date(self.first.year + year, month + 1, 1)
            if number % every == 0 and self.first <= day <= self.last:
                found.append((day, _month(day) if every < 12 else str(day.year)))
        return found


def _month(day: dt.date) -> str:
    _, month, year = date_in_words(day).split()
    return f"{month[:3]} {year}"


def _moved(day: dt.date, days: int) -> dt.date:
    number = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(number)


def timeline(
    steps: Sequence[tuple[int, Step]], ahead: Sequence[tuple[str, Clock]], scale: Scale, today: dt.date, top: float
) -> tuple[list[str], float]:
    """The lanes of numbered events and the lane of the days ahead, by letters, from ``top`` down, and where they end."""
    parts: list[str] = []
    y = top + 18
    for day, words in scale.ticks():
        parts.append(text(_within(scale.x(day), 24), top + 8, words, size=9, fill=GREY, anchor="middle"))
    lanes_top = y
    for force in dict.fromkeys(step.force for _, step in sorted(steps, key=lambda pair: pair[1].force)):
        lane, y = _lane(force, [pair for pair in steps if pair[1].force == force], scale, y)
        parts += lane
    if any(clock.last_day <= scale.last for _, clock in ahead):
        lane, y = _deadlines(ahead, scale, y)
        parts += lane
    ticks = [line(scale.x(day), lanes_top, scale.x(day), y) for day, _ in scale.ticks()]
    # Under the marks, so that one of that very day is still seen.
    now = [line(scale.x(today), lanes_top - 4, scale.x(today), y, stroke=INK, dashed=True)]
    now.append(text(_within(scale.x(today), 46), y + 11, "day of assessment", size=9, fill=GREY, anchor="middle"))
    return ticks + now + parts, y + 18


def _within(x: float, half: float) -> float:
    """Where words of twice that width stand so that the edge of the page does not cut them."""
    return min(x, _EDGE - half)


def _lane(force: str, steps: Sequence[tuple[int, Step]], scale: Scale, top: float) -> tuple[list[str], float]:
    rows: list[float] = []
    marks: list[str] = []
    for number, step in steps:
        if step.on is None:
            continue
        x = scale.x(step.on)
        row = next((index for index, last in enumerate(rows) if x - last >= _NEAR), len(rows))
        rows[row : row + 1] = [x]
        marks += mark(step.kind, x, top + _PAD + row * _ROW + _ROW / 2, str(number))
    bottom = top + 2 * _PAD + max(1, len(rows)) * _ROW
    known = forces.force(force)
    name = fitted(known.short if known else f"force {force}", LEFT - 24, 11)
    label = text(14, (top + bottom) / 2 + 4, name, bold=True)
    return [line(14, bottom, RIGHT, bottom, stroke=FAINT), label, *marks], bottom


def _deadlines(ahead: Sequence[tuple[str, Clock]], scale: Scale, top: float) -> tuple[list[str], float]:
    """A flag for each day ahead that the scale holds; the others stand in the list alone."""
    rows: list[float] = []
    parts: list[str] = []
    for letter, clock in ahead:
        if clock.last_day > scale.last:
            continue
        x = scale.x(clock.last_day)
        row = next((index for index, last in enumerate(rows) if x - last >= _NEAR), len(rows))
        rows[row : row + 1] = [x]
        y = top + _PAD + row * _ROW + _ROW / 2
        parts += [line(x, y - 7, x, y + 7, stroke=INK), polygon([(x, y - 7), (x + 8, y - 4), (x, y)], fill=INK)]
        parts.append(text(x + 10, y - 3, letter, size=9, fill=GREY))
    bottom = top + 2 * _PAD + len(rows) * _ROW
    label = text(14, (top + bottom) / 2 + 4, "Days that matter", bold=True, fill=GREY)
    return [line(14, bottom, RIGHT, bottom, stroke=FAINT), label, *parts], bottom


def mark(kind: StepKind, x: float, y: float, number: str = "") -> list[str]:
    """The mark of an event, told apart by its shape as well as its colour, with its number beside it."""
    shape, fill = _SHAPES.get(kind, ("circle", FAINT))
    made = {
        "circle": lambda: circle(x, y, 6, fill=fill),
        "triangle": lambda: polygon([(x, y - 7), (x + 7, y + 6), (x - 7, y + 6)], fill=fill),
        "square": lambda: polygon([(x - 6, y - 6), (x + 6, y - 6), (x + 6, y + 6), (x - 6, y + 6)], fill=fill),
        "diamond": lambda: polygon([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], fill=fill),
        "cross": lambda: line(x - 6, y - 6, x + 6, y + 6, stroke=RED) + line(x - 6, y + 6, x + 6, y - 6, stroke=RED),
    }[shape]()
    return [made, text(x + 8, y - 3, number, size=9, fill=GREY)] if number else [made]


def key(top: float) -> tuple[list[str], float]:
    """What the marks mean."""
    parts: list[str] = []
    x = 20.0
    for words, kind in KEY:
        parts += mark(kind, x, top + 6)
        parts.append(text(x + 11, top + 10, words, size=10, fill=GREY))
        x += 26 + len(words) * 6.4
        if x > RIGHT - 60:
            x, top = 20.0, top + 18
    return parts, top + 22
