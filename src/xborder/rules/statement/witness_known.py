"""Whoever makes a statement or produces an exhibit is on the witness list."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.evidence import Exhibit, Statement
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a statement or an exhibit whose witness is not among the records."""
    judged: Statement | Exhibit = record.record
    is_statement = isinstance(judged, Statement)
    name = judged.witness_ref if isinstance(judged, Statement) else judged.produced_by
    path = Path.of(Statement).witness_ref if is_statement else Path.of(Exhibit).produced_by
    if name is None or context.resolve(name, "witness", judged.provenance.force) is None:
        yield found("XB-STATEMENT-005" if is_statement else "XB-STATEMENT-006", record, path)
