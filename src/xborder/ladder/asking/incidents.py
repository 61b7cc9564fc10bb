"""Questions about incidents: how many count together, their effect, and what came after a warning."""

from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.ladder.asking.question import Question
from xborder.ladder.parts import Gate
from xborder.ladder.view import seen
from xborder.ladder.words import counted, one_of
from xborder.model.codes import GroundKind
from xborder.model.incident import Incident
from xborder.model.order import AsbOrder
from xborder.rules.paths import Path

_INCIDENT, _ORDER = Path.of(Incident), Path.of(AsbOrder)
_WHEN = str(_INCIDENT.occurred_on)


def incidents(asked: Question) -> Iterator[Gate]:
    """Whether enough incidents count together; the number is the operation's own."""
    needed = asked.number(1)
    together = asked.view.counting.together
    there = f"there {'is' if len(together) == 1 else 'are'} {len(together)}"
    text = f"{counted(needed, 'incident')} counting together (the operation's number); {there}"
    yield from asked.answer(text, *((record, _WHEN) for record in together), met=len(together) >= needed)


def effect(asked: Question) -> Iterator[Gate]:
    """Whether the effect on people is on record for an incident."""
    told = [record for record in asked.view.incidents if (record.record.effect or "").strip()]
    text = "The effect on people in the locality is recorded for an incident"
    yield from asked.answer(text, *((record, _INCIDENT.effect) for record in told), met=bool(told))


def distress(asked: Question) -> Iterator[Gate]:
    """Whether there is evidence of harassment, alarm or distress: more than the effect that a notice needs."""
    shown = [
        (record, _ORDER.grounds[index])
        for record in asked.view.group.orders
        for index, ground in enumerate(record.record.grounds)
        if ground.kind is GroundKind.HARASSMENT_ALARM_DISTRESS
    ]
    text = "Evidence of behaviour that caused harassment, alarm or distress, or was likely to"
    yield from asked.answer(text, *shown, met=bool(shown))


def conduct_after(asked: Question) -> Iterator[Gate]:
    """Whether something happened after the latest paper of some kinds was served."""
    given = asked.view.served(asked.kinds)
    text = f"Conduct after the {one_of(asked.kinds)} was served"
    if not given:
        yield from asked.answer(text, met=False)
        return
    warned, service = given[-1]
    told = [(record, service.before(when)) for record in asked.view.incidents if (when := seen(record.record))]
    after = [(record, _WHEN) for record, later in told if later]
    unsure: list[tuple[Sourced, Path | str]] = [(record, _WHEN) for record, later in told if later is None]
    if not after and (warned.record.continuing_effect or "").strip():
        # ASBCPA 2014 s.43(5)(b) asks whether the effect goes on; whether it still does, a person has to say.
        unsure.append((warned, _ORDER.continuing_effect))
        text = f"{text}, or an effect that goes on"
    yield from asked.answer(text, *(after or unsure), met=True if after else None if unsure else False)
