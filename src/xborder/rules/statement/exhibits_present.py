"""Every exhibit that a statement mentions is in the case, and was there to be mentioned."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.evidence import Exhibit, Statement
from xborder.model.values import Identifier
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.paths import Path

_HERE = Path.of(Statement)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an exhibit that is mentioned and absent, and a statement older than an exhibit it mentions."""
    statement: Statement = record.record
    for index, mentioned in enumerate(statement.exhibits):
        exhibit = _exhibit(mentioned, context)
        if exhibit is None:
            yield found("XB-STATEMENT-004", record, _HERE.exhibits[index], exhibit=mentioned.text)
        elif exhibit.produced_on and statement.made_on and statement.made_on < exhibit.produced_on:
            yield found("XB-STATEMENT-007", record, _HERE.made_on, exhibit=mentioned.text)


def _exhibit(mentioned: Identifier, context: RuleContext) -> Exhibit | None:
    """The exhibit of this reference, of whichever force: a reference is unique in a case."""
    wanted = _plain(mentioned)
    held = (found.record for found in context.of_type("exhibit"))
    return next((exhibit for exhibit in held if _plain(exhibit.exhibit_ref) == wanted), None)


def _plain(reference: Identifier) -> str:
    return reference.text.upper().replace("/", "").replace(" ", "")
