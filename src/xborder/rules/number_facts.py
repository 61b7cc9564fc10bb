"""What a record says that helps to choose between corrections of a number in it."""

import datetime as dt

from xborder.findings import Sourced
from xborder.identifiers.choosing import Facts
from xborder.rules.people import people_in


def facts_of(record: Sourced, pointer: str) -> Facts:
    """The facts beside the number at a place in a record: its years, its forces, and when the person was born."""
    person = next((one.person for one in people_in(record) if pointer.startswith(f"{one.pointer}/")), None)
    born = person.date_of_birth if person else None
    return Facts(years=_years(record), forces=_forces(record), born=born.year if born else None)


def _years(record: Sourced) -> frozenset[int]:
    """The years in which a charge's numbers can have been given; nothing for other records."""
    if record.type != "charge":
        return frozenset()
    days: list[dt.date | None] = [
        day for each in record.record.offences for day in (each.arrested_on, each.charged_on or each.began_on)
    ]
    return frozenset(day.year for day in days if day is not None)


def _forces(record: Sourced) -> frozenset[str]:
    """The force that the record is from, and the one that its URN names."""
    judged = record.record
    provenance = getattr(judged, "provenance", None)
    urn = judged.urn.value if record.type == "charge" and judged.urn else None
    return frozenset(force for force in (provenance.force if provenance else None, urn[:2] if urn else None) if force)
