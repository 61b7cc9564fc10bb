"""An ASN carries a year and a force: they are those of the arrest, and of the URN."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Location, Sourced, finding
from xborder.identifiers import asn, urn
from xborder.identifiers.checking import is_sure
from xborder.identifiers.errors import InvalidIdentifier
from xborder.model.charge import Charge
from xborder.model.values import Identifier
from xborder.rules.context import RuleContext
from xborder.rules.paths import Path

_HERE = Path.of(Charge)

#: Owners that many forces share: their numbers say nothing of who brings the case.
_SHARED = "00"


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report an ASN of another year than every arrest and charge, or of another force than the URN."""
    charge: Charge = record.record
    numbers = charge.defendant.identifiers if charge.defendant else None
    parts = _parts(numbers.asn if numbers else None)
    if parts is None:
        return
    years = _years(charge)
    if years and int(parts["year"]) not in {year % 100 for year in years}:
        yield finding("XB-CHARGE-030", _place(record))
    force = _force(charge.urn)
    if force and parts["force"].isdigit() and _SHARED not in (force, parts["force"]) and force != parts["force"]:
        yield finding("XB-CHARGE-031", _place(record), asn_force=parts["force"], urn_force=force)


def _place(record: Sourced) -> Location:
    return record.at(str(_HERE.defendant.identifiers.asn))


def _parts(number: Identifier | None) -> dict[str, str] | None:
    if number is None or not number.value:
        return None
    if is_sure(asn.SCHEME, number.value):
        return {"year": number.value[:2], "force": number.value[2:4]}
    try:
        return asn.parts(number.value)
    except InvalidIdentifier:
        return None


def _force(number: Identifier | None) -> str | None:
    if number is None or not number.value:
        return None
    return number.value[:2] if is_sure(urn.SCHEME, number.value) or urn.is_valid(number.value) else None


def _years(charge: Charge) -> set[int]:
    """The years in which the number can have been given: of an arrest, or where there was none, of the charge.

    A number may be given the day after: New Year's Eve counts for both years.
    """
    arrests = [each.arrested_on for each in charge.offences if each.arrested_on]
    charges = [each.charged_on or each.began_on for each in charge.offences]
    days = arrests or [day for day in charges if day is not None]
    return {(day + dt.timedelta(days=later)).year for day in days if day < dt.date.max for later in (0, 1)}
