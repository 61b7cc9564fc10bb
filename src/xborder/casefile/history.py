"""The joined history of the people in a case."""

import datetime as dt
from pathlib import Path

import attrs

from xborder.casefile.folder import inside
from xborder.casefile.gather import Gathered, gather
from xborder.casefile.scope import scope_for
from xborder.casefile.sharing import Shared, agreement_of
from xborder.findings import Outcome, Report, finding
from xborder.findings.location import Location
from xborder.ladder import Ladder, Scope, assess, load_operation
from xborder.ladder.operations import COURSING, names, shipped
from xborder.model.operation import Operation


@attrs.frozen(kw_only=True)
class Frame:
    """What the ladders of a case are made of: its records, its operation, and the agreement under which they count."""

    gathered: Gathered
    operation: Operation
    scope: Scope | None


def frame(folder: Path, *, operation: Operation | None = None, now: dt.datetime | None = None) -> Outcome[Frame]:
    """Read what the ladders of a case folder are made of.

    ``operation`` and ``now`` take the place of what the case's plan says.
    """
    gathered = gather(folder, now=now)
    if gathered.value is None:
        return Outcome(None, gathered.report)
    made = gathered.value
    chosen = operation_of(made) if operation is None else Outcome(operation)
    if chosen.value is None:
        return Outcome(None, gathered.report + chosen.report)
    scope = _scope(made, chosen.value)
    read = Frame(gathered=made, operation=chosen.value, scope=scope.value)
    return Outcome(read, gathered.report + chosen.report + scope.report)


def ladders_of(gathered: Gathered, shared: Shared) -> Outcome[tuple[Ladder, ...]]:
    """The ladders made of what the agreement let through: what a prosecutor may be shown."""
    operation = operation_of(gathered)
    if operation.value is None:
        return Outcome(None, operation.report)
    scope = scope_for(operation.value, shared.agreement.agreement, gathered.plan.agreement)
    ladders = assess(
        shared.records, gathered.links, now=gathered.plan.as_of, operation=operation.value, scope=scope.value
    )
    return Outcome(ladders, operation.report + scope.report)


def operation_of(gathered: Gathered) -> Outcome[Operation]:
    """The operation whose ladder a case climbs: the one its plan names, by name or by a file in the folder.

    A plan that names none climbs the ladder of hare coursing, under whatever agreement the case has.
    """
    named = gathered.plan.ladder
    if named is None:
        return Outcome(attrs.evolve(shipped(COURSING), agreement=None))
    if named in names():
        return Outcome(shipped(named))
    place = Location(file="case.yaml", pointer="/ladder")
    found = inside(gathered.folder, named, place)
    if found.value is None:
        unknown = finding("XB-LADDER-001", place, operation=named, words=", ".join(names()))
        return Outcome(None, found.report + Report.of(unknown))
    return load_operation(str(found.value))


def _scope(gathered: Gathered, operation: Operation) -> Outcome[Scope]:
    loaded = agreement_of(gathered).value
    if loaded is None:
        return Outcome(None, Report())
    return scope_for(operation, loaded.agreement, gathered.plan.agreement)
