"""Every collar number of a record is one, so that officers of the same name can be told apart."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.identifiers import checking
from xborder.model.parts import Officer
from xborder.rules.context import RuleContext
from xborder.rules.paths import Path
from xborder.rules.walking import walk

_FIELD = str(Path.of(Officer).collar_number)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report each collar number that does not have its form, or may be a name or a rank."""
    for pointer, officer in walk(record.record, (Officer,)):
        year = context.today.year
        if officer.collar_number and not checking.is_clean("collar_number", officer.collar_number, year_now=year):
            place = record.at(f"{pointer}{_FIELD}")
            yield from checking.check("collar_number", officer.collar_number, place, year_now=year).report
