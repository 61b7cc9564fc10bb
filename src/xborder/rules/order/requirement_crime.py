"""REQ6: a term does more than the criminal law does already."""

import re
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

_CRIME = re.compile(
    r"\b(?:(?:commit|committing) (?:any |a |further |criminal )*(?:offences?|crimes?)|break(?:ing)? the law|"
    r"assault|steal|theft|burgle|criminal damage|drive while disqualified|possess (?:any )?(?:controlled drugs?|weapons?))\b",
    re.IGNORECASE,
)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report terms that only repeat the criminal law."""
    order: AsbOrder = record.record
    for index, term in enumerate(order.requirements):
        if _CRIME.search(term.text):
            made = issued(order)
            row = law.value("cpn.requirements.limit", on=made.day if made else context.today)
            yield found("XB-ORDER-101", record, Path.of(AsbOrder).requirements[index].text, row=row)
