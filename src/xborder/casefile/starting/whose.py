"""Whom a record is about, for the title of a case."""

from collections.abc import Sequence
from typing import Any

from xborder.findings import Sourced
from xborder.model.codes import Role
from xborder.model.person import Person


def title_of(records: Sequence[Sourced], urn: str) -> str:
    """``R v`` and the one person whom the records are about; the number of the case where they name none or several."""
    people = [person for each in records for person in _people(each.record)]
    names = {person.name.display for person in people if person.name is not None}
    return f"R v {next(iter(names))}" if len(names) == 1 else f"Case {urn}"


def _people(record: Any) -> list[Person]:
    for field in ("defendant", "subject"):
        if (person := getattr(record, field, None)) is not None:
            return [person]
    return [each.person for each in getattr(record, "persons", ()) if each.role is Role.SUSPECT and each.person]
