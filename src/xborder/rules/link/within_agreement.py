"""XB1: records that count together across forces come from parties of the agreement."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.keys import RecordKey
from xborder.model.links import LinksFile
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report each person of a link whose force is no party to the agreement."""
    links: LinksFile = record.record
    if context.agreement_forces is None:
        return
    for index, link in enumerate(links.links):
        for place, name in enumerate(link.persons):
            force = _force(name)
            if force is not None and force not in context.agreement_forces:
                here = Path.of(LinksFile).links[index].persons[place]
                yield found("XB-LINK-006", record, here, person=name, force=force)


def _force(name: str) -> str | None:
    try:
        return RecordKey.parse(name).force
    except ValueError:
        return None
