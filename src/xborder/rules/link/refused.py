"""Two people are not both confirmed to be one and refused."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced, finding
from xborder.model.links import LinksFile
from xborder.rules.context import RuleContext
from xborder.rules.joining import disputed
from xborder.rules.paths import Path


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report each refusal of people whom confirmed links join, directly or over others."""
    for index, refusal in disputed(record.record):
        here = Path.of(LinksFile).refusals[index].persons
        # No row of law is needed: both cannot be true.
        yield finding("XB-LINK-007", record.at(str(here)), person=refusal.persons[0], other=refusal.persons[-1])
