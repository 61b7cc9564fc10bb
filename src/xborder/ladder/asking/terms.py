"""Which term of an order a breach names, where the record lets that be told."""

import datetime as dt

from xborder.model.codes import AppealOutcome
from xborder.model.order import AsbOrder, Breach, OrderVersion, Requirement
from xborder.rules.order_facts import requirements_of


def terms_named(order: AsbOrder, breach: Breach, day: dt.date) -> frozenset[Requirement | None]:
    """The terms that a breach of a day may be of; None among them where it may be of no term at all.

    There is one where the record is plain: None alone where no such term was in force. There are several where two versions
    begin on one day, where nobody wrote down when a version began, or where two
    terms bear one number, and their words differ.

    >>> from xborder.model.codes import OrderKind
    >>> from xborder.model.parts import Provenance
    >>> order = AsbOrder(ref="CPN-1", provenance=Provenance(force="36"), processing_restricted=False, kind=OrderKind.CPN)
    >>> terms_named(order, Breach(requirement_number=1), dt.date(2026, 9, 20))
    frozenset({None})
    """
    found: set[Requirement | None] = set()
    for number in _versions(order, day):
        named = [term for term in requirements_of(order, number) if term.number == breach.requirement_number]
        found.update(named or [None])
    return frozenset(found)


def words_are_missing(order: AsbOrder, day: dt.date) -> bool:
    """True if a court had changed the notice by a day, or on a day not known, and no version says to what."""
    appeal = order.appeal
    if appeal is None or appeal.outcome is not AppealOutcome.MODIFIED:
        return False
    decided = appeal.determined_on
    if decided is None:
        return not order.versions
    return decided <= day and not any((first := _begins(each)) and decided <= first <= day for each in order.versions)


def _versions(order: AsbOrder, day: dt.date) -> set[int]:
    begun = [(first, each.number) for each in order.versions if (first := _begins(each)) and first <= day]
    latest = max((first for first, _ in begun), default=None)
    undated = {each.number for each in order.versions if _begins(each) is None}
    return undated | ({number for first, number in begun if first == latest} or {1})


def _begins(version: OrderVersion) -> dt.date | None:
    return version.in_force_from or version.made_on
