"""Questions about one breach of a notice or an order: could it be prosecuted."""

from collections.abc import Iterator

from xborder.ladder.asking.question import BreachSeen, Question
from xborder.ladder.clocks import penalty_pause_ends
from xborder.ladder.parts import Gate
from xborder.ladder.words import date_in_words, one_of
from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder
from xborder.rules.named import key_of
from xborder.rules.order_facts import served
from xborder.rules.order_state import OrderState, OrderStatus, state_at
from xborder.rules.paths import Path
from xborder.rules.time_limit import limit_for

_ORDER = Path.of(AsbOrder)
#: What an order may have been at the time of a breach of it; whether it had been served is a question of its own.
_STOOD = {OrderStatus.IN_FORCE: True, OrderStatus.NOT_SERVED: True, OrderStatus.UNKNOWN: None}
_WORDS = {
    OrderStatus.NOT_MADE: "not made yet",
    OrderStatus.NOT_BEGUN: "not to begin until later",
    OrderStatus.SUSPENDED: "suspended",
    OrderStatus.QUASHED: "quashed",
    OrderStatus.DISCHARGED: "discharged",
    OrderStatus.EXPIRED: "at an end",
}


def served_before_breach(asked: Question) -> Iterator[Gate]:
    """Whether the paper had reached the person before the breach."""
    at = _breach(asked)
    given = served(at.order)
    places = ((at.record, _ORDER.services), (at.record, _ORDER.breaches[at.index]))
    before = given.before(at.when) if given else False
    yield from asked.answer(f"The {one_of([at.order.kind])} was served before the breach", *places, met=before)


def in_force_at_breach(asked: Question) -> Iterator[Gate]:
    """Whether the order stood at the time."""
    at = _breach(asked)
    places = ((at.record, _ORDER.in_force_from), (at.record, _ORDER.ends_on), (at.record, _ORDER.breaches[at.index]))
    status = _state(at).status
    why = "" if status in _STOOD else f" (it was {_WORDS[status]})"
    text = f"The {one_of([at.order.kind])} was in force on the day{why}"
    yield from asked.answer(text, *places, met=_STOOD.get(status, False))


def requirement_at_breach(asked: Question) -> Iterator[Gate]:
    """Whether the requirement was among those in force, in the words of that day."""
    at = _breach(asked)
    term = next((one for one in _state(at).terms if one.requirement.number == at.breach.requirement_number), None)
    met = term is not None and (term.without_effect is None or term.row is not None)
    place = (at.record, _ORDER.breaches[at.index])
    yield from asked.answer("The breach is of a requirement in force that day", place, met=met)


def appeal_at_breach(asked: Question) -> Iterator[Gate]:
    """Where there was an appeal: whether it left the requirement standing (ASBCPA 2014 s.46(3))."""
    at = _breach(asked)
    if at.order.appeal is None:
        return
    term = next((one for one in _state(at).terms if one.requirement.number == at.breach.requirement_number), None)
    place = (at.record, _ORDER.appeal)
    if term is not None:
        yield from asked.answer("No appeal had suspended the requirement", place, met=term.row is None)


def time_limit(asked: Question) -> Iterator[Gate]:
    """Whether an information may still be laid: a summary offence has six months (MCA 1980 s.127)."""
    at = _breach(asked)
    place = (at.record, _ORDER.breaches[at.index].information_laid_on)
    limit = limit_for(at.when.day)
    if limit is None:
        yield from asked.answer("The time limit", place, met=None)
        return
    text = f"Information laid or written charge issued by {date_in_words(limit.last_day)}"
    yield from asked.answer(text, place, met=asked.view.today <= limit.last_day)


def penalty_over(asked: Question) -> Iterator[Gate]:
    """Where a fixed penalty was given: whether its time has run out unpaid (ASBCPA 2014 s.52)."""
    for record in asked.view.group.orders_of(OrderKind.CPN_FPN):
        pause = penalty_pause_ends(record.record)
        if pause is not None:
            text = f"The time to pay {record.record.ref} has run out (last day {date_in_words(pause[0])})"
            place = (record, _ORDER.made_on)
            yield from asked.answer(text, place, met=asked.view.today > pause[0])
            yield from asked.answer(f"The fixed penalty {record.record.ref} was not paid", place, met=None)


def excuse_considered(asked: Question) -> Iterator[Gate]:
    """Whether an excuse was asked about."""
    at = _breach(asked)
    place = (at.record, _ORDER.breaches[at.index].excuse_considered)
    text = "Reasonable steps and excuse were asked about, and the answer recorded"
    yield from asked.answer(text, place, met=bool((at.breach.excuse_considered or "").strip()))


def not_charged_yet(asked: Question) -> Iterator[Gate]:
    """Whether nobody has charged an offence of that day: both should be considered on the same facts."""
    at = _breach(asked)
    charged = [
        record for record in asked.view.charges if any(each.began_on == at.when.day for each in record.record.offences)
    ]
    names = ", ".join(key_of(record) for record in charged)
    text = "No charge is recorded for that day" + (f" ({names} is: consider both on the same facts)" if charged else "")
    yield from asked.answer(text, *((record, "/offences") for record in charged), met=not charged)


def _breach(asked: Question) -> BreachSeen:
    if asked.at is None:
        raise TypeError(f"{asked.need.check.value} is a question about a breach")
    return asked.at


def _state(at: BreachSeen) -> OrderState:
    return state_at(at.order, at.when.at or at.when.day)
