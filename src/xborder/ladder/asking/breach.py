"""Questions about one breach of a notice or an order: could it be prosecuted."""

from collections.abc import Iterator

import attrs

from xborder.findings import Sourced
from xborder.ladder.asking.question import BreachSeen, Question
from xborder.ladder.asking.terms import terms_named, words_are_missing
from xborder.ladder.clocks import penalty_pause_ends
from xborder.ladder.parts import Gate
from xborder.ladder.ran_out import ran_out
from xborder.ladder.words import date_in_words, one_of
from xborder.model.codes import AppealOutcome, OrderKind
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.named import key_of
from xborder.rules.order_facts import breach_moment, ends, issued, served
from xborder.rules.order_state import OrderStatus, Term
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
    without_a_day = None if at.order.services else False
    before = given.before(at.when) if given else without_a_day
    yield from asked.answer(f"The {one_of([at.order.kind])} was served before the breach", *places, met=before)


def in_force_at_breach(asked: Question) -> Iterator[Gate]:
    """Whether the order stood at the time; beside it, as a warning only, whether it says when it ends."""
    at = _breach(asked)
    end = _ORDER.ends_on if at.order.ends_at is None else _ORDER.ends_at
    places = ((at.record, _ORDER.in_force_from), (at.record, end), (at.record, _ORDER.breaches[at.index]))
    met, why = _stood(at)
    text = f"The {one_of([at.order.kind])} was in force on the day{why}"
    yield from asked.answer(text, *places, met=met)
    says = ends(at.order) is not None or at.order.until_further_order is True
    text = f"The {one_of([at.order.kind])} says how long it runs"
    for gate in asked.answer(text, (at.record, end), met=says):
        yield attrs.evolve(gate, blocks=False)


def _stood(at: BreachSeen) -> tuple[bool | None, str]:
    status, gone = at.state.status, ran_out(at.order, at.when)
    if status not in _STOOD:
        return False, f" (it was {_WORDS[status]})"
    if status is OrderStatus.IN_FORCE and gone is not False:
        return (False, " (its hours had run out)") if gone else (None, "")
    return (None if _quashed_some_day(at.order) else _STOOD[status]), ""


def requirement_at_breach(asked: Question) -> Iterator[Gate]:
    """Whether the requirement was among those in force, in the words of that day."""
    at = _breach(asked)
    named, right = at.breach.version, at.state.version
    superseded = named is not None and named != right
    why = f" (version {named} is named; version {right} was in force)" if superseded else ""
    place = (at.record, _ORDER.breaches[at.index])
    text = f"The breach is of a requirement in force that day{why}"
    yield from asked.answer(text, place, met=False if superseded else _term_stood(at))


def _term_stood(at: BreachSeen) -> bool | None:
    if at.breach.requirement_number is None or words_are_missing(at.order, at.when.day):
        return None
    if len(terms_named(at.order, at.breach, at.when.day)) > 1:
        return None
    term = at.term
    return term is not None and (term.without_effect is None or term.row is not None)


def appeal_at_breach(asked: Question) -> Iterator[Gate]:
    """Where there was an appeal: whether it left the requirement standing (ASBCPA 2014 s.46(3))."""
    at = _breach(asked)
    term = at.term
    if at.order.appeal is None or term is None:
        return
    met = None if term.row is None and _may_suspend(at, term) else term.row is None
    yield from asked.answer("No appeal had suspended the requirement", (at.record, _ORDER.appeal), met=met)


def _may_suspend(at: BreachSeen, term: Term) -> bool:
    """True if an appeal of which nobody knows when it was lodged may have been open."""
    appeal, row = at.order.appeal, law.value("cpn.appeal.pending", on=at.when.day)
    if appeal is None or appeal.lodged_on is not None or row is None or at.order.kind is not OrderKind.CPN:
        return False
    over = appeal.determined_on is not None and appeal.determined_on <= at.when.day
    return term.requirement.kind in row.words and not over


def _quashed_some_day(order: AsbOrder) -> bool:
    """True if a court quashed the notice, nobody knows when."""
    appeal = order.appeal
    return appeal is not None and appeal.outcome is AppealOutcome.QUASHED and appeal.determined_on is None


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
    """Where a fixed penalty was given since the breach: whether its time has run out unpaid (ASBCPA 2014 s.52)."""
    for record in _penalties(asked):
        pause = penalty_pause_ends(record.record)
        last = f" (last day {date_in_words(pause[0])})" if pause is not None else ""
        over = asked.view.today > pause[0] if pause is not None else None
        place = (record, _ORDER.made_on)
        yield from asked.answer(f"The time to pay {record.record.ref} has run out{last}", place, met=over)
        yield from asked.answer(f"The fixed penalty {record.record.ref} was not paid", place, met=None)


def no_penalty_yet(asked: Question) -> Iterator[Gate]:
    """Whether no fixed penalty was given for the breach; not to be told where it may have been for another breach."""
    given = _penalties(asked)
    names = ", ".join(record.record.ref for record in given)
    text = "No fixed penalty was given for the breach" + (f" ({names} was given since)" if given else "")
    sure = any(_is_for_it(asked, record.record) for record in given)
    met = True if not given else False if sure else None
    yield from asked.answer(text, *((record, _ORDER.made_on) for record in given), met=met)


def _penalties(asked: Question) -> list[Sourced]:
    """The fixed penalties that may be for the breach: not given before it, nor later than today."""
    first, found = _breach(asked).when.day, []
    for record in asked.view.group.orders_of(OrderKind.CPN_FPN):
        given = issued(record.record)
        if given is None or first <= given.day <= asked.view.today:
            found.append(record)
    return found


def _is_for_it(asked: Question, penalty: AsbOrder) -> bool:
    """Whether a penalty can be for no other breach: it has a day, and only one breach may have come before it."""
    given, notices = issued(penalty), asked.view.group.orders_of(OrderKind.CPN)
    moments = [breach_moment(breach) for record in notices for breach in record.record.breaches]
    return given is not None and sum(1 for when in moments if when is None or when.day <= given.day) == 1


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
