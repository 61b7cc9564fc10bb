"""The witnesses that checks ask about."""

import datetime as dt

from xborder.casefile.case import Case
from xborder.model.codes import WitnessKind
from xborder.model.evidence import Witness
from xborder.model.person import Person

_POLICE = (WitnessKind.POLICE, WitnessKind.OFFICER_IN_CASE)


def civilians(case: Case) -> list[Witness]:
    """Witnesses who are not police."""
    return [witness for witness in case.file.witnesses if witness.kind not in _POLICE]


def police(case: Case) -> list[Witness]:
    """Police witnesses."""
    return [witness for witness in case.file.witnesses if witness.kind in _POLICE]


def is_under_18(case: Case, witness: Witness) -> bool:
    """True if the record says so, or the date of birth does."""
    if witness.under_18 is not None:
        return witness.under_18
    return younger_than_18(witness.person, case.plan.as_of.date())


def younger_than_18(person: Person, on: dt.date) -> bool:
    """True if the date of birth is known and puts the person under 18 on a day."""
    if person.date_of_birth is None:
        return False
    born = person.date_of_birth.earliest
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < 18
