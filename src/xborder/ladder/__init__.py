"""Links between records of several forces, and what their joined history allows next.

``assess`` gives one ladder for each linked person: the chronology, where they
stand, what the record supports next and what is missing. It proposes; a named
person decides.
"""

from xborder.ladder.assess import assess, assess_people, assess_sorted
from xborder.ladder.left_out import left_out
from xborder.ladder.likeness import propose_links
from xborder.ladder.operations import load_operation
from xborder.ladder.parts import (
    Clock,
    Confirmation,
    CrossBorder,
    Gate,
    Ladder,
    LawBasis,
    Likeness,
    Proposal,
    Scope,
    State,
    Step,
    StepKind,
    StepStatus,
)

__all__ = [
    "Clock",
    "Confirmation",
    "CrossBorder",
    "Gate",
    "Ladder",
    "LawBasis",
    "Likeness",
    "Proposal",
    "Scope",
    "State",
    "Step",
    "StepKind",
    "StepStatus",
    "assess",
    "assess_people",
    "assess_sorted",
    "left_out",
    "load_operation",
    "propose_links",
]
