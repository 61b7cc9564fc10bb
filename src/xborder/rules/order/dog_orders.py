"""OFF1: recovery of costs and a bar on dogs follow four offences only (PCSC Act 2022 ss.65, 66)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder
from xborder.reference import law, offences
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

_ROWS = {OrderKind.DOG_RECOVERY: "ps65.recovery", OrderKind.DOG_DISQUALIFICATION: "ps66.disqualification"}


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an order about dogs that follows an offence for which the Act gives none."""
    order: AsbOrder = record.record
    made = issued(order)
    row = law.value(_ROWS[order.kind], on=made.day if made else context.today)
    if row is None:
        return
    entries = [(index, offences.find(code.text)) for index, code in enumerate(order.offence_codes)]
    fitting = [entry for _, entry in entries if entry is not None and entry.act in row.words]
    for index, entry in entries:
        if entry is not None and not fitting and entry.act not in row.words:
            here = Path.of(AsbOrder).offence_codes[index]
            yield found("XB-ORDER-106", record, here, row=row, offence=entry.code, acts=", ".join(row.words))
    if not order.offence_codes:
        yield found("XB-ORDER-107", record, Path.of(AsbOrder).offence_codes)
