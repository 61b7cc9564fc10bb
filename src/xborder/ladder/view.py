"""What the questions look at: a person's records as they stood on a day, and the operation and agreement in use."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import Any

import attrs

from xborder.findings import Sourced
from xborder.ladder.cross_border import Counting, counting
from xborder.ladder.group import Group
from xborder.ladder.parts import Scope
from xborder.ladder.ran_out import ran_out
from xborder.model.codes import OrderKind
from xborder.model.incident import Incident
from xborder.model.operation import Operation
from xborder.model.order import AsbOrder
from xborder.reference.clocks import age_range
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order.appeal_pending import quashed
from xborder.rules.order_facts import ends_as_of, issued, served
from xborder.rules.order_state import OrderStatus, state_at

_ALIVE = (OrderStatus.IN_FORCE, OrderStatus.SUSPENDED, OrderStatus.NOT_BEGUN)


@attrs.frozen(kw_only=True, slots=False)
class View:
    """One person's records, seen at ``now``; ``today`` is that day in London."""

    group: Group
    now: dt.datetime
    today: dt.date
    operation: Operation
    scope: Scope | None
    #: What is the same for everybody of one assessment, by what it is.
    memory: dict[str, Any] = attrs.field(factory=dict, eq=False, repr=False)
    _own: dict[tuple[str, tuple[OrderKind, ...]], Any] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @cached_property
    def incidents(self) -> tuple[Sourced, ...]:
        """Incidents up to today, the earliest first."""
        dated = [(moment, record) for record in self.group.incidents if (moment := seen(record.record)) is not None]
        past = [(moment, record) for moment, record in dated if moment.day <= self.today]
        return tuple(record for _, record in sorted(past, key=lambda pair: (pair[0].sort_key(), key_of(pair[1]))))

    @cached_property
    def counting(self) -> Counting:
        """Which of the incidents count together, and which do not."""
        return counting(self.incidents, self.scope, self.today)

    def served(self, kinds: tuple[OrderKind, ...]) -> tuple[tuple[Sourced, Moment], ...]:
        """The orders of some kinds that had reached the person by today, and when, the earliest first."""
        found: tuple[tuple[Sourced, Moment], ...] = self._once("served", kinds, self._served)
        return found

    def in_force(self, kinds: tuple[OrderKind, ...]) -> tuple[Sourced, ...]:
        """The orders of some kinds that stand today: suspended, or not begun, they stand too."""
        found: tuple[Sourced, ...] = self._once("in_force", kinds, self._in_force)
        return found

    def perhaps_in_force(self, kinds: tuple[OrderKind, ...]) -> tuple[Sourced, ...]:
        """The orders of some kinds that may stand: nobody knows when they were made, or whether a court kept them going."""
        found: tuple[Sourced, ...] = self._once("perhaps", kinds, self._perhaps)
        return found

    def _perhaps(self, kinds: tuple[OrderKind, ...]) -> tuple[Sourced, ...]:
        undated = [record for record in self.group.orders_of(*kinds) if issued(record.record) is None]
        unended = [record for record in self._standing(kinds) if ran_out(record.record, self._moment) is None]
        return tuple([record for record in undated if not self._over(record.record)] + unended)

    def _over(self, order: AsbOrder) -> bool:
        gone = order.discharged_on is not None and order.discharged_on <= self.today
        end = ends_as_of(order, self.today)
        ended = end is not None and end.before(self._moment) is True
        return gone or ended or (order.appeal is not None and quashed(order.appeal, self.today))

    def _once(self, what: str, kinds: tuple[OrderKind, ...], work: Callable[[tuple[OrderKind, ...]], Any]) -> Any:
        """Several steps ask the same of the same papers."""
        key = (what, kinds)
        if key not in self._own:
            self._own[key] = work(kinds)
        return self._own[key]

    def _served(self, kinds: tuple[OrderKind, ...]) -> tuple[tuple[Sourced, Moment], ...]:
        given = [(record, moment) for record in self.group.orders_of(*kinds) if (moment := served(record.record))]
        past = [pair for pair in given if pair[1].day <= self.today]
        return tuple(sorted(past, key=lambda pair: (pair[1].sort_key(), key_of(pair[0]))))

    def _in_force(self, kinds: tuple[OrderKind, ...]) -> tuple[Sourced, ...]:
        return tuple(record for record in self._standing(kinds) if ran_out(record.record, self._moment) is False)

    def _standing(self, kinds: tuple[OrderKind, ...]) -> tuple[Sourced, ...]:
        """By their own dates, whatever the law makes of them."""
        found: tuple[Sourced, ...] = self._once("standing", kinds, self._by_their_dates)
        return found

    def _by_their_dates(self, kinds: tuple[OrderKind, ...]) -> tuple[Sourced, ...]:
        return tuple(
            record
            for record in self.group.orders_of(*kinds)
            if self._made(record) and state_at(record.record, self.today).status in _ALIVE
        )

    @property
    def _moment(self) -> Moment:
        return Moment(self.today, self.now)

    @property
    def charges(self) -> tuple[Sourced, ...]:
        """The charges and hearings of the person."""
        return self.group.proceedings

    @cached_property
    def ages(self) -> tuple[int, int] | None:
        """The youngest and oldest the person may be today, or None where no date of birth is known."""
        return age_range(self.group.born, self.today) if self.group.born is not None else None

    def _made(self, record: Sourced) -> bool:
        made = issued(record.record)
        return made is None or made.day <= self.today


def seen(incident: Incident) -> Moment | None:
    """When an incident happened."""
    return Moment.of(incident.occurred_on, incident.occurred_at)
