"""Security markings and their order: Government Security Classifications Policy.

OFFICIAL-SENSITIVE is OFFICIAL with an additional marking, not a tier of its own;
it stands above plain OFFICIAL where the higher of two is asked for. SECRET and
above never travel with this software.
"""

from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import ObligationKind

#: The markings that may travel, the lowest first.
MARKINGS = ("OFFICIAL", "OFFICIAL-SENSITIVE")


def is_marking(marking: str | None) -> bool:
    """True if something so marked may travel.

    >>> is_marking("OFFICIAL-SENSITIVE"), is_marking("SECRET"), is_marking("official")
    (True, False, False)
    """
    return marking in MARKINGS


def reaches(marking: str, other: str) -> bool:
    """True if the first marking is as high as the second. Raises ValueError for what may not travel.

    >>> reaches("OFFICIAL", "OFFICIAL-SENSITIVE")
    False
    """
    return MARKINGS.index(marking) >= MARKINGS.index(other)


def highest(markings: tuple[str, ...]) -> str:
    """The highest of several markings; OFFICIAL where there is none.

    >>> highest(("OFFICIAL-SENSITIVE", "OFFICIAL")), highest(())
    ('OFFICIAL-SENSITIVE', 'OFFICIAL')
    """
    return max(markings, key=MARKINGS.index, default=MARKINGS[0])


def markings_of(agreement: Agreement) -> tuple[str, ...]:
    """The markings that an agreement's obligations ask for; its own where they ask for none."""
    duties = [duty for duty in agreement.obligations if duty.do is ObligationKind.APPLY_MARKING]
    return tuple(duty.marking or "" for duty in duties) or (agreement.marking,)


def marking_of(agreement: Agreement) -> str:
    """The marking of everything that is made from records shared under an agreement."""
    return highest(tuple(marking for marking in markings_of(agreement) if is_marking(marking)))
