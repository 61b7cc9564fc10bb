"""People in records who may be one: proposals with reasons for and against; nobody is merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations

from xborder.findings import Sourced
from xborder.identifiers import pnc
from xborder.ladder.group import joined_people
from xborder.ladder.parts import Likeness
from xborder.model.codes import LinkBasis
from xborder.model.links import LinksFile
from xborder.model.person import Person
from xborder.rules.names import names_of, plain, share_a_name
from xborder.rules.people import PersonIn, people_in

#: From this likeness on, two spellings of a name are put before a person to judge.
_ALIKE = 0.75
_PNC = "the same PNC ID, its check letter right"
_NAME = "the same name and full date of birth"
_SPELLING = "names spelled much alike and the same full date of birth"
_RANKS = (_PNC, _NAME, _SPELLING)


def propose_links(records: Iterable[Sourced], links: LinksFile | None = None) -> tuple[Likeness, ...]:
    """Pairs of people that no link joins yet and that may be one, the surest first.

    Only people who share a verified PNC ID or a full date of birth are compared,
    so the work grows with the number of such pairs, not of all pairs.
    """
    people = sorted((one for record in records for one in people_in(record)), key=lambda one: one.key)
    joined = joined_people(links.links if links else ())
    stands_for = {one.key: _stands_for(one, joined) for one in people}
    pairs = {(one.key, other.key): (one, other) for group in _buckets(people) for one, other in combinations(group, 2)}
    alike = (
        _likeness(one, other)
        for (first, second), (one, other) in pairs.items()
        if first != second and stands_for[first] != stands_for[second]
    )
    return tuple(sorted((found for found in alike if found is not None), key=surest_first))


def _buckets(people: list[PersonIn]) -> Iterator[list[PersonIn]]:
    by_number: dict[str, list[PersonIn]] = defaultdict(list)
    by_birth: dict[str, list[PersonIn]] = defaultdict(list)
    for one in people:
        number, born = _pnc_id(one.person), one.person.date_of_birth
        if number is not None:
            by_number[number].append(one)
        if born is not None and born.is_full:
            by_birth[str(born)].append(one)
    yield from by_number.values()
    yield from by_birth.values()


def _stands_for(one: PersonIn, joined: Mapping[str, str]) -> str:
    """The key that stands for all who are linked with a person; their own where nobody is."""
    alone = one.key.partition("#")[0]
    if one.key not in joined and alone in joined and len(people_in(one.record)) == 1:
        return joined[alone]
    return joined.get(one.key, one.key)


def _likeness(one: PersonIn, other: PersonIn) -> Likeness | None:
    why = _reasons(one.person, other.person)
    if not why:
        return None
    basis = LinkBasis.VERIFIED_IDENTIFIER if why[0] == _PNC else LinkBasis.NAME_AND_DATE_OF_BIRTH
    persons = (one.key, other.key)
    return Likeness(persons=persons, basis=basis, why=why, against=tuple(_against(one.person, other.person)))


def _reasons(one: Person, other: Person) -> tuple[str, ...]:
    why = []
    number = _pnc_id(one)
    if number is not None and number == _pnc_id(other):
        why.append(_PNC)
    born = one.date_of_birth
    if born is not None and born.is_full and born == other.date_of_birth:
        if share_a_name(one, other):
            why.append(_NAME)
        elif _spelled_alike(one, other):
            why.append(_SPELLING)
    return tuple(why)


def _against(one: Person, other: Person) -> Iterator[str]:
    numbers = (_pnc_id(one), _pnc_id(other))
    if None not in numbers and numbers[0] != numbers[1]:
        yield "different PNC IDs"
    if one.date_of_birth and other.date_of_birth and not one.date_of_birth.agrees_with(other.date_of_birth):
        yield "different dates of birth"
    if names_of(one) and names_of(other) and not share_a_name(one, other):
        yield "names are not the same"
    if one.sex and other.sex and one.sex.value and other.sex.value and one.sex.value != other.sex.value:
        yield "different sex recorded"


def _spelled_alike(one: Person, other: Person) -> bool:
    return any(
        _ratio(*sorted((plain(mine.display), plain(theirs.display)))) >= _ALIKE
        for mine in names_of(one)
        for theirs in names_of(other)
    )


def _ratio(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _pnc_id(person: Person) -> str | None:
    """The PNC ID in canonical form, if its check letter is right."""
    number = person.identifiers.pnc_id if person.identifiers else None
    return number.value if number and number.value and pnc.is_valid(number.value) else None


def surest_first(found: Likeness) -> tuple[int, tuple[str, str]]:
    """The order of proposals: by the surest reason, then by the keys."""
    return (_RANKS.index(found.why[0]), found.persons)
