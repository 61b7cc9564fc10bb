"""Reason 20: special measures."""

from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, missing
from xborder.casefile.checks.people import civilians, is_under_18
from xborder.casefile.checks.steps import add_form
from xborder.casefile.checks.supplied import filled, supplied
from xborder.casefile.checks.words import speaks_of
from xborder.casefile.readiness import Answer, Fault
from xborder.model.evidence import Witness
from xborder.model.register import key_of


def judge(case: Case) -> Answer:
    """Each civilian witness was considered; a witness who is eligible by age has form MG2 or declined (YJCEA 1999 s.16)."""
    asked = civilians(case)
    faults = tuple(fault for witness in asked for fault in _faults(case, witness))
    return Answer(detail=f"Considered for {len(asked)} witness(es).", faults=faults, applies=bool(asked))


def _faults(case: Case, witness: Witness) -> Iterator[Fault]:
    place = case.place(witness, "/special_measures")
    if not witness.special_measures:
        todo = "Record the assessment, or that measures were offered and declined."
        yield missing(f"Nothing is recorded of special measures for {witness.ref}.", todo, place)
    elif is_under_18(case, witness) and not (
        speaks_of("declined", witness.special_measures) or _assessed(case, witness)
    ):
        todo = "Add form MG2, or record that measures were offered and declined."
        yield faulty(f"{witness.ref} is under 18, and form MG2 is not in the file.", todo, place, step=add_form("MG2"))


def _assessed(case: Case, witness: Witness) -> bool:
    """True if form MG2 is in the file: a supplied one says nowhere whom it is about, one made of answers does."""
    mine = any(each.subject.key == key_of(witness) for each in filled(case, "MG2"))
    return mine or bool(supplied(case, "MG2"))
