"""A coded value is one of the codes of its list."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Severity, Sourced, finding
from xborder.model.values import Coded
from xborder.reference.code_lists import lists_for, timeless
from xborder.rules.context import RuleContext
from xborder.rules.number_places import place_of
from xborder.rules.walking import walk

#: Fields that say of what day a record is, the first that it has: its codes are those of that day.
_DAYS = ("day", "made_on", "signed_on")


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a code that no list for its field has, and one that was not in force.

    Where a list was renewed both generations are accepted, and none is turned
    into the other. A field whose list is not known here, or has no codes, is
    not judged.
    """
    for pointer, coded in walk(record.record, (Coded,)):
        code = coded.value
        if code is not None and code not in timeless(coded.scheme):
            yield from _judged(coded, pointer, record, context)


def _judged(coded: Coded, pointer: str, record: Sourced, context: RuleContext) -> Iterator[Finding]:
    scheme, code = coded.scheme, coded.text
    lists = [found for found in lists_for(scheme) if found.entries]
    holding = [found for found in lists if code in found]
    if lists and not holding:
        from xborder.reference.code_suggestions import suggest

        severity = Severity.ERROR if all(found.may_refuse for found in lists) else Severity.WARNING
        names = ", ".join(found.title for found in lists)
        suggestions = suggest(scheme, code)
        where = place_of(record, pointer, coded)
        yield finding("XB-CODE-001", where, severity=severity, excerpt=code, suggestions=suggestions, lists=names)
    elif holding and not any(found.is_current(code, _day(record, context)) for found in holding):
        yield finding("XB-CODE-002", place_of(record, pointer, coded), excerpt=code, lists=holding[0].title)


def _day(record: Sourced, context: RuleContext) -> dt.date:
    days = (getattr(record.record, name, None) for name in _DAYS)
    return next((day for day in days if isinstance(day, dt.date)), context.today)
