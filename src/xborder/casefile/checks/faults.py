"""Making faults in few words."""

from xborder.casefile.case import Case
from xborder.casefile.readiness import Fault, State
from xborder.casefile.step import Step
from xborder.findings import Location
from xborder.model.codes import AwaitedKind


def missing(
    detail: str,
    todo: str,
    place: Location | None = None,
    *,
    charges: tuple[str, ...] = (),
    verified: bool = False,
    step: Step | None = None,
) -> Fault:
    """Something that is not there."""
    return _fault(State.MISSING, detail, todo, place, charges, verified=verified, step=step)


def faulty(
    detail: str,
    todo: str,
    place: Location | None = None,
    *,
    charges: tuple[str, ...] = (),
    verified: bool = False,
    step: Step | None = None,
) -> Fault:
    """Something that is there and not in order."""
    return _fault(State.FAULTY, detail, todo, place, charges, verified=verified, step=step)


def unknown(
    detail: str,
    todo: str,
    place: Location | None = None,
    *,
    charges: tuple[str, ...] = (),
    step: Step | None = None,
) -> Fault:
    """Something that nothing in the case tells."""
    return _fault(State.CANNOT_TELL, detail, todo, place, charges, verified=False, step=step)


def plan_place(pointer: str) -> Location:
    """A place in the plan of the case."""
    return Location(file="case.yaml", pointer=pointer)


def is_awaited(case: Case, kind: AwaitedKind) -> bool:
    """True if the case says when something of this kind is expected."""
    return any(each.kind is kind and each.expected_on is not None for each in case.plan.awaited)


def _fault(
    state: State,
    detail: str,
    todo: str,
    place: Location | None,
    charges: tuple[str, ...],
    *,
    verified: bool,
    step: Step | None,
) -> Fault:
    where = place or Location(file="case.yaml")
    return Fault(state=state, detail=detail, todo=todo, place=where, charges=charges, verified=verified, step=step)
