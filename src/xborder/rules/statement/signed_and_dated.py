"""A statement is signed, dated, and carries the declaration of truth (CJA 1967 s.9(2))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.evidence import Statement
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.paths import Path

_HERE = Path.of(Statement)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a statement that is not recorded as signed, dated and declared to be true."""
    statement: Statement = record.record
    day = statement.made_on or context.today
    if statement.signed is not True:
        yield found("XB-STATEMENT-001", record, _HERE.signed, row=law.value("statement.signed", on=day))
    if statement.made_on is None:
        yield found("XB-STATEMENT-002", record, _HERE.made_on)
    if statement.declaration is not True:
        yield found("XB-STATEMENT-003", record, _HERE.declaration, row=law.value("statement.declaration", on=day))
