"""The panels under the timeline: what happened, which steps are open, which days matter."""

from collections.abc import Iterable, Sequence

from xborder.ladder.parts import Clock, Ladder, Proposal, Step, StepStatus
from xborder.ladder.picture.svg import AMBER, FAINT, GREEN, GREY, INK, RED, box, fitted, line, text, wrapped
from xborder.ladder.words import date_in_words
from xborder.reference import forces

WIDTH = 720.0
_MARGIN, _LINE = 14.0, 15.0
_ROOM = WIDTH - 130
#: "25 September 2026" in bold, and a gap.
_DAYS_WIDE = 162.0
_BESIDE_DAYS = WIDTH - 2 * _MARGIN - _DAYS_WIDE
#: So much of what was not judged is told in words; the rest is counted, and stands in the text of the ladder.
_TOLD = 8
_STATUS = {
    StepStatus.OPEN: ("OPEN", GREEN),
    StepStatus.BLOCKED: ("BLOCKED", RED),
    StepStatus.CANNOT_TELL: ("CANNOT TELL", AMBER),
}


def title(ladder: Ladder) -> tuple[list[str], float]:
    """Whose ladder it is and how far it reaches; the key of the record goes below a name that leaves it no room."""
    name = fitted(f"{ladder.name}{f', born {ladder.born}' if ladder.born else ''}", WIDTH - 2 * _MARGIN, 18)
    state = f"{ladder.state_title}. Operation {ladder.operation}, as of {ladder.on.isoformat()}."
    parts = [
        text(_MARGIN, 26, name, size=18, bold=True),
        text(_MARGIN, 46, fitted(state, WIDTH - 2 * _MARGIN, 12), size=12),
    ]
    if _wide(name, 18) + _wide(ladder.person, 10) + 2 * _MARGIN < WIDTH:
        return [*parts, text(WIDTH - _MARGIN, 26, ladder.person, size=10, fill=GREY, anchor="end")], 62
    return [*parts, text(_MARGIN, 62, fitted(ladder.person, WIDTH - 2 * _MARGIN, 10), size=10, fill=GREY)], 76


def _wide(words: str, size: int) -> float:
    """The room that words take at most, in bold and in the widest font that may stand in."""
    return len(words) * size * 0.68


def lettered(clocks: Iterable[Clock]) -> list[tuple[str, Clock]]:
    """The days still ahead, the next first, each with the letter by which the timeline shows it."""
    ahead = sorted((clock for clock in clocks if not clock.passed), key=lambda clock: clock.last_day)
    return [(_letter(number), clock) for number, clock in enumerate(ahead)]


def _letter(number: int) -> str:
    """A to z, then a1, b1 and so on."""
    again, place = divmod(number, 26)
    return chr(ord("a") + place) + (str(again) if again else "")


def heading(words: str, top: float) -> tuple[list[str], float]:
    """The heading of a panel."""
    title = text(_MARGIN, top + 12, words, size=13, bold=True)
    return [title, line(_MARGIN, top + 18, WIDTH - _MARGIN, top + 18, stroke=INK)], top + 34


def happened(steps: Sequence[tuple[int, Step]], left_out: int, top: float) -> tuple[list[str], float]:
    """The numbered events, each with its force, and whether it counts across borders."""
    parts, y = heading("What happened where († may count across borders under the agreement)", top)
    for number, step in steps:
        known = forces.force(step.force)
        day = step.on.isoformat() if step.on else "no date"
        mark = " †" if step.counts_under else ""
        where = known.short if known else f"force {step.force}"
        words = fitted(f"{where}: {step.title}{mark}", WIDTH - 130, 11)
        parts += [text(_MARGIN + 16, y, str(number), anchor="end"), text(_MARGIN + 24, y, day)]
        parts.append(text(_MARGIN + 96, y, words))
        y += _LINE
    if left_out:
        parts.append(text(_MARGIN, y, f"and {left_out} more, in the chronology", fill=GREY))
        y += _LINE
    return parts, y + 4


def next_steps(ladder: Ladder, top: float) -> tuple[list[str], float]:
    """The steps: open, blocked and by what, and what warns."""
    parts, y = heading("What the records support next", top)
    for made in ladder.proposals:
        drawn, y = _step(made, y)
        parts += drawn
    for late in ladder.not_now:
        parts.append(text(_MARGIN, y, fitted(f"Not now: {late.title}", WIDTH - 30, 11), fill=GREY))
        y += _LINE
    return parts, y


def _step(made: Proposal, top: float) -> tuple[list[str], float]:
    words, colour = _STATUS[made.status]
    label = text(_MARGIN + 46, top, words, size=10, bold=True, fill=colour, anchor="middle")
    parts = [box(_MARGIN, top - 11, 92, 15, stroke=colour), label]
    y = top
    for part in wrapped(made.title, _ROOM, 12):
        parts.append(text(_MARGIN + 102, y, part, bold=True))
        y += _LINE
    for missing in made.missing:
        y = _points(parts, f"needs: {missing}", y, RED)
    for warning in made.warnings:
        y = _points(parts, f"look at: {warning}", y, AMBER)
    return parts, y + 5


def _points(parts: list[str], words: str, top: float, colour: str) -> float:
    for part in wrapped(words, _ROOM, 11):
        parts.append(text(_MARGIN + 102, top, part, fill=colour))
        top += _LINE - 1
    return top


def days(ladder: Ladder, top: float) -> tuple[list[str], float]:
    """The days that matter, those still ahead first, by their letters."""
    parts, y = heading("Days that matter", top)
    past = sorted((clock for clock in ladder.clocks if clock.passed), key=lambda clock: clock.last_day)
    shown = [*lettered(ladder.clocks), *(("", clock) for clock in past)]
    for letter, clock in shown:
        colour = GREY if clock.passed else INK
        parts.append(text(_MARGIN + 16, y, letter, fill=GREY, anchor="end"))
        parts.append(text(_MARGIN + 24, y, date_in_words(clock.last_day), bold=not clock.passed, fill=colour))
        for part in wrapped(clock.title + (" (passed)" if clock.passed else ""), _BESIDE_DAYS, 11):
            parts.append(text(_MARGIN + _DAYS_WIDE, y, part, fill=colour))
            y += _LINE
    if not shown:
        parts.append(text(_MARGIN, y, "No deadline runs.", fill=GREY))
        y += _LINE
    return parts, y


def not_judged(ladder: Ladder, top: float) -> tuple[list[str], float]:
    """What could not be judged, and why; nothing where all was."""
    if not ladder.unjudged:
        return [], top
    parts, y = heading("Not judged", top)
    left_out = len(ladder.unjudged) - _TOLD
    told = [*ladder.unjudged[:_TOLD], *([f"and {left_out} more, in the text of the ladder"] if left_out > 0 else [])]
    for words in told:
        for part in wrapped(words, WIDTH - 2 * _MARGIN, 11):
            parts.append(text(_MARGIN, y, part, fill=AMBER))
            y += _LINE
    return parts, y + 4


def foot(top: float) -> tuple[list[str], float]:
    """What the picture is, and is not."""
    words = "Proposals from the records named here, not decisions: a named person decides. Not legal advice."
    rule = line(_MARGIN, top, WIDTH - _MARGIN, top, stroke=FAINT)
    return [rule, text(_MARGIN, top + 16, words, size=10, fill=GREY)], top + 26
