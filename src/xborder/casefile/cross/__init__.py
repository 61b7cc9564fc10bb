"""Cross-checks over the whole file: what the attached papers say agrees with the records and with each other.

Each module looks for one kind of difference in a composed case and its pages.
A page without words is passed over; that it could not be read is said elsewhere.
"""

from xborder.casefile.case import Case
from xborder.casefile.cross import (
    births,
    names,
    numbers,
    offence_dates,
    order_papers,
    service,
    statement_dates,
    statement_form,
    statement_head,
)
from xborder.findings import Report

_CHECKS = (
    names,
    births,
    numbers,
    offence_dates,
    order_papers,
    service,
    statement_head,
    statement_form,
    statement_dates,
)


def cross_check(case: Case) -> Report:
    """Every difference between the papers of a case and its records, in the order of the checks."""
    return Report(tuple(found for module in _CHECKS for found in module.check(case)))
