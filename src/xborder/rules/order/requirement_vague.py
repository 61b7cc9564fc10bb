"""REQ1: a term says clearly what to do or not to do."""

import re
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
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


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report terms of which nobody can tell when they are broken."""
    order: AsbOrder = record.record
    for index, term in enumerate(order.requirements):
        if _VAGUE.search(term.text) or len(term.text.split()) < _FEWEST:
            made = issued(order)
            row = law.value("cpn.requirements.limit", on=made.day if made else context.today)
            yield found("XB-ORDER-095", record, Path.of(AsbOrder).requirements[index].text, row=row)
