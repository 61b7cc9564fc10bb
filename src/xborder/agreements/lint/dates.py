"""AGR003: the agreement begins, is reviewed, and ends, in this order."""

from collections.abc import Iterator

from xborder.findings import Finding, Location, finding
from xborder.model.agreement import Agreement


def check_dates(agreement: Agreement) -> Iterator[Finding]:
    """Find dates that are out of order."""
    due = agreement.review.due
    if agreement.effective > due:
        yield finding("XB-AGR-003", Location(pointer="/review/due"), what="the review is due before it begins")
    if due > agreement.expires:
        yield finding("XB-AGR-003", Location(pointer="/review/due"), what="the review is due after it ends")
    if agreement.effective > agreement.expires:
        yield finding("XB-AGR-003", Location(pointer="/expires"), what="it ends before it begins")
