"""Reason 7: statements."""

import re
from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, missing, plan_place
from xborder.casefile.checks.steps import add_original, add_statement
from xborder.casefile.checks.words import told
from xborder.casefile.readiness import Answer, Fault
from xborder.casefile.texts.known import all_people, words_of
from xborder.casefile.wording import several
from xborder.model.codes import FileType
from xborder.model.evidence import Statement, Witness
from xborder.model.register import key_of
from xborder.rules.names import names_of, plain

#: A title, a number or none, and the name or names; not the lawyers.
_CALLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|PC|PS|DC|DS|PCSO|DI|Insp)\.?\s+(?:[0-9]{1,5}\s+)?([A-Z][A-Za-z'-]+(?:\s+[A-Z][A-Za-z'-]+)?)"
    r"(?![^.]{0,40}\b(?:solicitors?|barrister|counsel)\b)",
    re.ASCII,
)
_NAMED = re.compile(r"\bstatement ([A-Z]{1,3}[0-9]{1,3})\b", re.ASCII)


def judge(case: Case) -> Answer:
    """Each key witness, and each who is named in the summary, has a statement that is in order (CJA 1967 s.9; CrimPR 16.2)."""
    faults = (
        *_lacking(case),
        *_strangers(case),
        *_absent(case),
        *(each for made in case.file.statements for each in _order(case, made)),
    )
    key = sum(bool(witness.is_key) for witness in case.file.witnesses)
    return Answer(
        detail=f"{key} key witness(es), each with a signed statement.",
        faults=faults,
        applies=bool(case.file.statements) or not _summarised(case),
    )


def _summarised(case: Case) -> bool:
    """Before a guilty plea the summary may tell what key witnesses say."""
    narrative = case.plan.narrative
    return case.plan.file_type is FileType.GAP and narrative is not None and bool(narrative.key_evidence)


def _lacking(case: Case) -> Iterator[Fault]:
    if not any(witness.is_key for witness in case.file.witnesses):
        yield missing("No witness is marked as key.", "Mark the key witnesses in the records.")
    words = " ".join(told_by_officer(case))
    for witness in case.file.witnesses:
        needed = bool(witness.is_key) or _is_named(witness, words)
        if needed and not case.statements_of(witness) and not _summarised(case):
            place = case.place(witness, "/is_key")
            yield missing(
                f"No statement of {witness.ref}.",
                "Take the statement and add it to the records.",
                place,
                step=add_statement(witness),
            )


def told_by_officer(case: Case) -> list[str]:
    """The summary, without what the records of witnesses say."""
    return told(case)[: len(told(case)) - len(case.file.witnesses)]


def _is_named(witness: Witness, words: str) -> bool:
    family = witness.person.name.family if witness.person.name else None
    return family is not None and re.search(rf"\b{re.escape(family)}\b", words, re.IGNORECASE) is not None


def _strangers(case: Case) -> Iterator[Fault]:
    """People whom the summary calls by name and who are neither witness nor defendant."""
    if _summarised(case):
        return
    named = [name for person in all_people(case) for name in names_of(person)]
    known = words_of(named)
    for pointer, text in _summary(case):
        count = sum(1 for match in _CALLED.finditer(text) if not known & {plain(word) for word in match[1].split()})
        if count:
            detail = f"The summary calls {count} person(s) by name of whom there is neither a record nor a statement."
            yield missing(detail, "Add the witness and the statement, or correct the name.", plan_place(pointer))


def _summary(case: Case) -> Iterator[tuple[str, str]]:
    told = case.plan.narrative
    if told is not None:
        yield "/narrative/headline", told.headline
        yield "/narrative/summary", told.summary
        yield from ((f"/narrative/key_evidence/{index}", text) for index, text in enumerate(told.key_evidence))


def _absent(case: Case) -> Iterator[Fault]:
    held = {made.ref for made in case.file.statements}
    absent = sorted({ref for text in told_by_officer(case) for ref in _NAMED.findall(text)} - held)
    if absent:
        todo = "Add the statement, or correct the summary."
        yield missing(f"The summary names {several(absent)}, which is not in the file.", todo, plan_place("/narrative"))


def _order(case: Case, made: Statement) -> Iterator[Fault]:
    todo = "Have the statement put right, signed and dated by the witness."
    if not made.signed:
        yield faulty(f"{made.ref} is not signed.", todo, case.place(made, "/signed"), verified=True)
    if not made.declaration:
        yield faulty(f"{made.ref} lacks the declaration.", todo, case.place(made, "/declaration"), verified=True)
    if made.made_on is None:
        yield faulty(f"{made.ref} is not dated.", todo, case.place(made, "/made_on"))
    if not made.files:
        yield missing(
            f"No file of {made.ref}.",
            "Add the scanned statement.",
            case.place(made, "/files"),
            step=add_original(key_of(made), "--front 1 --back 2"),
        )
