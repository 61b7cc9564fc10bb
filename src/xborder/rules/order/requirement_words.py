"""REQ1, REQ5, REQ6: a term says clearly what to do or not to do, and where, and more than the criminal law does."""

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

#: Words that leave the reader to guess: nobody can tell when such a term is broken.
_VAGUE = re.compile(
    r"\b(?:behave(?: (?:well|properly|appropriately|reasonably))?|be of good behaviour|"
    r"(?:cause|causing) (?:anti[- ]social behaviour|ASB|nuisance|annoyance|a nuisance)|"
    r"anti[- ]social(?:ly)?|inappropriate(?:ly)?|any (?:area|place|manner|way)|"
    r"or similar|as directed|where possible|if possible|etc)\b",
    re.IGNORECASE,
)
#: Fewer words than this cannot say who must do what, and where or when.
_FEWEST = 3
_AREA = re.compile(
    r"\b(?:area|zone|boundary|map|marked|outlined|shaded|edged|hatched|within \w+ (?:miles?|metres?|km))\b",
    re.IGNORECASE,
)
_CRIME = re.compile(
    r"\b(?:(?:commit|committing) (?:any |a |further |criminal )*(?:offences?|crimes?)|break(?:ing)? the law|"
    r"assault|steal|theft|burgle|criminal damage|drive while disqualified|possess (?:any )?(?:controlled drugs?|weapons?))\b",
    re.IGNORECASE,
)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report terms that are vague, that name an area nobody can find, or that only repeat the criminal law."""
    order: AsbOrder = record.record
    made = issued(order)
    day = made.day if made else context.today
    for index, term in enumerate(order.requirements):
        here = Path.of(AsbOrder).requirements[index].text
        row = law.value("cpn.requirements.limit", on=day)
        if _VAGUE.search(term.text) or len(term.text.split()) < _FEWEST:
            yield found("XB-ORDER-095", record, here, row=row)
        if _AREA.search(term.text) and not _has_area(order, term):
            clear = (
                law.value("cbo.terms.clear", on=day) if order.kind in {OrderKind.CBO, OrderKind.CBO_INTERIM} else None
            )
            yield found("XB-ORDER-100", record, here, row=clear)
        if _CRIME.search(term.text):
            yield found("XB-ORDER-101", record, here, row=row)


def _has_area(order: AsbOrder, term: Requirement) -> bool:
    """Whether the term, or the order as a whole, says which area it is: a map's reference, counties, a boundary."""
    return bool((term.area or "").strip() or (order.area or "").strip())
