"""REQ2, REQ3, REQ4: terms answer the effect, leave home alone, and do not repeat or contradict each other."""

import re
from collections.abc import Iterator
from itertools import combinations

from xborder.findings import Finding, Sourced
from xborder.model.codes import OrderKind, RequirementKind
from xborder.model.order import AsbOrder, Requirement
from xborder.model.person import Person
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import in_life, issued
from xborder.rules.paths import Path

_WORD = re.compile(r"[a-z0-9]+", re.ASCII)
_FORBID = re.compile(r"^(?:you )?(?:must|shall|may|are|is|do|to)? ?(?:not|never)\b ?(?:to )?", re.IGNORECASE)
_ASK = re.compile(r"^(?:you )?(?:must|shall|are to|is to|to) ?", re.IGNORECASE)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report terms that nothing shows to be needed, that keep a person from home, or that clash."""
    order: AsbOrder = record.record
    made = issued(order)
    day = made.day if made else context.today
    row = law.value("cpn.requirements.limit", on=day)
    for index, term in enumerate(order.requirements):
        here = Path.of(AsbOrder).requirements[index]
        if order.kind is OrderKind.CPN and not (term.linked_refs or _has_effect(order)):
            yield found("XB-ORDER-096", record, here.linked_refs, row=row)
        if _keeps_from_home(term, order.subject):
            yield found("XB-ORDER-097", record, here.text, row=row)
    yield from _clashes(record, order)
    yield from _clashes_with_others(record, order, context)


def _has_effect(order: AsbOrder) -> bool:
    """Whether the order as a whole says what its terms answer: what is said of it counts for each of them."""
    return bool(order.grounds or order.incident_refs or order.continuing_effect or order.conduct_last_on)


def _keeps_from_home(term: Requirement, subject: Person | None) -> bool:
    """Whether a term that forbids names the street or postcode of an address that the person lives at."""
    if term.kind is not RequirementKind.PROHIBIT or subject is None:
        return False
    said = _said(f"{term.text} {term.area or ''}")
    lived = [address for address in subject.addresses if address.valid_to is None and address.kind in {None, "home"}]
    parts = [line for address in lived for line in address.lines[:1]]
    parts += [address.postcode.text for address in lived if address.postcode]
    return any(_said(part) and f" {_said(part)} " in f" {said} " for part in parts)


def _clashes(record: Sourced, order: AsbOrder) -> Iterator[Finding]:
    for (_, first), (index, second) in combinations(enumerate(order.requirements), 2):
        here = Path.of(AsbOrder).requirements[index].text
        if _core(first) == _core(second):
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
                if _core(term) == _core(another) and term.kind is not another.kind:
                    here = Path.of(AsbOrder).requirements[index].text
                    yield found("XB-ORDER-099", record, here, number=another.number, order=held.ref)


def _same_person(order: AsbOrder, other: AsbOrder) -> bool:
    one, two = order.subject, other.subject
    return bool(one and two and one.name == two.name and one.date_of_birth == two.date_of_birth)


def _core(term: Requirement) -> str:
    """What a term is about, without the words that forbid or ask."""
    return _said(_ASK.sub("", _FORBID.sub("", term.text.strip()), count=1))


def _said(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
