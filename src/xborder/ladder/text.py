"""A ladder as lines that a person reads."""

from collections.abc import Iterator

from xborder.ladder.parts import Clock, Gate, Ladder, Likeness, Proposal, Step
from xborder.reference import forces

_MARKS = {True: "[x]", False: "[ ]", None: "[?]"}


def render_text(ladder: Ladder) -> str:
    """One person's ladder: who, where they stand, the chronology, what is next, the days that matter."""
    born = f", born {ladder.born}" if ladder.born else ""
    lines = [f"{ladder.name}{born}", f"State: {ladder.state_title}", ""]
    lines += _section("One person by", [_confirmed(ladder)] if ladder.confirmations else [])
    lines += _section("Chronology", [_step(step) for step in ladder.steps])
    lines += _section("What the record supports next (proposals; a named person decides)", _proposals(ladder))
    lines += _section("Days that matter", [_clock(clock) for clock in ladder.clocks])
    lines += _section("May be the same person (not linked; to be confirmed or refused)", _alike(ladder))
    lines += _section("Not judged", list(ladder.unjudged))
    return "\n".join(lines).rstrip() + "\n"


def _section(title: str, entries: list[str]) -> list[str]:
    return [title, *(f"  {line}" for entry in entries for line in entry.split("\n")), ""] if entries else []


def _confirmed(ladder: Ladder) -> str:
    return "\n".join(
        f"{', '.join(made.persons)}\n  {made.explanation} Confirmed by {made.confirmed_by} on {made.confirmed_on}."
        for made in ladder.confirmations
    )


def _step(step: Step) -> str:
    when = f"{step.on.isoformat() if step.on else 'no date':<10} {step.time or '':<5}"
    known = forces.force(step.force)
    where = f", {step.place}" if step.place else ""
    counts = f" · counts under {step.counts_under}" if step.counts_under else ""
    return f"{when} {step.title}{where}\n{'':17}{known.name if known else step.force} · {step.key}{counts}"


def _proposals(ladder: Ladder) -> list[str]:
    return ["\n".join(_proposal(made)) for made in ladder.proposals]


def _proposal(made: Proposal) -> Iterator[str]:
    yield f"{made.title}: {'open' if made.is_open else 'not yet'}"
    for gate in made.gates:
        yield f"  {_MARKS[gate.met]} {gate.text}{_evidence(gate)}"
    for caution in made.cautions:
        yield f"  note: {caution}"
    yield f"  law: {'; '.join(row.source for row in made.law)}"


def _evidence(gate: Gate) -> str:
    places = [str(place) for place in gate.places if str(place)]
    return f"\n        {'; '.join(dict.fromkeys(places or gate.evidence))}" if gate.evidence else ""


def _clock(clock: Clock) -> str:
    passed = " (passed)" if clock.passed else ""
    law = f" [{clock.law.source}]" if clock.law else ""
    note = f"\n  {clock.note}" if clock.note else ""
    return f"{clock.last_day}{passed} {clock.title}{law}{note}"


def _alike(ladder: Ladder) -> list[str]:
    return [_likeness(found) for found in ladder.likenesses]


def _likeness(found: Likeness) -> str:
    against = f"; against: {', '.join(found.against)}" if found.against else ""
    return f"{found.persons[0]} and {found.persons[1]}: {', '.join(found.why)}{against}"
