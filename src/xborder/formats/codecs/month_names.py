"""The months as exports abbreviate them."""

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def month_of(text: str) -> int:
    """The number of a month that is written as a number or as its first three letters.

    >>> month_of("03"), month_of("Mar")
    (3, 3)

    Raises ValueError for anything else.
    """
    return int(text) if text.isdecimal() else MONTHS.index(text.upper()) + 1
