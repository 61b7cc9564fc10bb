"""What a bundle holds, judged: its records by their schemas, and the sharing of them by the agreement in the bundle.

Only a bundle in whose index there is a record is judged: one of other papers says
nothing that an agreement governs.
"""

from xborder.bundle.container import Container
from xborder.bundle.holdings import Holdings
from xborder.bundle.structure import Structure
from xborder.casefile.held_decision import judge_decision
from xborder.casefile.held_records import read_records


def judge_holdings(bag: Container, structure: Structure) -> Holdings:
    """Judge a bag that is open; to be handed to :func:`xborder.bundle.verify.verify` as ``judging``.

    Source: sharing-integrity 3.6, steps 6 and 8 of the order of verification.
    """
    index = structure.index
    if index is None or not any(entry.kind == "record" for entry in index.entries):
        return Holdings()
    read = read_records(bag, index)
    return Holdings(records=read.report, decision=judge_decision(bag, index, read.value or ()))
