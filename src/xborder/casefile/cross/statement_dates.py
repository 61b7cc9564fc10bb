"""The day of a statement: the same in the paper and the record, and not before what it tells."""

import datetime as dt
import re
from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.cross.statement_head import head_of
from xborder.casefile.texts.around import label_before
from xborder.casefile.texts.dates import days_in
from xborder.findings import Finding, finding
from xborder.model.evidence import Statement

_DATED = re.compile(r"\bdate[d]?\b\s*:?[\s_.]*\Z", re.ASCII | re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """XB-CROSS-025 where paper and record give different days; 026 where it is dated before what it tells (warnings)."""
    for made in case.file.statements:
        if made.made_on is not None:
            yield from _differs(case, made, made.made_on)
            yield from _too_early(case, made, made.made_on)


def _differs(case: Case, made: Statement, on: dt.date) -> Iterator[Finding]:
    page = head_of(case, made)
    if page is None:
        return
    dated = [each.day for each in days_in(page.text) if _DATED.search(label_before(page.text, each.start, 20))]
    if dated and on not in dated:
        yield finding("XB-CROSS-025", page.place, name=page.file.path, ref=made.ref)


def _too_early(case: Case, made: Statement, on: dt.date) -> Iterator[Finding]:
    """A day of the offence that its words name is later, or everything in the case is."""
    offence = {each.began_on for _, each in case.offences() if each.began_on is not None}
    told = {named.day for page in case.body_of(made) for named in days_in(page.text)}
    events = {*offence, *(each.day for each in case.file.incidents if each.day is not None)}
    events |= {order.made_on for order in case.file.orders if order.made_on is not None}
    if any(day > on for day in offence & told) or (events and on < min(events)):
        yield finding("XB-CROSS-026", case.place(made, "/made_on"), ref=made.ref)
