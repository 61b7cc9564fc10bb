"""REQ3: a term leaves a person their home."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import RequirementKind
from xborder.model.order import AsbOrder, Requirement
from xborder.model.person import Person
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path
from xborder.rules.term_words import said


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report terms that keep a person from where they live."""
    order: AsbOrder = record.record
    for index, term in enumerate(order.requirements):
        if _keeps_from_home(term, order.subject):
            made = issued(order)
            row = law.value("cpn.requirements.limit", on=made.day if made else context.today)
            yield found("XB-ORDER-097", record, Path.of(AsbOrder).requirements[index].text, row=row)


def _keeps_from_home(term: Requirement, subject: Person | None) -> bool:
    """Whether a term that forbids names the street or postcode of an address that the person lives at."""
    if term.kind is not RequirementKind.PROHIBIT or subject is None:
        return False
    words = said(f"{term.text} {term.area or ''}")
    lived = [address for address in subject.addresses if address.valid_to is None and address.kind in {None, "home"}]
    parts = [line for address in lived for line in address.lines[:1]]
    parts += [address.postcode.text for address in lived if address.postcode]
    return any(said(part) and f" {said(part)} " in f" {words} " for part in parts)
