"""Who may make an order or ask for one: the issuer's rank and power, and the applicant (CBO2), by the kind of order."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import IssuerRole
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.law_limits import LimitOf
from xborder.reference.ranks import rank_named
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_limits import limit_row, rank_of_issuer
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder)
#: Who needs no rank of the police.
_COUNCIL = (IssuerRole.COUNCIL_OFFICER, IssuerRole.CHIEF_EXECUTIVE)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an issuer of too low a rank or without the power, a rank not recorded, and an applicant who may not ask."""
    order: AsbOrder = record.record
    rank, issuers, applicants = (
        limit_row(order, what, context.today) for what in (LimitOf.RANK, LimitOf.ISSUERS, LimitOf.APPLICANTS)
    )
    if rank is not None and order.issuer_role not in _COUNCIL:
        yield from _rank(record, rank)
    if issuers is not None and order.issuer_role is not None and order.issuer_role.value not in _codes(issuers):
        yield found("XB-ORDER-119", record, _HERE.issuer_role, row=issuers, role=_word(order.issuer_role.value))
    if applicants is not None and order.applicant is not None and order.applicant.value not in _codes(applicants):
        allowed = ", ".join(map(_word, _codes(applicants)))
        applicant = _word(order.applicant.value)
        yield found("XB-ORDER-109", record, _HERE.applicant, row=applicants, applicant=applicant, allowed=allowed)


def _rank(record: Sourced, row: law.LawRow) -> Iterator[Finding]:
    held = rank_of_issuer(record.record)
    if held is None:
        yield found("XB-ORDER-118", record, _HERE.issuer.rank, row=row, rank=row.value)
    elif held < rank_named(str(row.value)):
        yield found("XB-ORDER-117", record, _HERE.issuer.rank, row=row, rank=row.value, held=held.words)


def _codes(row: law.LawRow) -> tuple[str, ...]:
    """The model's code words that a row allows."""
    return (row.limit.codes if row.limit else ()) or row.words


def _word(code: str) -> str:
    return code.replace("_", " ")
