"""From records and confirmed links to one ladder for each person."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from xborder.findings import Sourced
from xborder.ladder import propose_cbo, propose_notice, propose_prosecution, propose_warning
from xborder.ladder.clocks import clocks_of
from xborder.ladder.group import Group, groups
from xborder.ladder.likeness import propose_links, surest_first
from xborder.ladder.parts import Confirmation, Ladder, Likeness, Proposal, Scope, Step, StepKind
from xborder.ladder.state import TITLES, state_reached
from xborder.ladder.steps import chronology
from xborder.ladder.view import View
from xborder.model.links import LinksFile
from xborder.reference.clocks import uk_day
from xborder.rules.named import key_of
from xborder.rules.people import person_named
from xborder.rules.policy import Policy

_PROPOSERS = (propose_warning.propose, propose_notice.propose, propose_prosecution.propose, propose_cbo.propose)


def assess(
    records: Iterable[Sourced],
    links: LinksFile | None,
    *,
    now: dt.datetime,
    policy: Policy | None = None,
    scope: Scope | None = None,
) -> tuple[Ladder, ...]:
    """One ladder for each person that a confirmed link joins, in the order of their keys.

    ``now`` is the time of the assessment: later events are shown but support
    nothing. ``scope`` is the agreement under which incidents count across forces;
    without one only those of one force count together. The result does not
    depend on the order of the records; a record of nobody who is linked adds at
    most a likeness.
    """
    known = {key_of(record): record for record in sorted(records, key=_order, reverse=True)}
    alike: dict[str, list[Likeness]] = defaultdict(list)
    for found in propose_links((known[key] for key in sorted(known)), links):
        for name in found.persons:
            alike[name].append(found)
    today = uk_day(now)
    views = [View(group=group, today=today, policy=policy or Policy(), scope=scope) for group in groups(known, links)]
    return tuple(_ladder(view, alike, known) for view in views)


def _order(record: Sourced) -> tuple[str, str, str]:
    return (key_of(record), record.file or "", str(record.at("")))


def _ladder(view: View, alike: Mapping[str, list[Likeness]], known: dict[str, Sourced]) -> Ladder:
    group = view.group
    steps = chronology(group, view.scope)
    state = state_reached(steps, view.today)
    proposals: tuple[Proposal, ...] = tuple(made for propose in _PROPOSERS for made in propose(view))
    return Ladder(
        person=group.keys[0],
        keys=group.keys,
        name=group.name,
        born=str(group.born) if group.born else None,
        confirmations=tuple(_confirmations(group)),
        state=state,
        state_title=TITLES[state],
        steps=steps,
        proposals=proposals,
        clocks=clocks_of(group, view.today, view.policy),
        likenesses=tuple(sorted({found for one in group.people for found in alike.get(one.key, ())}, key=surest_first)),
        unjudged=tuple(_unjudged(view, steps, known)),
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


def _unjudged(view: View, steps: tuple[Step, ...], known: Mapping[str, Sourced]) -> Iterator[str]:
    """What could not be judged, and why: silence would look like a clean result."""
    for key in view.group.keys:
        if person_named(known, key) is None:
            yield f"{key}: not among the records, or the record does not hold exactly that person"
    for step in steps:
        if step.on is None:
            yield f"{step.key}: {step.title}: no date, so no step was rested on it"
        elif step.on > view.today and step.kind is not StepKind.HEARING:
            yield f"{step.key}: {step.title}: later than the day of the assessment, so no step was rested on it"
