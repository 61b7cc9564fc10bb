"""One page for one person: a timeline by force, the steps, and the days that matter, as SVG."""

import datetime as dt

import attrs

from xborder.ladder.parts import Ladder, StepStatus
from xborder.ladder.picture.panels import WIDTH, days, foot, happened, lettered, next_steps, not_judged, title
from xborder.ladder.picture.svg import page
from xborder.ladder.picture.timeline import Scale, key, timeline
from xborder.ladder.words import counted

#: So many events are listed in words; the others are drawn, and stand in the chronology.
_LISTED = 24
#: Deadlines of so many days after the last event are always on the scale.
_REACH = 190


@attrs.frozen
class Picture:
    """A drawing as SVG, how high it is for its width, and the words that stand in for it."""

    svg: str
    ratio: float
    words: str


def draw(ladder: Ladder) -> Picture:
    """The picture; the same ladder gives the same text."""
    numbered = list(enumerate(ladder.steps, start=1))
    dated = [step.on for step in ladder.steps if step.on is not None]
    ahead = lettered(ladder.clocks)
    scale = Scale.over(_in_view([*dated, ladder.on], [clock.last_day for _, clock in ahead]))
    parts, y = title(ladder)
    drawn, y = timeline(numbered, ahead, scale, ladder.on, y)
    parts += drawn
    drawn, y = key(y + 4)
    parts += drawn
    drawn, y = happened(numbered[:_LISTED], max(0, len(numbered) - _LISTED), y + 6)
    parts += drawn
    drawn, y = next_steps(ladder, y + 6)
    parts += drawn
    drawn, y = days(ladder, y + 6)
    parts += drawn
    drawn, y = not_judged(ladder, y + 6)
    parts += drawn
    drawn, y = foot(y + 4)
    parts += drawn
    words = described(ladder)
    return Picture(page(WIDTH, y, parts, title=f"The ladder of {ladder.name}", description=words), y / WIDTH, words)


def _in_view(events: list[dt.date], ahead: list[dt.date]) -> list[dt.date]:
    """The days that the scale holds: all events, and the deadlines that are not so far off that events would lie in a heap."""
    first, last = min(events), max(events)
    reach = max(_REACH, (last - first).days)
    return [*events, *(day for day in ahead if (day - last).days <= reach)]


def described(ladder: Ladder) -> str:
    """The picture in words, for those who cannot see it.

    It names what is open and what is blocked; the chronology stands beside it as text.
    """
    forces = counted(len({step.force for step in ladder.steps}), "force")
    events = counted(len(ladder.steps), "event")
    made = {
        "Open": [one.title for one in ladder.proposals if one.status is StepStatus.OPEN],
        "Blocked": [one.title for one in ladder.proposals if one.status is StepStatus.BLOCKED],
        "Not to be told": [one.title for one in ladder.proposals if one.status is StepStatus.CANNOT_TELL],
    }
    steps = " ".join(f"{words}: {'; '.join(titles)}." for words, titles in made.items() if titles)
    ahead = [f"{clock.title}: {clock.last_day.isoformat()}" for clock in ladder.clocks if not clock.passed]
    deadlines = f" Days ahead: {'; '.join(ahead)}." if ahead else ""
    return f"Timeline of {events} in {forces}. {ladder.state_title}. {steps}{deadlines}"
