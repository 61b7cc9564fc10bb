"""Reason 22: victim personal statements."""

from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, missing, plan_place
from xborder.casefile.checks.steps import say_of
from xborder.casefile.readiness import Answer, Fault
from xborder.model.codes import WitnessKind
from xborder.model.evidence import Witness

_MADE = "personal_statement_made: false"
_MADE_ON = 'personal_statement_on: "YYYY-MM-DD"'


def judge(case: Case) -> Answer:
    """Each victim was offered a personal statement or not; if so, whether and when it was made (Victims' Code, right 7)."""
    victims = [witness for witness in case.file.witnesses if witness.kind is WitnessKind.VICTIM]
    faults = tuple(fault for witness in victims for fault in _faults(case, witness))
    return Answer(detail=f"Recorded for {len(victims)} victim(s).", faults=faults, applies=bool(victims))


def _faults(case: Case, victim: Witness) -> Iterator[Fault]:
    care = case.care_of(victim)
    if victim.statement_offered is None:
        todo = "Record whether a victim personal statement was offered."
        place = case.place(victim, "/statement_offered")
        yield missing(f"Whether {victim.ref} was offered a personal statement is not recorded.", todo, place)
    elif victim.statement_offered and (care is None or care.personal_statement_made is None):
        todo = "Record under care in case.yaml whether the statement was made, and when."
        yield missing(
            f"Whether {victim.ref} made a personal statement is not recorded.",
            todo,
            plan_place("/care"),
            step=say_of(case, victim, _MADE),
        )
    elif care is not None and care.personal_statement_made and care.personal_statement_on is None:
        todo = "Record under care in case.yaml when it was made."
        yield faulty(
            f"The personal statement of {victim.ref} has no date.",
            todo,
            plan_place("/care"),
            step=say_of(case, victim, _MADE_ON),
        )
