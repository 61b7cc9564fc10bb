"""A link names two people or more, each in the records, each in one link."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.keys import RecordKey
from xborder.model.links import Link, LinksFile
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.paths import Path
from xborder.rules.people import person_named

_HERE = Path.of(LinksFile).links


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a link of fewer than two, a person who is not there, and a person of two links."""
    links: LinksFile = record.record
    seen: set[str] = set()
    for index, link in enumerate(links.links):
        if len(set(link.persons)) < 2:
            yield found("XB-LINK-001", record, _HERE[index].persons)
        yield from _persons(record, index, link, context)
        for place, name in enumerate(link.persons):
            if name in seen:
                yield found("XB-LINK-004", record, _HERE[index].persons[place], person=name)
        seen.update(link.persons)


def _persons(record: Sourced, index: int, link: Link, context: RuleContext) -> Iterator[Finding]:
    for place, name in enumerate(link.persons):
        here = _HERE[index].persons[place]
        if not _is_key(name):
            yield found("XB-LINK-002", record, here)
        elif person_named(context.records, name) is None:
            yield found("XB-LINK-003", record, here, person=name)


def _is_key(name: str) -> bool:
    try:
        RecordKey.parse(name)
    except ValueError:
        return False
    return True
