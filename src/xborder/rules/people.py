"""The people in a record, by the keys that links use."""

from collections.abc import Mapping

import attrs

from xborder.findings import Sourced
from xborder.model.codes import Role
from xborder.model.person import Organisation, Person
from xborder.rules.named import key_of
from xborder.rules.paths import Path
from xborder.rules.remembering import for_the_last


@attrs.frozen(kw_only=True)
class PersonIn:
    """A person as one record describes them; ``pointer`` is where in the record they stand."""

    key: str
    person: Person
    record: Sourced
    pointer: str


@for_the_last
def people_in(record: Sourced) -> tuple[PersonIn, ...]:
    """The people a record is about: the subject, the defendant, those met as suspects; never witnesses or victims."""
    judged, here = record.record, Path.of(record.record.__class__)
    found: list[tuple[str, Person | None, Path | str]] = []
    # By type, not by class: the classes of the other types are not loaded for this.
    if record.type == "offender":
        found = [("", judged, "")]
    elif record.type == "asb_order":
        found = [("", judged.subject, here.subject)]
    elif record.type in {"charge", "court_hearing"}:
        found = [("", judged.defendant, here.defendant)]
    elif record.type == "incident":
        found = [
            (f"#{met.ref}", met.person, here.persons[index].person)
            for index, met in enumerate(judged.persons)
            if met.role in (Role.SUSPECT, Role.OTHER)
        ]
    known = [(part, person, path) for part, person, path in found if person is not None]
    key = key_of(record) if known else ""
    return tuple(
        PersonIn(key=key + part, person=person, record=record, pointer=str(path)) for part, person, path in known
    )


def organisation_of(record: object) -> Organisation | None:
    """The body that an order was made against, or that a charge or a hearing is of, where it is a body and no person.

    >>> organisation_of("no record") is None
    True
    """
    found: Organisation | None = getattr(
        record, "subject_organisation", getattr(record, "defendant_organisation", None)
    )
    return found


def person_named(records: Mapping[str, Sourced], name: str) -> PersonIn | None:
    """The person of a key, or None where the records do not hold exactly that one.

    A key without ``#`` names the only person of its record.
    """
    # As RecordKey reads it; a name that is no key names no record.
    key, _, part = name.partition("#")
    record = records.get(key)
    people = people_in(record) if record is not None else ()
    if not part:
        return people[0] if len(people) == 1 else None
    return next((found for found in people if found.key == name), None)
