"""ID1: an order or a charge says who it is against."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.charge import Charge
from xborder.model.order import AsbOrder
from xborder.model.person import Person
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.names import names_of
from xborder.rules.paths import Path
from xborder.rules.people import organisation_of


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a warning, notice, order or charge that names nobody; an organisation has its name by its type."""
    judged: AsbOrder | Charge = record.record
    if organisation_of(judged) is not None:
        return
    person: Person | None = judged.subject if isinstance(judged, AsbOrder) else judged.defendant
    if person is None or not names_of(person):
        here = Path.of(AsbOrder).subject if isinstance(judged, AsbOrder) else Path.of(Charge).defendant
        yield found("XB-PERSON-003", record, here)
