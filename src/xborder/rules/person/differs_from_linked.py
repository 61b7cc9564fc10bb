"""A person has one name and one date of birth in all the records that a confirmed link says are theirs."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.person import Person
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.names import any_same, names_of
from xborder.rules.paths import Path
from xborder.rules.people import PersonIn, people_in, person_named


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a name or a date of birth that differs from the first record of the link.

    A name that any record of the link gives as an alias is no difference.
    """
    for here in people_in(record):
        for people in _linked(here.key, context):
            if here.key in [person.key for person in people[1:]]:
                yield from _compare(here, people)


def _linked(key: str, context: RuleContext) -> Iterator[list[PersonIn]]:
    """The people of every link that holds this one, in the order of the keys.

    A key without ``#`` may name the only person of an incident, so both spellings are looked up.
    """
    spellings = dict.fromkeys((key, key.partition("#")[0]))
    for link in dict.fromkeys(link for spelling in spellings for link in context.links_of(spelling)):
        yield [person for name in sorted(link.persons) if (person := person_named(context.records, name))]


def _compare(here: PersonIn, people: list[PersonIn]) -> Iterator[Finding]:
    first, mine = people[0], here.person
    accepted = (*names_of(first.person), *(alias for one in people for alias in one.person.aliases))
    if names_of(mine) and names_of(first.person) and not any_same(names_of(mine), accepted):
        yield found("XB-PERSON-001", here.record, f"{here.pointer}{Path.of(Person).name}", other=first.key)
    born, other = mine.date_of_birth, first.person.date_of_birth
    if born is not None and other is not None and not born.agrees_with(other):
        yield found("XB-PERSON-002", here.record, f"{here.pointer}{Path.of(Person).date_of_birth}", other=first.key)
