"""OFF2: the code of a breach is one for such an order, made when this one was (Sentencing Act 2020 ss.2, 339)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law, offences
from xborder.reference.code_lists import code_list
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.order_limits import limit_row
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder).breaches


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a code for another kind of order, for the other kind of subject, and for orders made under another law.

    All warn: the codes' own days follow from the Acts and were not read in a list.
    """
    order: AsbOrder = record.record
    made = issued(order)
    for index, breach in enumerate(order.breaches):
        entry = offences.find(breach.offence_code.text) if breach.offence_code else None
        if entry is None or not entry.breach_of:
            continue
        here = _HERE[index].offence_code
        if order.kind.value not in entry.breach_of and not _is_no_offence(order, context):
            wanted = " or ".join(_word(kind) for kind in entry.breach_of)
            yield found("XB-ORDER-141", record, here, offence=entry.code, wanted=wanted)
        elif _subject(order) is not None and entry.against not in (None, _subject(order)):
            yield found("XB-ORDER-143", record, here, offence=entry.code, wanted=entry.against)
        elif order.kind.value in entry.breach_of and made is not None and not entry.made_in_time(made.day):
            row = law.value("cbo.basis", on=made.day)
            yield found("XB-ORDER-142", record, here, row=row, offence=entry.code, act=entry.act)


def _subject(order: AsbOrder) -> str | None:
    """Whether it was made against a person or a body; None where the record names neither, or both."""
    if (order.subject is None) is (order.subject_organisation is None):
        return None
    return "person" if order.subject is not None else "body"


def _is_no_offence(order: AsbOrder, context: RuleContext) -> bool:
    """True where no code of an offence is right: that is said by a rule of its own."""
    row = limit_row(order, LimitOf.BREACH, context.today)
    return row is not None and row.limit is not None and "no_offence" in row.limit.codes


def _word(kind: str) -> str:
    return code_list("instrument").label(kind) or kind.replace("_", " ")
