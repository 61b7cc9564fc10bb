"""Comparing people: names as they are spelled, dates of birth as far as they are known."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from xborder.model.parts import PersonName
from xborder.model.person import Person


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A name without case, accents, spaces and punctuation.

    >>> plain("O'Brien-Smith"), plain("Chloë")
    ('obriensmith', 'chloe')
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if char.isalnum())


def same_name(one: PersonName, other: PersonName) -> bool:
    """True if the family names agree and one's given names begin the other's.

    >>> same_name(PersonName(family="Fenwright", given=("Daryl", "Lee")), PersonName(family="FENWRIGHT", given=("Daryl",)))
    True
    """
    given, others = [[plain(part) for part in name.given if plain(part)] for name in (one, other)]
    shared = min(len(given), len(others))
    return plain(one.family or "") == plain(other.family or "") and given[:shared] == others[:shared]


def names_of(person: Person) -> tuple[PersonName, ...]:
    """A person's name and their other names."""
    return (*([person.name] if person.name else []), *person.aliases)


def share_a_name(one: Person, other: Person) -> bool:
    """True if any name of one is a name of the other."""
    return any_same(names_of(one), names_of(other))


def any_same(some: Iterable[PersonName], others: Iterable[PersonName]) -> bool:
    """True if any of some names is one of the others."""
    known = tuple(others)
    return any(same_name(mine, theirs) for mine in some for theirs in known)
