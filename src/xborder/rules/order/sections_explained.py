"""CON2: the notice explains the sections that the Act names (ASBCPA 2014 s.43(7)(b))."""

import re
from collections.abc import Iterator
from functools import lru_cache

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

_LONGEST = 200
_PART = re.compile(r"([0-9]{1,3})(?: ?(?:-|\u2013|to) ?([0-9]{1,3}))?", re.ASCII)


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report the sections that the notice is not recorded to explain."""
    order: AsbOrder = record.record
    made = issued(order)
    row = law.value("cpn.content.sections", on=made.day) if made else None
    if row is None:
        return
    explained = sections(order.explains_sections)
    missing = [section for section in row.words if section not in explained]
    if missing:
        here = Path.of(AsbOrder).explains_sections
        yield found("XB-ORDER-031", record, here, row=row, missing=", ".join(f"s.{section}" for section in missing))


@lru_cache(maxsize=256)
def sections(written: tuple[str, ...]) -> frozenset[str]:
    """The section numbers in a list of citations, ranges spelled out.

    >>> sorted(sections(("s.46", "ss.48-50")))
    ['46', '48', '49', '50']
    """
    numbers: set[str] = set()
    for text in written:
        for first, last in _PART.findall(text[:_LONGEST]):
            numbers.update(str(number) for number in range(int(first), int(last or first) + 1))
    return frozenset(numbers)
