"""The six-month limit on summary offences, and what may be wrong with a date beside it."""

import datetime as dt

import attrs

from xborder.reference import law
from xborder.reference.clocks import add_months
from xborder.rules.context import RuleContext


@attrs.frozen(kw_only=True)
class Limit:
    """The last day on which an information may be laid, or a written charge issued, and the row that says so."""

    last_day: dt.date
    row: law.LawRow

    def fault(self, laid_on: dt.date | None, context: RuleContext) -> str | None:
        """The code of what is wrong: too late, no longer possible, or due soon; None where nothing is."""
        if laid_on is not None:
            return "XB-CHARGE-001" if laid_on > self.last_day else None
        if context.today > self.last_day:
            return "XB-CHARGE-002"
        due = (self.last_day - context.today).days
        return "XB-CHARGE-003" if due <= context.policy.clock_warning_days else None


def limit_for(offence_day: dt.date) -> Limit | None:
    """The limit for a summary offence of this day; None where no row was in force.

    >>> limit_for(dt.date(2026, 9, 20)).last_day
    datetime.date(2027, 3, 20)

    Source: Magistrates' Courts Act 1980 s.127(1); the day of the offence is left out.
    """
    row = law.value("limit.summary", on=offence_day)
    return None if row is None else Limit(last_day=add_months(offence_day, row.number), row=row)
