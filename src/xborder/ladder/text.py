"""A ladder as lines that a person reads."""

from collections.abc import Iterator

from xborder.ladder.parts import Clock, CrossBorder, Facts, Gate, Ladder, Likeness, Proposal, Step, StepStatus
from xborder.ladder.words import kind_name
from xborder.reference import forces

_MARKS = {True: "[x]", False: "[ ]", None: "[?]"}
_STATUS = {StepStatus.OPEN: "open", StepStatus.BLOCKED: "blocked", StepStatus.CANNOT_TELL: "cannot tell"}


def render_text(ladder: Ladder) -> str:
    """One person's ladder: who, where they stand, the chronology, what is next, the days that matter."""
    born = f", born {ladder.born}" if ladder.born else ""
    lines = [
        f"{ladder.name}{born}  ({ladder.person})",
        f"State: {ladder.state_title}",
        f"Operation {ladder.operation}, on {ladder.on.isoformat()}",
        "",
    ]
    lines += _section("One person by", [_confirmed(ladder)] if ladder.confirmations else [])
    lines += _section("What happened where", [_step(step) for step in ladder.steps])
    lines += _section("What may count across borders", list(_counts(ladder.cross_border)))
    lines += _section("What the record supports next (proposals; a named person decides)", _proposals(ladder))
    lines += _section("Not now", [f"{one.title}: {'; '.join(one.why)}" for one in ladder.not_now])
    lines += _section(
        "Offences to consider on the same facts", [_facts(one) for one in ladder.offences if one.offences]
    )
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


def _counts(found: CrossBorder) -> Iterator[str]:
    if found.counts_under_agreement:
        yield f"Under {found.agreement}: {', '.join(found.counts_under_agreement)}"
    elif found.agreement:
        yield f"{found.agreement} is in force; nothing counts by it."
    if found.remains:
        yield f"{found.remains} ({', '.join(found.counted_together)})"
    for one in found.not_counted:
        yield f"Not counted: {one.key}, {one.why}"


def _facts(facts: Facts) -> str:
    limit = f", charge by {facts.charge_by.isoformat()}{' (passed)' if facts.passed else ''}" if facts.charge_by else ""
    lines = [f"{facts.on.isoformat()} {facts.title}{limit}"]
    for offence in (one for one in facts.offences if not (facts.passed and one.summary_only)):
        opens = ", ".join(kind_name(kind).lower() for kind in offence.unlocks)
        charged = " (charged)" if offence.charged else ""
        free = "" if offence.summary_only else ", which no six months bind"
        lines.append(f"  {offence.code} {offence.title}{free}{charged}" + (f": opens {opens}" if opens else ""))
    return "\n".join(lines)


def _proposals(ladder: Ladder) -> list[str]:
    return ["\n".join(_proposal(made)) for made in ladder.proposals]


def _proposal(made: Proposal) -> Iterator[str]:
    warns = f", {len(made.warnings)} to look at" if made.warnings else ""
    yield f"{made.title}: {_STATUS[made.status]}{warns}"
    for gate in made.gates:
        yield f"  {_MARKS[gate.met]} {gate.text}{'' if gate.blocks or gate.met else ' (only warns)'}{_evidence(gate)}"
    for caution in made.cautions:
        yield f"  note: {caution}"
    if made.law:
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
