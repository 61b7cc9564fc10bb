"""The joined history of the people in a case."""

from pathlib import Path

from xborder.casefile.gather import Gathered, gather
from xborder.casefile.sharing import Shared, scope_of
from xborder.findings import Outcome
from xborder.ladder import Ladder, assess


def history(folder: Path) -> Outcome[tuple[Ladder, ...]]:
    """The ladder of each linked person in a case folder, from what the forces recorded."""
    gathered = gather(folder)
    if gathered.value is None:
        return Outcome(None, gathered.report)
    made = gathered.value
    return Outcome(assess(made.records, made.links, now=made.plan.as_of, scope=scope_of(made)), gathered.report)


def ladders_of(gathered: Gathered, shared: Shared) -> tuple[Ladder, ...]:
    """The ladders made of what the agreement let through: what a prosecutor may be shown."""
    return assess(shared.records, gathered.links, now=gathered.plan.as_of, scope=scope_of(gathered))
