"""What an order said at a moment: whether it bound the person, in which version, by which terms.

>>> import datetime as dt
>>> from xborder.model.parts import Provenance
>>> order = AsbOrder(
...     ref="CBO-1", provenance=Provenance(force="36"), processing_restricted=False, kind=OrderKind.CBO,
...     made_on=dt.date(2026, 5, 1), ends_on=dt.date(2028, 4, 30),
... )
>>> state_at(order, dt.date(2026, 8, 1)).status.value, state_at(order, dt.date(2028, 5, 1)).status.value
('in_force', 'expired')
"""

import datetime as dt
from enum import StrEnum

import attrs

from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder, Breach, Requirement
from xborder.reference import law
from xborder.reference.clocks import uk_day
from xborder.rules.moments import Moment
from xborder.rules.order.appeal_pending import pending, quashed
from xborder.rules.order_facts import (
    breach_moment,
    ends,
    ends_as_of,
    issued,
    requirements_of,
    served,
    starts,
    version_on,
)

#: Papers that bind a person only once they have reached them; a court's order binds from when it is made.
_BY_SERVICE = (OrderKind.CPW, OrderKind.CPN)


class OrderStatus(StrEnum):
    """Where an order stands at a moment."""

    UNKNOWN = "unknown"
    NOT_MADE = "not_made"
    NOT_SERVED = "not_served"
    NOT_BEGUN = "not_begun"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    QUASHED = "quashed"
    DISCHARGED = "discharged"
    EXPIRED = "expired"


@attrs.frozen(kw_only=True)
class Term:
    """A requirement in the words of that day, and why it had no effect, if it had none, by which row of law."""

    requirement: Requirement
    without_effect: str | None = None
    row: law.LawRow | None = None


@attrs.frozen(kw_only=True)
class OrderState:
    """An order at a moment.

    ``version`` is the number of the words in force, the order as made being 1;
    ``terms`` are all its terms of that day, those without effect marked;
    ``breached`` the breaches recorded up to then; ``unknown`` says, in words,
    what the record does not tell and what was therefore taken for granted.
    """

    status: OrderStatus
    version: int = 1
    terms: tuple[Term, ...] = ()
    breached: tuple[Breach, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def binding(self) -> tuple[Requirement, ...]:
        """The terms that bound the person."""
        if self.status is not OrderStatus.IN_FORCE:
            return ()
        return tuple(term.requirement for term in self.terms if term.without_effect is None)


def state_at(order: AsbOrder, at: dt.date | dt.datetime) -> OrderState:
    """The state of an order on a day, or at a time of it.

    On the day it was served, varied or discharged the later state counts, unless
    both times are known. Dates that the record lacks are named in ``unknown``.
    """
    moment = Moment(uk_day(at), at) if isinstance(at, dt.datetime) else Moment(at)
    day, made = moment.day, issued(order)
    status = _status(order, moment, made)
    version = version_on(order, day)
    return OrderState(
        status=status,
        version=version,
        terms=tuple(_term(order, term, day) for term in requirements_of(order, version)),
        breached=tuple(breach for breach in order.breaches if _by(breach_moment(breach), moment)),
        unknown=tuple(_unknown(order, made)),
    )


def _status(order: AsbOrder, moment: Moment, made: Moment | None) -> OrderStatus:
    if made is None:
        return OrderStatus.UNKNOWN
    if moment.before(made):
        return OrderStatus.NOT_MADE
    return _over(order, moment) or _running(order, moment)


def _running(order: AsbOrder, moment: Moment) -> OrderStatus:
    """An order that was made and is not over: served and begun, or not."""
    day, begins = moment.day, starts(order)
    if order.kind in _BY_SERVICE and not _by(served(order), moment):
        return OrderStatus.NOT_SERVED
    if begins is not None and (day < begins.day or (begins.at is not None and moment.before(begins) is True)):
        return OrderStatus.NOT_BEGUN
    if any(one.from_on <= day and (one.to_on is None or day <= one.to_on) for one in order.suspensions):
        return OrderStatus.SUSPENDED
    return OrderStatus.IN_FORCE


def _over(order: AsbOrder, moment: Moment) -> OrderStatus | None:
    day, end = moment.day, ends_as_of(order, moment.day)
    if order.appeal is not None and quashed(order.appeal, day):
        return OrderStatus.QUASHED
    if order.discharged_on is not None and day >= order.discharged_on:
        return OrderStatus.DISCHARGED
    if end is None:
        return None
    over = day > end.day or (end.at is not None and end.before(moment) is True)
    return OrderStatus.EXPIRED if over else None


def _term(order: AsbOrder, term: Requirement, day: dt.date) -> Term:
    if (term.applies_from and day < term.applies_from) or (term.applies_to and day > term.applies_to):
        return Term(requirement=term, without_effect="the term does not apply on this day")
    row = law.value("cpn.appeal.pending", on=day) if order.kind is OrderKind.CPN else None
    if row and order.appeal and term.kind in row.words and pending(order.appeal, day):
        return Term(requirement=term, without_effect="an appeal is open", row=row)
    return Term(requirement=term)


def _by(event: Moment | None, moment: Moment) -> bool:
    """True if an event is known to have happened by a moment; on one day without both times it has."""
    return event is not None and moment.before(event) is not True


def _unknown(order: AsbOrder, made: Moment | None) -> list[str]:
    found = []
    if made is None:
        found.append("when it was made")
    if order.kind in _BY_SERVICE and served(order) is None:
        found.append("when it was served")
    if ends(order) is None and order.until_further_order is not True:
        found.append("when it ends: it is taken to go on")
    if order.appeal is not None and order.appeal.lodged_on is None:
        found.append("when the appeal was lodged: it is taken not to have been open")
    if any(version.in_force_from is None and version.made_on is None for version in order.versions):
        found.append("when a variation began: it is left out")
    return found
