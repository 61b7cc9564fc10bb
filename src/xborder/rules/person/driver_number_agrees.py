"""A driver number says the surname, birth date and sex that the record says, and points to its own correction."""

from collections.abc import Iterator, Mapping
from typing import Any

from xborder.findings import Finding, Sourced
from xborder.model.person import Identifiers, Person
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.names import names_of
from xborder.rules.paths import Path
from xborder.rules.people import PersonIn, people_in

#: So many facts are known of a person with a name.
_ALL = 4

_CODES: Mapping[str, str] = {
    "surname": "XB-PERSON-020",
    "birth-date": "XB-PERSON-021",
    "sex": "XB-PERSON-022",
    "initials": "XB-PERSON-023",
}


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report each part of a driver number that disagrees with the person, and a number that they correct."""
    for here in people_in(record):
        numbers = here.person.identifiers
        if numbers is not None and numbers.driver_number is not None and numbers.driver_number.text:
            yield from _judge(here, numbers.driver_number.text)


def _judge(here: PersonIn, number: str) -> Iterator[Finding]:
    from xborder.identifiers.driver_glance import agree_at_a_glance  # few records have one, and most of those agree

    if any(len(known) == _ALL and agree_at_a_glance(number, **known) for known in _facts(here.person)):
        return
    from xborder.identifiers import driver_number
    from xborder.identifiers.driver_choice import suggest_for
    from xborder.identifiers.driver_facts import disagreements

    facts = min(_facts(here.person), key=lambda known: len(disagreements(number, **known)))
    wrong, valid = disagreements(number, **facts), driver_number.is_valid(number)
    if valid and not wrong:
        return
    path = f"{here.pointer}{Path.of(Person).identifiers}{Path.of(Identifiers).driver_number}"
    chosen = suggest_for(number, **facts)
    for doubt in wrong:
        yield found(_CODES[doubt.reason], here.record, path, excerpt=number, suggestions=chosen)
    if chosen and not valid and chosen != driver_number.suggest(number):
        yield found("XB-PERSON-024", here.record, path, excerpt=number, suggestions=chosen)


def _facts(person: Person) -> Iterator[dict[str, Any]]:
    """What is known of a person under each of their names: a licence may be in any of them."""
    shared = {"date_of_birth": person.date_of_birth, "sex": person.sex.value if person.sex else None}
    names = names_of(person)
    yield from ({"family": name.family, "given": name.given, **shared} for name in names)
    if not names:
        yield shared
