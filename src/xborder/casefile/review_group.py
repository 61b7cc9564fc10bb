"""The review group of a person, by everything that the records say they did: the gravest counts."""

from collections.abc import Iterable

from xborder.findings import Sourced
from xborder.model.charge import Charge
from xborder.model.hearing import CourtHearing
from xborder.reference.offences import find
from xborder.reference.review_groups import group_of_act, group_of_type


def chosen_group(records: Iterable[Sourced]) -> str | None:
    """The gravest group among records of one person; None where a named person has to decide.

    An offence that nobody put in a group may be graver than all others, and so leaves it to a person.
    """
    found: set[str | None] = set()
    for record in records:
        if isinstance(record.record, Charge | CourtHearing):
            found |= {_of_code(offence.code.text) for offence in record.record.offences}
        elif (group := group_of_type(record.type)) is not None:
            found.add(group)
    if None in found:
        return None
    return min((each for each in found if each is not None), default=None)


def _of_code(code: str) -> str | None:
    known = find(code)
    return group_of_act(known.act) if known else None
