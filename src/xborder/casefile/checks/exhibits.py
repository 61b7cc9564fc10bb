"""Reason 8: exhibits."""

from collections import Counter
from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, missing
from xborder.casefile.checks.steps import add_exhibit, add_original
from xborder.casefile.checks.words import unused_texts
from xborder.casefile.readiness import Answer, Fault
from xborder.casefile.texts.exhibit_refs import exhibit_refs, initials_of, plain_ref
from xborder.casefile.wording import several
from xborder.model.register import key_of


def judge(case: Case) -> Answer:
    """Each exhibit that a statement names is here with a file or a link, or listed as unused; none is there twice.

    The record of a statement names exhibits, and so do its words; what is listed is produced by one of them.
    """
    named = {each.text for made in case.file.statements for each in made.exhibits}
    return Answer(
        detail=f"{len(named)} named in statements, all here.",
        faults=(*_absent(case), *_spoken_of(case), *_unproduced(case), *_empty(case), *_twice(case)),
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


def _spoken_of(case: Case) -> Iterator[Fault]:
    """Exhibits in the words of a statement that are neither here nor unused, and that its record does not name."""
    initials = _initials(case)
    known = {plain_ref(each.exhibit_ref.text) for each in case.file.exhibits}
    unused = "".join(" ".join(unused_texts(case)).upper().split())
    for made in case.file.statements:
        recorded = {plain_ref(each.text) for each in made.exhibits}
        for page in case.body_of(made):
            absent = sorted(exhibit_refs(page.text, initials) - known - recorded)
            absent = [ref for ref in absent if ref not in unused and ref.replace("/", "") not in unused]
            if absent:
                todo = "Add the exhibit, have the statement put right, or list it as unused."
                yield missing(f"The words of {made.ref} name {several(absent)}, which is not here.", todo, page.place)


def _unproduced(case: Case) -> Iterator[Fault]:
    """Exhibits that no statement names, though the witness who produces them made one."""
    initials = _initials(case)
    named = {plain_ref(each.text) for made in case.file.statements for each in made.exhibits}
    named |= {
        ref for made in case.file.statements for page in case.body_of(made) for ref in exhibit_refs(page.text, initials)
    }
    for each in case.file.exhibits:
        producer = case.producer_of(each)
        if producer and case.statements_of(producer) and plain_ref(each.exhibit_ref.text) not in named:
            todo = "Take a statement that produces it, or take it off the list."
            yield faulty(f"No statement produces {each.exhibit_ref.text}.", todo, case.place(each, "/exhibit_ref"))


def _initials(case: Case) -> frozenset[str]:
    """The initials with which exhibits of this case are numbered: of those held and of those who could produce one."""
    held = {initials_of(each.exhibit_ref.text) for each in case.file.exhibits}
    names = [each.person.name for each in case.file.witnesses if each.person.name is not None]
    made = {"".join(part[0] for part in (*name.given, name.family or "") if part).upper() for name in names}
    return frozenset(held | made) - {""}


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
