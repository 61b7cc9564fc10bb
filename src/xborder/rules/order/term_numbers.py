"""Each requirement of an order has a number of its own, so that a breach can name it."""

from collections import Counter
from collections.abc import Iterator

from xborder.findings import Finding, Sourced, finding
from xborder.model.order import AsbOrder, Requirement
from xborder.rules.context import RuleContext
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder)


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a number that two requirements of one version share, and a requirement without words."""
    order: AsbOrder = record.record
    yield from _terms(record, order.requirements, _HERE.requirements)
    for index, version in enumerate(order.versions):
        yield from _terms(record, version.requirements, _HERE.versions[index].requirements)


def _terms(record: Sourced, terms: tuple[Requirement, ...], here: Path) -> Iterator[Finding]:
    times = Counter(term.number for term in terms)
    for index, term in enumerate(terms):
        if times[term.number] > 1:
            yield finding("XB-TERM-001", record.at(str(here[index].number)), number=term.number)
        if not term.text.strip():
            yield finding("XB-TERM-002", record.at(str(here[index].text)), number=term.number)
