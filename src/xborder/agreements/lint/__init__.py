"""Lint of agreements: faults that the shape alone does not show."""

from xborder.agreements.lint.clauses import check_clauses
from xborder.agreements.lint.dates import check_dates
from xborder.agreements.lint.flows import check_flows
from xborder.agreements.lint.names import check_names
from xborder.agreements.lint.parties import check_parties
from xborder.agreements.lint.rules import check_rules
from xborder.findings import Report
from xborder.model.agreement import Agreement

_CHECKS = (check_dates, check_parties, check_names, check_rules, check_flows, check_clauses)


def lint(agreement: Agreement) -> Report:
    """Every fault of an agreement, each with a pointer into it."""
    return Report(tuple(found for check in _CHECKS for found in check(agreement)))
