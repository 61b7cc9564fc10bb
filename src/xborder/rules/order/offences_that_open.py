"""OFF1: some orders follow certain offences only, others any conviction, which is then named.

Recovery of a dog's costs and a bar on dogs: PCSC Act 2022 ss.65, 66. Remedial order and forfeiture: ASBCPA 2014
ss.49, 50; forfeiture also under the Hunting Act 2004 s.9 and Game Laws (Amendment) Act 1960 s.4A.
"""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law, offences
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_limits import limit_rows
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an order that follows an offence for which the law gives none, and one whose offence is not named."""
    order: AsbOrder = record.record
    rows = limit_rows(order, LimitOf.OFFENCES, context.today)
    if not rows:
        return
    if not order.offence_codes:
        yield found("XB-ORDER-107", record, Path.of(AsbOrder).offence_codes, row=rows[0])
    acts = tuple(dict.fromkeys(act for row in rows for act in _acts(row)))
    entries = [(index, offences.find(code.text)) for index, code in enumerate(order.offence_codes)]
    if not acts or any(entry is not None and entry.act in acts for _, entry in entries):
        return
    for index, entry in entries:
        if entry is not None:
            here = Path.of(AsbOrder).offence_codes[index]
            yield found("XB-ORDER-106", record, here, row=rows[0], offence=entry.code, acts=", ".join(acts))


def _acts(row: law.LawRow) -> tuple[str, ...]:
    """The offences that open the order, none for any; the code words of the row, or else its value."""
    return (row.limit.codes if row.limit else ()) or (row.value if isinstance(row.value, tuple) else ())
