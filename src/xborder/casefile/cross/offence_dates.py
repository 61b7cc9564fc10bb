"""The day of an offence: the same in its record, in the words of the charge and in the headline of the summary."""

import datetime as dt
from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import plan_place
from xborder.casefile.texts.dates import days_in
from xborder.findings import Finding, finding
from xborder.model.charge import Offence
from xborder.model.register import key_of


def check(case: Case) -> Iterator[Finding]:
    """XB-CROSS-018 (charge) and 019 (headline), warnings: words that name days, and none of them that of the offence.

    The days of orders and of their service are left aside: the charge of a breach names them too.
    """
    orders = set(_of_orders(case))
    for charge in case.file.charges:
        for index, offence in enumerate(charge.offences):
            if _names_other_days(offence.wording, [offence], orders):
                place = case.place(charge, f"/offences/{index}/wording")
                yield finding("XB-CROSS-018", place, ref=f"{key_of(charge)}#{offence.sequence}")
    narrative = case.plan.narrative
    if narrative is not None and _names_other_days(narrative.headline, [each for _, each in case.offences()], orders):
        yield finding("XB-CROSS-019", plan_place("/narrative/headline"))


def _names_other_days(words: str | None, offences: list[Offence], orders: set[dt.date]) -> bool:
    """Whether the words name days, none of which is a day of one of these offences."""
    told = {named.day for named in days_in(words or "")} - orders
    spans = [(each.began_on, each.ended_on or each.began_on) for each in offences if each.began_on is not None]
    return bool(told and spans) and not any(first <= day <= last for day in told for first, last in spans if last)


def _of_orders(case: Case) -> Iterator[dt.date]:
    for order in case.file.orders:
        days = (order.made_on, order.in_force_from, order.ends_on, *(service.day for service in order.services))
        yield from (day for day in days if day is not None)
        if order.made_at is not None:
            yield order.made_at.date()
