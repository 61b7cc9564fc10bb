"""Every telephone number of a record can be dialled."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.identifiers import checking
from xborder.model.parts import Contact
from xborder.rules.context import RuleContext
from xborder.rules.paths import Path
from xborder.rules.walking import walk

_FIELD = str(Path.of(Contact).telephone)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report each telephone number that nobody can dial, or that is improbable."""
    for pointer, contact in walk(record.record, (Contact,)):
        year = context.today.year
        if contact.telephone and not checking.is_clean("telephone", contact.telephone, year_now=year):
            place = record.at(f"{pointer}{_FIELD}")
            yield from checking.check("telephone", contact.telephone, place, year_now=year).report
