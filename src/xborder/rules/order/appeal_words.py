"""CON3: what the notice says of appeal is right: 21 days, beginning with the day of issue (ASBCPA 2014 s.46(2))."""

import datetime as dt
import re
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.clocks import last_day_beginning_with
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

_DAYS = re.compile(r"\b([0-9]{1,3})[ -]?days?\b", re.IGNORECASE | re.ASCII)
_AFTER = re.compile(r"\bday after\b|\bfrom the date of (?:service|receipt)\b", re.IGNORECASE)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(
    rf"\b([0-9]{{1,2}})(?:st|nd|rd|th)? ({'|'.join(_MONTHS)}) ([0-9]{{4}})\b|\b([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\b"
)


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report another number of days, another beginning, or a last day that is not the last."""
    order: AsbOrder = record.record
    made = issued(order)
    row = law.value("cpn.appeal.days", on=made.day) if made else None
    if made is None or row is None or not order.says_of_appeal:
        return
    here, text = Path.of(AsbOrder).says_of_appeal, order.says_of_appeal
    said = {int(number) for number in _DAYS.findall(text)}
    if row.number not in said or said - {row.number}:
        yield found("XB-ORDER-092", record, here, row=row, days=row.number)
    last = last_day_beginning_with(made.day, row.number)
    dates = _dates(text)
    if _AFTER.search(text) or (dates and last not in dates):
        yield found("XB-ORDER-093", record, here, row=row, day=f"{last.day} {last:%B %Y}")


def _dates(text: str) -> frozenset[dt.date]:
    """The days that a text names; what is no day is left out."""
    found_days = set()
    for day, month, year, iso in _DATE.findall(text):
        written = iso or f"{year}-{_MONTHS.index(month) + 1:02d}-{int(day):02d}"
        try:
            found_days.add(dt.date.fromisoformat(written))
        except ValueError:
            continue
    return frozenset(found_days)
