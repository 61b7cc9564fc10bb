"""What a draft rests on: the incidents, warnings, orders and charges of the person's ladder."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from xborder.casefile.drafting.standing import Standing
from xborder.casefile.drafting.wish import DraftWish
from xborder.findings import Sourced
from xborder.ladder import StepKind
from xborder.rules.context import RuleContext
from xborder.rules.named import key_of

#: Finding a record by its name asks for no time.
_NO_TIME = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def incidents(standing: Standing, records: Mapping[str, Sourced], wish: DraftWish) -> tuple[Sourced, ...]:
    """The incidents that the draft names: those that the officer lists, else those up to the day that count together.

    What another force recorded, and no agreement joins to the rest, is evidence there and not here.
    """
    if wish.words.incident_refs:
        return tuple(_named(wish.words.incident_refs, "incident", records, wish.force))
    counted = standing.ladder.cross_border.counted_together
    return tuple(records[key] for key in _keys(standing, StepKind.INCIDENT, wish) if key in counted)


def warnings(standing: Standing, records: Mapping[str, Sourced], wish: DraftWish) -> tuple[Sourced, ...]:
    """The written warnings served before the day: those that the officer lists, else the latest."""
    if wish.words.warning_refs:
        return tuple(_named(wish.words.warning_refs, "asb_order", records, wish.force))
    return tuple(records[key] for key in _keys(standing, StepKind.WARNING_SERVED, wish)[-1:])


def orders(standing: Standing, records: Mapping[str, Sourced], wish: DraftWish) -> tuple[Sourced, ...]:
    """Every warning, notice and order served or made before the day."""
    kinds = (StepKind.WARNING_SERVED, StepKind.NOTICE_SERVED, StepKind.ORDER)
    return tuple(records[key] for key in dict.fromkeys(key for kind in kinds for key in _keys(standing, kind, wish)))


def charges(standing: Standing, records: Mapping[str, Sourced], wish: DraftWish) -> tuple[Sourced, ...]:
    """The charges of the person up to the day."""
    keys = [step.key for step in standing.ladder.steps if step.on is None or step.on <= wish.today]
    found = [records[key] for key in dict.fromkeys(keys)]
    return tuple(record for record in found if record.type == "charge")


def resolve(names: Iterable[str], records: Mapping[str, Sourced], force: str) -> tuple[Sourced, ...]:
    """The records of these names, of whatever type; a name that no record has is passed over."""
    found = {key_of(record): record for name in names for record in _any_type(name, records, force)}
    return tuple(found.values())


def _any_type(name: str, records: Mapping[str, Sourced], force: str) -> Iterator[Sourced]:
    kinds = sorted({record.type for record in records.values()})
    yield from (record for kind in kinds for record in _named((name,), kind, records, force))


def _keys(standing: Standing, kind: StepKind, wish: DraftWish) -> tuple[str, ...]:
    steps = standing.ladder.steps
    past = [step.key for step in steps if step.kind is kind and step.on is not None and step.on <= wish.today]
    return tuple(dict.fromkeys(past))


def _named(names: Iterable[str], kind: str, records: Mapping[str, Sourced], force: str) -> Iterator[Sourced]:
    context = RuleContext(now=_NO_TIME, records=records)
    for name in names:
        found = context.resolve(name, kind, force)
        if found is not None:
            yield found
