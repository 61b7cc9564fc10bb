"""What happens to orders, each as a small story that the code itself is asked about: where it stood before, and where after."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs

from xborder.model.codes import AppealOutcome, OrderKind
from xborder.model.order import Appeal, AsbOrder, Service, Suspension
from xborder.model.parts import Provenance
from xborder.rules.order_state import OrderStatus, state_at

_MADE, _EVENT = dt.date(2026, 5, 1), dt.date(2026, 6, 1)
_DAY = dt.timedelta(days=1)


@attrs.frozen
class Change:
    """One way from a state to another, and what leads along it."""

    words: str
    before: OrderStatus
    after: OrderStatus


def changes() -> Iterator[Change]:
    """Each change, its two states as ``state_at`` gives them. Raises ValueError where the event changes nothing."""
    for words, order, day in _stories():
        before, after = state_at(order, day - _DAY).status, state_at(order, day).status
        if before is after:
            raise ValueError(f"{words}: nothing changes")
        yield Change(words, before, after)


def _stories() -> Iterator[tuple[str, AsbOrder, dt.date]]:
    """What happens, to which order, and on which day it is so."""
    notice = _order(OrderKind.CPN, services=(Service(served_on=_EVENT),))
    yield "a warning or notice is written", notice, _MADE
    yield "it reaches the person, and binds from then", notice, _EVENT
    yield "a court makes the order", _order(OrderKind.CBO), _MADE
    later = _order(OrderKind.CBO, in_force_from=_EVENT)
    yield "a court makes it to begin on a later day", later, _MADE
    yield "that day comes", later, _EVENT
    suspended = _order(OrderKind.CBO, suspensions=(Suspension(from_on=_EVENT, to_on=_EVENT + 30 * _DAY),))
    yield "a court suspends it", suspended, _EVENT
    yield "the suspension ends", suspended, _EVENT + 31 * _DAY
    appeal = Appeal(lodged_on=_MADE, determined_on=_EVENT, outcome=AppealOutcome.QUASHED)
    yield "an appeal succeeds", _order(OrderKind.CBO, appeal=appeal), _EVENT
    yield "it is discharged or withdrawn", _order(OrderKind.CBO, discharged_on=_EVENT), _EVENT
    yield "its last day passes", _order(OrderKind.CBO, ends_on=_EVENT - _DAY), _EVENT


def _order(kind: OrderKind, **fields: Any) -> AsbOrder:
    provenance = Provenance(force="36")
    return AsbOrder(ref="O-1", provenance=provenance, processing_restricted=False, kind=kind, made_on=_MADE, **fields)
