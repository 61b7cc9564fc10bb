"""AGR003: the dates of the agreement stand in order."""

from collections.abc import Iterator

from xborder.agreements.lint.context import LintContext
from xborder.findings import Finding


def dates(context: LintContext) -> Iterator[Finding]:
    """In force, then review due, then expiry."""
    agreement = context.agreement
    if agreement.effective > agreement.expires:
        yield context.found("XB-AGR-003", "/expires", first="effective", second="expires")
    if agreement.review.due < agreement.effective:
        yield context.found("XB-AGR-003", "/review/due", first="effective", second="review.due")
    if agreement.review.due > agreement.expires:
        yield context.found("XB-AGR-003", "/review/due", first="review.due", second="expires")
