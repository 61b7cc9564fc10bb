"""A question of a step, and how its answer is made."""

from collections.abc import Iterator
from functools import cached_property

import attrs

from xborder.findings import Sourced
from xborder.ladder.parts import Gate
from xborder.ladder.resting import Resting, resting
from xborder.ladder.view import View
from xborder.model.codes import OrderKind
from xborder.model.operation import Level, Need
from xborder.model.order import AsbOrder, Breach
from xborder.reference import law
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order_state import OrderState, Term, state_at
from xborder.rules.paths import Path


@attrs.frozen(slots=False)
class BreachSeen:
    """One breach of one order, and when it was."""

    record: Sourced
    index: int
    when: Moment

    @property
    def order(self) -> AsbOrder:
        """The order."""
        order: AsbOrder = self.record.record
        return order

    @property
    def breach(self) -> Breach:
        """The breach."""
        return self.order.breaches[self.index]

    @cached_property
    def state(self) -> OrderState:
        """The order as it stood then: several questions look at it."""
        return state_at(self.order, self.when.at or self.when.day)

    @cached_property
    def term(self) -> Term | None:
        """The term that the breach names, in the words of that day."""
        number = self.breach.requirement_number
        return next((one for one in self.state.terms if one.requirement.number == number), None)


@attrs.frozen(kw_only=True)
class Question:
    """One need of a step, put to one person's history, or to one breach in it."""

    view: View
    need: Need
    at: BreachSeen | None = None

    @property
    def kinds(self) -> tuple[OrderKind, ...]:
        """The kinds of orders that it is about."""
        return self.need.of

    @property
    def row(self) -> law.LawRow | None:
        """The row of law that it rests on, as it stands today."""
        found = self._resting
        return found.row if found is not None else None

    @property
    def _resting(self) -> Resting | None:
        return resting(self.need.law, self.view.today) if self.need.law is not None else None

    def number(self, otherwise: int) -> int:
        """The number asked for: of the step, else of the law, else another."""
        if self.need.number is not None:
            return self.need.number
        row = self.row
        return row.number if row is not None else otherwise

    def answer(self, text: str, *places: tuple[Sourced, Path | str], met: bool | None) -> Iterator[Gate]:
        """The gate, with the records and the places in them that it was judged by.

        The step's own words take the place of ``text``. A row of law that is not
        sure does not block (design, decision 6).
        """
        found = self._resting
        keys = tuple(dict.fromkeys(key_of(record) for record, _ in places))
        yield Gate(
            check=self.need.check.value,
            text=self.need.text or text,
            met=met,
            blocks=self.need.level is Level.MUST and (found is None or found.sure),
            evidence=keys,
            places=tuple(record.at(str(path)) for record, path in places),
            law=found.shown if found is not None else None,
        )
