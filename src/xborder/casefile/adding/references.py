"""References of exhibits: whether one is taken, and which to use instead."""

import re
from collections.abc import Iterable

from xborder.identifiers import exhibit
from xborder.model.evidence import Exhibit, Witness


def is_taken(reference: str, exhibits: Iterable[Exhibit]) -> bool:
    """True if an exhibit of the case has this reference, however either is written."""
    return exhibit.validate(reference) in {_plain(each.exhibit_ref.text) for each in exhibits}


def instead_of(reference: str, producer: Witness, exhibits: Iterable[Exhibit]) -> str:
    """A reference that is free: with the second letter of the surname where another witness has the initials.

    Where the exhibit before is this producer's own, the next number. Source: the
    Manual of Guidance for MG12.
    """
    held = list(exhibits)
    parts = exhibit.parts(reference)
    initials, number = parts["initials"], int(parts["number"])
    same = [each for each in held if _plain(each.exhibit_ref.text) == exhibit.validate(reference)]
    others = any(each.produced_by != producer.ref or _force(each) != _force(producer) for each in same)
    second = _second_letter(producer)
    if others and second and len(initials) < 5:
        initials += second
    while is_taken(f"{initials}/{number}", held):
        number += 1
    return f"{initials}/{number}"


def _second_letter(producer: Witness) -> str:
    family = producer.person.name.family if producer.person.name else None
    letters = re.sub(r"[^A-Z]", "", (family or "").upper())
    return letters[1:2]


def _force(record: Exhibit | Witness) -> str:
    return record.provenance.force


def _plain(text: str) -> str:
    return exhibit.validate(text) if exhibit.is_valid(text) else text
