"""The birth date within a driver number: decade, month (50 more for a woman), day, year."""

import calendar


def birth_fault(six: str) -> slice | None:
    """Which of the six digits cannot be, as a slice; None if some year of that ending has the day.

    >>> birth_fault("657054"), birth_fault("613054"), birth_fault("602304")
    (None, slice(1, 3, None), slice(3, 5, None))

    The century is not known, so 29 February is right in any year whose last two
    digits 4 divides: 2000 was a leap year though 1900 was not.
    """
    month, day = int(six[1:3]) % 50, int(six[3:5])
    if not 1 <= month <= 12:
        return slice(1, 3)
    leap_or_not = 2000 + int(six[0] + six[5])
    if not 1 <= day <= calendar.monthrange(leap_or_not, month)[1]:
        return slice(3, 5)
    return None
