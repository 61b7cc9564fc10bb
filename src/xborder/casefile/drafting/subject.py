"""The person as a paper names them: one name, the fullest date of birth, and where they live."""

from collections.abc import Iterable, Mapping

from xborder.findings import Sourced
from xborder.model.parts import Address
from xborder.model.person import Person
from xborder.model.values import PartialDate
from xborder.rules.names import names_of, same_name
from xborder.rules.people import PersonIn, person_named

#: Whose spelling is taken first: the charge, then the force's record of the person, orders, incidents.
_TRUSTED = ("charge", "offender", "asb_order", "incident")


def subject_of(records: Mapping[str, Sourced], keys: Iterable[str]) -> Person | None:
    """The person of these keys, with no more about them than the paper needs; None where no record has a name."""
    found = [one for key in keys if (one := person_named(records, key)) is not None]
    people = [one.person for one in sorted(found, key=_trust)]
    name = next((names_of(person)[0] for person in people if names_of(person)), None)
    if name is None:
        return None
    others = (each for person in people for each in names_of(person) if not same_name(each, name))
    aliases = tuple(dict.fromkeys(others))
    return Person(
        name=name,
        aliases=aliases,
        date_of_birth=_born([person.date_of_birth for person in people if person.date_of_birth]),
        addresses=tuple(_lives(people)),
    )


def _trust(one: PersonIn) -> tuple[int, str]:
    kind = one.record.type
    return (_TRUSTED.index(kind) if kind in _TRUSTED else len(_TRUSTED), one.key)


def _born(dates: list[PartialDate]) -> PartialDate | None:
    return next((born for born in dates if born.is_full), dates[0] if dates else None)


def _lives(people: Iterable[Person]) -> list[Address]:
    """The latest address of the first record that has one which has not ended."""
    for person in people:
        current = [address for address in person.addresses if address.valid_to is None and address.lines]
        if current:
            return current[-1:]
    return []
