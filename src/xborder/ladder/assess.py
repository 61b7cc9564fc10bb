"""From records and confirmed links to one ladder for each person."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from xborder.findings import Sourced
from xborder.ladder.climbing import climb
from xborder.ladder.clocks import clocks_of
from xborder.ladder.considering import considered
from xborder.ladder.cross_border import cross_border
from xborder.ladder.group import Group, alone, groups, joined
from xborder.ladder.likeness import propose_links, surest_first
from xborder.ladder.operations import COURSING, shipped
from xborder.ladder.parts import Confirmation, Gate, Ladder, Likeness, Scope, Step, StepKind
from xborder.ladder.state import TITLES, state_reached
from xborder.ladder.steps import chronology
from xborder.ladder.view import View
from xborder.model.links import Link, LinksFile, Refusal
from xborder.model.operation import Operation
from xborder.reference.clocks import uk_day
from xborder.rules.joining import disputed, joined_people
from xborder.rules.named import in_order, key_of
from xborder.rules.people import people_in


def assess(
    records: Iterable[Sourced],
    links: LinksFile | None,
    *,
    now: dt.datetime,
    operation: Operation | None = None,
    scope: Scope | None = None,
    everybody: bool = False,
) -> tuple[Ladder, ...]:
    """One ladder for each person that a confirmed link joins, in the order of their keys.

    ``now`` is the time of the assessment: later events are shown but support
    nothing. ``operation`` says which steps there are (hare coursing if none is
    given). ``scope`` is the agreement under which incidents count across forces;
    without one only those of one force count together. With ``everybody`` people
    whom no link names have a ladder of what their one record says. The result
    does not depend on the order of the records; a record of nobody who is linked
    adds at most a likeness.
    """
    known = {key_of(record): record for record in sorted(records, key=in_order, reverse=True)}
    alike: dict[str, list[Likeness]] = defaultdict(list)
    for found in propose_links((known[key] for key in sorted(known)), links):
        for name in found.persons:
            alike[name].append(found)
    frame = _Frame(now, operation, scope, links)
    return tuple(_ladder(frame.view(group), alike) for group in groups(known, links, everybody=everybody))


def assess_sorted(
    records: Iterable[Sourced],
    links: LinksFile | None,
    *,
    now: dt.datetime,
    operation: Operation | None = None,
    scope: Scope | None = None,
) -> Iterator[Ladder]:
    """The same for records that come sorted by person, one person held at a time.

    All records of one person, by the confirmed links, follow on each other; a
    record belongs to its first person. Likenesses are not looked for: that needs
    everybody at once (:func:`propose_links`).
    """
    root = joined_people(links.links if links else ())
    of_person: dict[str, list[Link]] = defaultdict(list)
    for link in links.links if links else ():
        of_person[root[link.persons[0]]].append(link)
    runs = groupby(records, key=lambda record: _stands_for(record, root))
    people = ((run, of_person.get(name, ())) for name, run in runs if name is not None)
    yield from _one_by_one(_Frame(now, operation, scope, links), people)


def assess_people(
    people: Iterable[tuple[Iterable[Sourced], Sequence[Link]]],
    *,
    now: dt.datetime,
    operation: Operation | None = None,
    scope: Scope | None = None,
) -> Iterator[Ladder]:
    """The same for people who come one by one: the records of each, and the confirmed links that join them.

    Nothing is held from one person to the next, so that memory does not grow
    with their number. Records that no link joins are of a person each: the first
    whom they name. A link that somebody else refused is for the caller to leave out.
    """
    yield from _one_by_one(_Frame(now, operation, scope, None), people)


def _one_by_one(frame: "_Frame", people: Iterable[tuple[Iterable[Sourced], Sequence[Link]]]) -> Iterator[Ladder]:
    for records, links in people:
        known = {key_of(record): record for record in records}
        for group in (joined(known, links),) if links else _by_themselves(known):
            yield _ladder(frame.view(group), {})


def _stands_for(record: Sourced, root: Mapping[str, str]) -> str | None:
    people = people_in(record)
    if not people:
        return None
    key = people[0].key
    return root.get(key) or root.get(key.partition("#")[0], key)


def _by_themselves(known: Mapping[str, Sourced]) -> Iterator[Group]:
    named = (people_in(record) for record in known.values())
    return (alone(people[0]) for people in named if people)


class _Frame:
    """What is the same for every person of one assessment."""

    def __init__(
        self, now: dt.datetime, operation: Operation | None, scope: Scope | None, links: LinksFile | None
    ) -> None:
        self._now, self._scope = now, scope
        self._operation = operation or shipped(COURSING)
        self._today = uk_day(now)
        refused: dict[str, list[Refusal]] = defaultdict(list)
        for _, refusal in disputed(links) if links else ():
            refused[refusal.persons[0]].append(refusal)
        self._memory: dict[str, Any] = {"refused": refused}

    def view(self, group: Group) -> View:
        return View(
            group=group,
            now=self._now,
            today=self._today,
            operation=self._operation,
            scope=self._scope,
            memory=self._memory,
        )


def _ladder(view: View, alike: Mapping[str, list[Likeness]]) -> Ladder:
    group = view.group
    steps = chronology(group, view.scope)
    state = state_reached(steps, view.today)
    proposals, not_now = climb(view)
    gates = [gate for made in proposals for gate in made.gates]
    return Ladder(
        person=group.keys[0],
        keys=group.keys,
        name=group.name,
        born=str(group.born) if group.born else None,
        operation=f"{view.operation.id} {view.operation.version}",
        on=view.today,
        confirmations=tuple(_confirmations(group)),
        state=state,
        state_title=TITLES[state],
        steps=steps,
        proposals=proposals,
        not_now=not_now,
        offences=considered(view),
        cross_border=cross_border(view.counting, view.scope, view.today),
        clocks=clocks_of(group, view.today, view.operation.policy),
        likenesses=tuple(sorted({found for one in group.people for found in alike.get(one.key, ())}, key=surest_first)),
        unjudged=tuple(_unjudged(view, steps, gates)),
    )


def _confirmations(group: Group) -> Iterator[Confirmation]:
    for link in group.links:
        yield Confirmation(
            persons=link.persons,
            basis=link.basis,
            explanation=link.explanation,
            confirmed_by=link.confirmed_by,
            confirmed_on=link.confirmed_on,
        )


def _unjudged(view: View, steps: tuple[Step, ...], gates: Iterable[Gate]) -> Iterator[str]:
    """What could not be judged, and why: silence would look like a clean result."""
    for key in view.group.missing:
        yield f"{key}: not among the records, or the record does not hold exactly that person"
    refused: dict[str, list[Refusal]] = view.memory["refused"]
    for refusal in (one for key in view.group.keys for one in refused.get(key, ())) if refused else ():
        yield (
            f"{' and '.join(refusal.persons)}: linked, and refused by {refusal.refused_by} on {refusal.refused_on}; "
            "a named person decides which stands, and until then nothing here is sure"
        )
    for step in steps:
        if step.on is None:
            yield f"{step.key}: {step.title}: no date, so no step was rested on it"
        elif step.on > view.today and step.kind is not StepKind.HEARING:
            yield f"{step.key}: {step.title}: later than the day of the assessment, so no step was rested on it"
        if step.unsure:
            yield f"{step.key}: {step.title}: {step.unsure}"
    yield from dict.fromkeys(f"{gate.text}: the records do not say" for gate in gates if gate.met is None)
