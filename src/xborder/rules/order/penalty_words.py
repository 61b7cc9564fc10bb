"""CON4: what the notice says of penalties is what the Act says for that day (ASBCPA 2014 ss.48, 52)."""

import re
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

_PRISON = re.compile(r"\b(?:prison|imprisonment|custod(?:y|ial)|jail)\b", re.IGNORECASE)
_NO_PRISON = re.compile(
    r"\b(?:no|not|cannot|never|without)\b[^.]{0,40}\b(?:prison|imprison|custod|jail)", re.IGNORECASE
)
_LEVEL = re.compile(r"\blevel ([1-5])\b", re.IGNORECASE | re.ASCII)
_POUNDS = re.compile(r"(?:\u00a3|\bGBP ?)([0-9][0-9,]{0,8})", re.IGNORECASE | re.ASCII)


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report prison, another level of fine, or a sum that is neither the fine nor the fixed penalty."""
    order: AsbOrder = record.record
    made = issued(order)
    of_a_body = order.subject is None and order.subject_organisation is not None
    row = law.value(f"cpn.offence.max.{'body' if of_a_body else 'individual'}", on=made.day) if made else None
    if made is None or row is None or not order.says_of_penalty:
        return
    here, text = Path.of(AsbOrder).says_of_penalty, order.says_of_penalty
    if _PRISON.search(text) and not _NO_PRISON.search(text):
        yield found("XB-ORDER-094", record, here, row=row, wrong="prison")
    right = str(row.value).removeprefix("level ")
    for level in sorted(set(_LEVEL.findall(text)) - {right}):
        yield found("XB-ORDER-094", record, here, row=row, wrong=f"level {level}")
    penalty = law.value("cpn.fpn.max", on=made.day)
    scale = law.value("fine.level.4", on=made.day)
    known = {sum_known.number for sum_known in (None if of_a_body else scale, penalty) if sum_known}
    for sum_said in sorted({int(pounds.replace(",", "")) for pounds in _POUNDS.findall(text)}):
        # A lower fixed penalty for who pays soon is the issuer's choice (s.52(8)); a body's fine has no limit.
        if sum_said not in known and not (penalty and sum_said < penalty.number):
            yield found("XB-ORDER-094", record, here, row=row, wrong=f"\u00a3{sum_said:,}")
