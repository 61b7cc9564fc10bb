"""Links between records of several forces, and what their joined history allows next.

``assess`` gives one ladder for each linked person: the chronology, where they
stand, what the record supports next and what is missing. It proposes; a named
person decides.
"""

from xborder.ladder.assess import assess
from xborder.ladder.likeness import propose_links
from xborder.ladder.parts import (
    Clock,
    Confirmation,
    Gate,
    Ladder,
    LawBasis,
    Likeness,
    Proposal,
    ProposalKind,
    Scope,
    State,
    Step,
    StepKind,
)

__all__ = [
    "Clock",
    "Confirmation",
    "Gate",
    "Ladder",
    "LawBasis",
    "Likeness",
    "Proposal",
    "ProposalKind",
    "Scope",
    "State",
    "Step",
    "StepKind",
    "assess",
    "propose_links",
]
