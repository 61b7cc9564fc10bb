"""A case is numbered in the year of its offence or later."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced, finding
from xborder.identifiers import urn
from xborder.identifiers.checking import is_sure
from xborder.identifiers.years import full_year
from xborder.model.charge import Charge
from xborder.rules.context import RuleContext
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a URN of a year before the earliest offence of the charge."""
    charge: Charge = record.record
    number = charge.urn.value if charge.urn else None
    days = [each.began_on for each in charge.offences if each.began_on]
    if not number or not days or not (is_sure(urn.SCHEME, number) or urn.is_valid(number)):
        return
    if full_year(number[9:11], context.today.year + 1) < min(days).year:
        yield finding("XB-CHARGE-032", record.at(str(Path.of(Charge).urn)))
