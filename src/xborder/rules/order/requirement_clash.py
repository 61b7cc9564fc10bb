"""REQ4: terms do not repeat or contradict each other, nor another order that runs."""

from collections.abc import Iterator
from itertools import combinations

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import in_life, issued
from xborder.rules.paths import Path
from xborder.rules.term_words import core


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report terms that clash."""
    order: AsbOrder = record.record
    yield from _clashes(record, order)
    yield from _clashes_with_others(record, order, context)


def _clashes(record: Sourced, order: AsbOrder) -> Iterator[Finding]:
    for (_, first), (index, second) in combinations(enumerate(order.requirements), 2):
        here = Path.of(AsbOrder).requirements[index].text
        if core(first) == core(second):
            code = "XB-ORDER-098" if first.kind is second.kind else "XB-ORDER-099"
            yield found(code, record, here, number=first.number, order="this order")


def _clashes_with_others(record: Sourced, order: AsbOrder, context: RuleContext) -> Iterator[Finding]:
    """The same against other orders on the person that run at the same time."""
    made = issued(order)
    if made is None or order.subject is None or order.subject.name is None:
        return
    for other in context.of_type("asb_order"):
        held: AsbOrder = other.record
        if held is order or held.ref == order.ref or not _same_person(order, held) or not in_life(held, made.day):
            continue
        for index, term in enumerate(order.requirements):
            for another in held.requirements:
                if core(term) == core(another) and term.kind is not another.kind:
                    here = Path.of(AsbOrder).requirements[index].text
                    yield found("XB-ORDER-099", record, here, number=another.number, order=held.ref)


def _same_person(order: AsbOrder, other: AsbOrder) -> bool:
    one, two = order.subject, other.subject
    return bool(one and two and one.name == two.name and one.date_of_birth == two.date_of_birth)
