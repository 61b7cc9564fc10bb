"""REQ5: an area that a term names can be found: on a map, by its boundary, by named counties."""

import re
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder, Requirement
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

_AREA = re.compile(
    r"\b(?:area|zone|boundary|map|marked|outlined|shaded|edged|hatched|within \w+ (?:miles?|metres?|km))\b",
    re.IGNORECASE,
)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report terms that name an area nobody can find."""
    order: AsbOrder = record.record
    for index, term in enumerate(order.requirements):
        if _AREA.search(term.text) and not _has_area(order, term):
            made, of_court = issued(order), order.kind in {OrderKind.CBO, OrderKind.CBO_INTERIM}
            row = law.value("cbo.terms.clear", on=made.day if made else context.today) if of_court else None
            yield found("XB-ORDER-100", record, Path.of(AsbOrder).requirements[index].text, row=row)


def _has_area(order: AsbOrder, term: Requirement) -> bool:
    """Whether the term, or the order as a whole, says which area it is: a map's reference, counties, a boundary."""
    return bool((term.area or "").strip() or (order.area or "").strip())
