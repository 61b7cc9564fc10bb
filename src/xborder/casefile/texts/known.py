"""Who is known in a case, by name: the defendants, the witnesses, the officers."""

from collections.abc import Iterable, Iterator

import attrs

from xborder.casefile.case import Case
from xborder.model.parts import Officer, PersonName
from xborder.model.person import Person
from xborder.rules.names import names_of, plain
from xborder.rules.people import people_in


@attrs.frozen(kw_only=True)
class Named:
    """A person of the case: the name to be spelled right, and whose it is (a record's key)."""

    key: str
    name: PersonName
    person: Person


def defendants(case: Case) -> tuple[Named, ...]:
    """The defendants, each under the first of their charges."""
    return tuple(
        Named(key=each.charge_refs[0], name=each.person.name, person=each.person)
        for each in case.file.defendants
        if each.person.name is not None and each.charge_refs
    )


def witnesses(case: Case) -> tuple[Named, ...]:
    """The witnesses."""
    return tuple(
        Named(key=f"{each.provenance.force}:witness:{each.ref}", name=each.person.name, person=each.person)
        for each in case.file.witnesses
        if each.person.name is not None
    )


def all_people(case: Case) -> list[Person]:
    """Every person of whom a record of the case is, the defendant as each record describes them."""
    people = [each.person for record in case.records.values() for each in people_in(record)]
    return [*people, *(each.person for each in case.file.witnesses)]


def known_names(case: Case) -> list[PersonName]:
    """Every name that a record of the case gives anybody, officers too."""
    names = [name for person in all_people(case) for name in names_of(person)]
    return [*names, *(officer.name for officer in _officers(case) if officer.name is not None)]


def words_of(names: Iterable[PersonName]) -> frozenset[str]:
    """Every single word of these names, without case and accents."""
    parts = (part for name in names for part in (name.family or "", *name.given))
    return frozenset(plain(word) for part in parts for word in (part, *part.replace("-", " ").split()) if word)


def _officers(case: Case) -> Iterator[Officer]:
    plan, file = case.plan, case.file
    named = [plan.reporting_officer, plan.supervisor]
    named += [each.officer_in_case for each in file.charges]
    named += [order.issuer for order in file.orders]
    named += [each.served_by for order in file.orders for each in order.services]
    named += [officer for incident in file.incidents for officer in incident.officers]
    named += [each.disclosure_officer for each in file.schedules]
    yield from (officer for officer in named if officer is not None)
