"""How far up the ladder a history reaches."""

import datetime as dt

from xborder.ladder.parts import State, Step, StepKind

_RUNGS = {
    StepKind.INCIDENT: State.MET,
    StepKind.WARNING_SERVED: State.WARNED,
    StepKind.NOTICE_SERVED: State.UNDER_NOTICE,
    StepKind.BREACH: State.IN_BREACH,
    StepKind.CHARGE: State.CHARGED,
    StepKind.CONVICTION: State.CONVICTED,
    StepKind.ORDER: State.UNDER_ORDER,
}
_ORDERED = tuple(State)
TITLES = {
    State.NOTHING: "No step of the ladder is recorded",
    State.MET: "Met in at least one incident; no warning served",
    State.WARNED: "A written warning has been served",
    State.UNDER_NOTICE: "A notice has been served",
    State.IN_BREACH: "A breach of a notice or order is recorded",
    State.CHARGED: "Charged",
    State.CONVICTED: "Convicted",
    State.UNDER_ORDER: "An order of a court is recorded",
}


def state_reached(steps: tuple[Step, ...], today: dt.date) -> State:
    """The highest rung that the steps up to today reach; a warning or notice counts once it is served."""
    reached = [_RUNGS[step.kind] for step in steps if step.kind in _RUNGS and step.on is not None and step.on <= today]
    return max(reached, key=_ORDERED.index, default=State.NOTHING)
