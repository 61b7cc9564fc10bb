"""Each requirement of an order has a number of its own, so that a breach can name it."""

from collections import Counter
from collections.abc import Iterator

from xborder.findings import Finding, Sourced, finding
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder).requirements


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a number that two requirements share, and a requirement without words."""
    order: AsbOrder = record.record
    times = Counter(term.number for term in order.requirements)
    for index, term in enumerate(order.requirements):
        if times[term.number] > 1:
            yield finding("XB-TERM-001", record.at(str(_HERE[index].number)), number=term.number)
        if not term.text.strip():
            yield finding("XB-TERM-002", record.at(str(_HERE[index].text)), number=term.number)
