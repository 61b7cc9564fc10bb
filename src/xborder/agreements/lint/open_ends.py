"""AGR039 and AGR045: what a draft has not settled yet."""

from collections.abc import Iterator

from xborder.agreements.lint.context import LintContext
from xborder.agreements.open_points import open_points
from xborder.findings import Finding
from xborder.schema import encode


def open_ends(context: LintContext) -> Iterator[Finding]:
    """No text is still a question."""
    for pointer, question in open_points(encode(context.agreement)):
        yield context.found("XB-AGR-039", pointer, question=question)


def no_flows(context: LintContext) -> Iterator[Finding]:
    """Something flows from somebody to somebody."""
    if not context.agreement.flows:
        yield context.found("XB-AGR-045", "/flows")
