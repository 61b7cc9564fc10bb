"""What a record says that helps to choose between corrections of a number in it."""

import datetime as dt

from xborder.findings import Sourced
from xborder.identifiers.choosing import Facts
from xborder.model.charge import Charge
from xborder.rules.people import people_in


def facts_of(record: Sourced, pointer: str) -> Facts:
    """The facts beside the number at a place in a record: its years, its forces, and when the person was born."""
    judged = record.record
    person = next((one.person for one in people_in(record) if pointer.startswith(f"{one.pointer}/")), None)
    born = person.date_of_birth if person else None
    return Facts(years=_years(judged), forces=_forces(judged), born=born.year if born else None)


def _years(judged: object) -> frozenset[int]:
    """The years in which a charge's numbers can have been given; nothing for other records."""
    if not isinstance(judged, Charge):
        return frozenset()
    days: list[dt.date | None] = [
        day for each in judged.offences for day in (each.arrested_on, each.charged_on or each.began_on)
    ]
    return frozenset(day.year for day in days if day is not None)


def _forces(judged: object) -> frozenset[str]:
    """The force that the record is from, and the one that its URN names."""
    provenance = getattr(judged, "provenance", None)
    urn = judged.urn.value if isinstance(judged, Charge) and judged.urn else None
    return frozenset(force for force in (provenance.force if provenance else None, urn[:2] if urn else None) if force)
