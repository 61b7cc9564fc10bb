"""One person has one PNC ID: a link of records with two is doubtful."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.links import LinksFile
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.paths import Path
from xborder.rules.people import person_named


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report each person of a link whose PNC ID is another than that of the first who has one."""
    links: LinksFile = record.record
    for index, link in enumerate(links.links):
        first: tuple[str, str] | None = None
        for place, name in enumerate(link.persons):
            number = _pnc_id(name, context)
            if number is None:
                continue
            if first is None:
                first = (name, number)
            elif number != first[1]:
                here = Path.of(LinksFile).links[index].persons[place]
                yield found("XB-LINK-005", record, here, person=name, other=first[0])


def _pnc_id(name: str, context: RuleContext) -> str | None:
    """The canonical PNC ID; a number that cannot be read says nothing of who it is."""
    known = person_named(context.records, name)
    numbers = known.person.identifiers if known else None
    return numbers.pnc_id.value if numbers and numbers.pnc_id else None
