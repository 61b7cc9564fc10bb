"""Nobody is on PNC, or has a CRO number, from before the year in which they can first answer for an offence.

A child under ten cannot be guilty of an offence (Children and Young Persons Act
1933 s.50). The numbers hold a year and no day, so that years are compared.
"""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.identifiers import InvalidIdentifier, module_of, register
from xborder.identifiers.checking import is_sure
from xborder.identifiers.years import full_year
from xborder.model.person import Identifiers, Person
from xborder.model.values import Identifier
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.paths import Path
from xborder.rules.people import people_in


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a PNC ID or CRO number of a year that is too early for the person's date of birth."""
    now = context.today.year
    for here in people_in(record):
        numbers, born = here.person.identifiers, here.person.date_of_birth
        if numbers is None or born is None or born.year > now:  # a birth to come is reported by itself
            continue
        of = Path.of(Identifiers)
        for code, number, year, path in (
            ("XB-PERSON-025", numbers.pnc_id, _pnc_year(numbers.pnc_id, now), of.pnc_id),
            ("XB-PERSON-026", numbers.cro_number, _cro_year(numbers.cro_number, now), of.cro_number),
        ):
            row = _too_early(year, born.year)
            if number is not None and row is not None:
                place = f"{here.pointer}{Path.of(Person).identifiers}{path}"
                yield found(code, here.record, place, row=row, excerpt=number.text, age=row.number)


def _too_early(year: int | None, born: int) -> law.LawRow | None:
    """The row of law that makes the year too early; None if it is late enough, or not known."""
    if year is None:
        return None
    row = law.value("charge.age.responsibility", on=dt.date(year, 12, 31))
    return row if row is not None and year - born < row.number else None


def _pnc_year(number: Identifier | None, now: int) -> int | None:
    """The year of a PNC ID; of two digits the latest that they can mean."""
    if number is None:
        return None
    if is_sure("pnc_id", number.text, year_now=now):
        return int(number.text[:4])
    from xborder.identifiers import pnc

    try:
        return int(pnc.parts(number.text, year_now=now)["year"])
    except InvalidIdentifier:
        return None


def _cro_year(number: Identifier | None, now: int) -> int | None:
    """The latest year that a CRO number can mean; None where the number is of a kind without one."""
    if number is None or number.scheme not in register.SCHEMES:
        return None
    if is_sure("cro_number", number.text, year_now=now):
        return full_year(number.text[7:9], now)
    try:
        digits = module_of(number.scheme).parts(number.text).get("year", "")
    except InvalidIdentifier:
        return None
    return full_year(digits, now) if digits else None
