"""One arrest, one ASN: charges of different cases do not share one."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.charge import Charge
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.named import key_of
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an ASN that an earlier charge, in the order of their keys, of another case or person has too."""
    charge: Charge = record.record
    number = _asn(charge)
    if number is None:
        return
    for other in context.charges_of(number):
        if other is record:
            return
        if other.record.urn != charge.urn:
            yield found("XB-CASE-007", record, Path.of(Charge).defendant.identifiers.asn, other=key_of(other))
            return


def _asn(charge: Charge) -> str | None:
    numbers = charge.defendant.identifiers if charge.defendant else None
    return numbers.asn.value if numbers and numbers.asn else None
