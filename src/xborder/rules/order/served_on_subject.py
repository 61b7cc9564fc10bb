"""ID2: the paper was given to the person it is for (ASBCPA 2014 s.55)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import ServiceMethod
from xborder.model.order import AsbOrder
from xborder.model.parts import PersonName
from xborder.model.person import Person
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

#: Ways in which somebody else rightly takes the paper.
_FOR_ANOTHER = (ServiceMethod.BODY_OFFICER, ServiceMethod.PARTNER, ServiceMethod.POSTED_ON_PREMISES)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a recipient whose name is not that of the person the order is made against."""
    order: AsbOrder = record.record
    if order.subject is None or order.subject.name is None:
        return
    made = issued(order)
    row = law.value("cpn.service.methods", on=made.day if made else context.today)
    names = _words(*_names(order.subject))
    for index, service in enumerate(order.services):
        if not service.recipient or service.method in _FOR_ANOTHER:
            continue
        given = frozenset(service.recipient.casefold().split())
        here = Path.of(AsbOrder).services[index].recipient
        if not given & names:
            # Handed to another, it did not reach the person; left or posted, the name may be that of a neighbour.
            code = "XB-ORDER-090" if service.method is ServiceMethod.HANDED else "XB-ORDER-091"
            yield found(code, record, here, row=row)
        elif not given & _words(*(PersonName(family=name.family) for name in _names(order.subject))):
            yield found("XB-ORDER-091", record, here, row=row)


def _names(subject: Person) -> tuple[PersonName, ...]:
    return (*((subject.name,) if subject.name else ()), *subject.aliases)


def _words(*names: PersonName) -> frozenset[str]:
    """Every word of the names, without case."""
    return frozenset(word for name in names for word in name.display.casefold().split())
