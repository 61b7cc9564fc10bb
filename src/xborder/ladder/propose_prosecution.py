"""Whether the record supports a prosecution for breach of a notice (ASBCPA 2014 s.48)."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.ladder.clocks import penalty_pause_ends
from xborder.ladder.parts import Gate, Proposal, ProposalKind
from xborder.ladder.view import View, gate
from xborder.ladder.words import date_in_words
from xborder.model.charge import Charge
from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder, Breach
from xborder.reference import law
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order.appeal_pending import pending, quashed
from xborder.rules.order_facts import breach_moment, in_life, requirement_of, served
from xborder.rules.paths import Path
from xborder.rules.time_limit import limit_for

_ORDER = Path.of(AsbOrder)


def propose(view: View) -> Iterator[Proposal]:
    """A prosecution for each breach of a notice for which no information is recorded."""
    for record in view.group.orders_of(OrderKind.CPN):
        order: AsbOrder = record.record
        for index, breach in enumerate(order.breaches):
            when = breach_moment(breach)
            if when is not None and when.day <= view.today and breach.information_laid_on is None:
                yield _proposal(view, record, index, when)


def _proposal(view: View, record: Sourced, index: int, when: Moment) -> Proposal:
    breach: Breach = record.record.breaches[index]
    return Proposal(
        kind=ProposalKind.PROSECUTION,
        title=f"Prosecute the breach of {record.record.ref} of {date_in_words(when.day)}",
        gates=(
            *_life_gates(record, index, when),
            *_term_gates(record, index, breach, when.day),
            _limit_gate(view, record, index, when.day),
            *_penalty_gates(view),
        ),
        law=view.rows("cpn.offence", "cpn.offence.defences", "limit.summary", "limit.event"),
        cautions=tuple(_cautions(view, breach, when.day)),
    )


def _life_gates(record: Sourced, index: int, when: Moment) -> tuple[Gate, ...]:
    order: AsbOrder = record.record
    given = served(order)
    here = (record, _ORDER.breaches[index])
    before = given.before(when) if given else False
    live = in_life(order, when.day)
    life = ((record, _ORDER.in_force_from), (record, _ORDER.ends_on), here)
    return (
        gate("The notice was served before the breach", (record, _ORDER.services), here, met=before),
        gate("The notice was in force on the day", *life, met=live),
    )


def _term_gates(record: Sourced, index: int, breach: Breach, day: dt.date) -> Iterator[Gate]:
    order: AsbOrder = record.record
    term = requirement_of(order, breach, day)
    here = (record, _ORDER.breaches[index])
    yield gate("The breach is of a requirement in force that day", here, met=term is not None)
    row = law.value("cpn.appeal.pending", on=day)
    if order.appeal is not None and term is not None and row is not None:
        suspended = term.kind in row.words and pending(order.appeal, day)
        yield gate("No appeal had suspended the requirement", (record, _ORDER.appeal), met=not suspended)
        yield gate("The notice had not been quashed", (record, _ORDER.appeal), met=not quashed(order.appeal, day))


def _limit_gate(view: View, record: Sourced, index: int, day: dt.date) -> Gate:
    limit = limit_for(day)
    here = (record, _ORDER.breaches[index].information_laid_on)
    if limit is None:
        return gate("The time limit", here, met=None)
    text = f"Information laid or written charge issued by {date_in_words(limit.last_day)}"
    return gate(text, here, met=view.today <= limit.last_day)


def _penalty_gates(view: View) -> Iterator[Gate]:
    for record in view.group.orders_of(OrderKind.CPN_FPN):
        pause = penalty_pause_ends(record.record)
        if pause is not None:
            text = f"The time to pay {record.record.ref} has run out (last day {date_in_words(pause[0])})"
            yield gate(text, (record, _ORDER.made_on), met=view.today > pause[0])
            yield gate(f"The fixed penalty {record.record.ref} was not paid", (record, _ORDER.made_on), met=None)


def _cautions(view: View, breach: Breach, day: dt.date) -> Iterator[str]:
    if not (breach.excuse_considered or "").strip():
        yield "Ask about reasonable steps and excuse (s.48(3)), and record the answer."
    for record in view.group.charges:
        charge: Charge = record.record
        if any(offence.began_on == day for offence in charge.offences):
            yield f"Already charged for that day in {key_of(record)}: consider both on the same facts."
    yield (
        "A breach is fine only and unlocks no order about dogs; ss.63 and 64 of the PCSC Act 2022 do (ss.65, 66). "
        "Consider them where the facts allow."
    )
