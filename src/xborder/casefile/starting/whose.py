"""Whom a record is about: for the title of a case, and as its suspect before anybody is charged."""

from collections.abc import Sequence

from xborder.casefile.selection import person_of
from xborder.findings import Sourced
from xborder.model.codes import Role
from xborder.model.incident import Incident
from xborder.model.person import Person
from xborder.model.register import key_of


def title_of(records: Sequence[Sourced], urn: str) -> str:
    """``R v`` and the one person whom the records are about; the number of the case where they name none or several."""
    names = {person.name.display for _, person in _people(records) if person.name is not None}
    return f"R v {next(iter(names))}" if len(names) == 1 else f"Case {urn}"


def suspect_of(records: Sequence[Sourced]) -> str | None:
    """The key of the one person whom the records are about, where no charge among them names a defendant."""
    people = _people(records)
    charged = any(each.type == "charge" for each in records)
    return people[0][0] if len(people) == 1 and not charged else None


def _people(records: Sequence[Sourced]) -> list[tuple[str, Person]]:
    """Defendants, subjects of orders, and those suspected in an incident, by their keys."""
    keys = [key for each in records for key in _keys(each)]
    held = {key_of(each.record): each for each in records}
    found = [(key, person_of(held[key.partition("#")[0]], key)) for key in keys]
    return [(key, person) for key, person in found if person is not None]


def _keys(record: Sourced) -> list[str]:
    key, made = key_of(record.record), record.record
    if isinstance(made, Incident):
        return [f"{key}#{each.ref}" for each in made.persons if each.role is Role.SUSPECT]
    return [key]
