"""Reason 8: exhibits."""

from collections import Counter
from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, missing
from xborder.casefile.checks.steps import add_exhibit, add_original
from xborder.casefile.checks.words import unused_texts
from xborder.casefile.readiness import Answer, Fault
from xborder.casefile.wording import several
from xborder.model.register import key_of


def judge(case: Case) -> Answer:
    """Each exhibit that a statement names is here with a file or a link, or listed as unused; none is there twice."""
    named = {each.text for made in case.file.statements for each in made.exhibits}
    return Answer(
        detail=f"{len(named)} named in statements, all here.",
        faults=(*_absent(case), *_empty(case), *_twice(case)),
        applies=bool(named or case.file.exhibits),
    )


def _absent(case: Case) -> Iterator[Fault]:
    held = {each.exhibit_ref.text for each in case.file.exhibits}
    unused = " ".join(unused_texts(case))
    for made in case.file.statements:
        absent = sorted({each.text for each in made.exhibits if each.text not in held and each.text not in unused})
        if absent:
            todo = "Add the exhibit, correct the reference, or list it as unused."
            place = case.place(made, "/exhibits")
            step = add_exhibit(absent[0], case.witness_of(made))
            yield missing(f"{made.ref} names {several(absent)}, which is not here.", todo, place, step=step)


def _empty(case: Case) -> Iterator[Fault]:
    for each in case.file.exhibits:
        if not each.files and each.multimedia is None:
            todo = "Add the file, or a picture of the thing."
            yield missing(
                f"{each.exhibit_ref.text} has neither a file nor a link.",
                todo,
                case.place(each, "/files"),
                step=add_original(key_of(each)),
            )


def _twice(case: Case) -> Iterator[Fault]:
    counted = Counter(each.exhibit_ref.text for each in case.file.exhibits)
    seen: set[str] = set()
    for each in case.file.exhibits:
        ref = each.exhibit_ref.text
        if counted[ref] > 1 and ref in seen:
            todo = "Give each exhibit its own reference, in the statement too."
            yield faulty(f"{ref} stands for {counted[ref]} exhibits.", todo, case.place(each, "/exhibit_ref"))
        seen.add(ref)
