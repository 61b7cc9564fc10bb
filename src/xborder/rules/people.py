"""The people in a record, by the keys that links use."""

from collections.abc import Mapping

import attrs

from xborder.findings import Sourced
from xborder.model.charge import Charge
from xborder.model.codes import Role
from xborder.model.incident import Incident
from xborder.model.keys import RecordKey
from xborder.model.offender import OffenderRecord
from xborder.model.order import AsbOrder
from xborder.model.person import Person
from xborder.rules.named import key_of
from xborder.rules.paths import Path


@attrs.frozen(kw_only=True)
class PersonIn:
    """A person as one record describes them; ``pointer`` is where in the record they stand."""

    key: str
    person: Person
    record: Sourced
    pointer: str


def people_in(record: Sourced) -> tuple[PersonIn, ...]:
    """The people a record is about: the subject, the defendant, those met as suspects; never witnesses or victims."""
    key = key_of(record)
    judged = record.record
    found: list[tuple[str, Person | None, Path | str]] = []
    if isinstance(judged, OffenderRecord):
        found = [(key, judged, "")]
    elif isinstance(judged, AsbOrder):
        found = [(key, judged.subject, Path.of(AsbOrder).subject)]
    elif isinstance(judged, Charge):
        found = [(key, judged.defendant, Path.of(Charge).defendant)]
    elif isinstance(judged, Incident):
        found = [
            (f"{key}#{met.ref}", met.person, Path.of(Incident).persons[index].person)
            for index, met in enumerate(judged.persons)
            if met.role in (Role.SUSPECT, Role.OTHER)
        ]
    return tuple(
        PersonIn(key=name, person=person, record=record, pointer=str(path))
        for name, person, path in found
        if person is not None
    )


def person_named(records: Mapping[str, Sourced], name: str) -> PersonIn | None:
    """The person of a key, or None where the records do not hold exactly that one.

    A key without ``#`` names the only person of its record.
    """
    try:
        key = RecordKey.parse(name)
    except ValueError:
        return None
    record = records.get(str(key.without_person))
    people = people_in(record) if record is not None else ()
    if key.person is None:
        return people[0] if len(people) == 1 else None
    return next((found for found in people if found.key == name), None)
