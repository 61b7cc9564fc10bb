"""People in records who may be one: proposals with reasons for and against; nobody is merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from xborder.findings import Sourced
from xborder.ladder.parts import Likeness
from xborder.ladder.person_fields import NUMBERS, Compared, compare, verified
from xborder.model.codes import LinkBasis
from xborder.model.links import LinksFile
from xborder.model.person import Person
from xborder.rules.joining import joined_people
from xborder.rules.names import names_of, plain
from xborder.rules.people import PersonIn, people_in

#: What speaks for a pair has to weigh this much: a full date of birth with a name, or a number of one person alone.
_ENOUGH = 4


def propose_links(records: Iterable[Sourced], links: LinksFile | None = None) -> tuple[Likeness, ...]:
    """Pairs of people that no link joins yet and nobody refused, and that may be one, the surest first.

    Only people who share a number that passes its checks, a full date of birth,
    or a family name and a postcode are compared, so the work grows with the
    number of such pairs, not of all pairs.
    """
    people = sorted((one for record in records for one in people_in(record)), key=lambda one: one.key)
    joined = joined_people(links.links if links else ())
    stands_for = {one.key: _stands_for(one, joined) for one in people}
    refused = {frozenset(each.persons) for each in links.refusals} if links else set()
    pairs = {(one.key, other.key): (one, other) for group in _buckets(people) for one, other in combinations(group, 2)}
    alike = (
        _likeness(one, other)
        for (first, second), (one, other) in pairs.items()
        if first != second and stands_for[first] != stands_for[second] and frozenset((first, second)) not in refused
    )
    return tuple(sorted((found for found in alike if found is not None), key=surest_first))


def _buckets(people: list[PersonIn]) -> Iterator[list[PersonIn]]:
    groups: dict[tuple[str, ...], list[PersonIn]] = defaultdict(list)
    for one in people:
        for key in dict.fromkeys(_keys(one.person)):
            groups[key].append(one)
    yield from groups.values()


def _keys(person: Person) -> Iterator[tuple[str, ...]]:
    for field in NUMBERS if person.identifiers else ():
        number = verified(getattr(person.identifiers, field))
        if number is not None:
            yield field, number
    born = person.date_of_birth
    if born is not None and born.is_full:
        # Day and month the other way about is the commonest slip of all: both ways meet in one group.
        yield "born", str(born.year), *sorted((f"{born.month:02d}", f"{born.day:02d}"))
    families = {plain(name.family) for name in names_of(person) if name.family}
    codes = {plain(address.postcode.text) for address in person.addresses if address.postcode}
    for family in families:
        for code in codes:
            yield "lives", family, code


def _stands_for(one: PersonIn, joined: Mapping[str, str]) -> str:
    """The key that stands for all who are linked with a person; their own where nobody is."""
    alone = one.key.partition("#")[0]
    if one.key not in joined and alone in joined and len(people_in(one.record)) == 1:
        return joined[alone]
    return joined.get(one.key, one.key)


def _likeness(one: PersonIn, other: PersonIn) -> Likeness | None:
    compared = compare(one.person, other.person)
    speaks_for = [each for each in compared if each.speaks_for]
    if not _is_enough(speaks_for):
        return None
    against = [each for each in compared if not each.speaks_for]
    basis = LinkBasis.VERIFIED_IDENTIFIER if speaks_for[0].field in NUMBERS else LinkBasis.NAME_AND_DATE_OF_BIRTH
    return Likeness(
        persons=(one.key, other.key),
        basis=basis,
        why=tuple(each.words for each in speaks_for),
        against=tuple(each.words for each in against),
        weight=sum(each.weight for each in speaks_for) - sum(each.weight for each in against),
    )


def _is_enough(speaks_for: list[Compared]) -> bool:
    """A number by itself, or else a name with something beside it: a shared birthday alone joins nobody."""
    if any(each.field in NUMBERS for each in speaks_for):
        return True
    names = any(each.field == "name" for each in speaks_for)
    return names and sum(each.weight for each in speaks_for) > _ENOUGH


def surest_first(found: Likeness) -> tuple[bool, int, tuple[str, str]]:
    """The order of proposals: numbers first, then by what weighs for and against, then by the keys."""
    return (found.basis is not LinkBasis.VERIFIED_IDENTIFIER, -found.weight, found.persons)
