"""A telephone number as it is dialled from here, without what is written between its digits."""

import re

from xborder.identifiers.cleaning import trace, without
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength

#: What may stand between the digits and says nothing.
SEPARATORS = " \t-.()/"

_DIALLED = re.compile(r"(?:\+|0)[0-9]+", re.ASCII)
_EXTENSION = re.compile(r"(?:EXTENSION|EXTN?|X|#)\.? *[0-9]{1,6}\Z", re.ASCII)


def dialled(value: str) -> str:
    """The text as it is dialled here: it begins with a plus sign and a country's code, or with one trunk zero.

    >>> dialled("0044 (0)1632 960123"), dialled("(01632) 960-123")
    ('+441632960123', '01632960123')

    Raises InvalidFormat or InvalidLength.
    """
    text = without(value, SEPARATORS)
    if _DIALLED.fullmatch(text) is None or "+" in value.lstrip(" (\t")[1:]:
        raise _fault(value)
    if text.startswith("00"):
        text = f"+{text[2:]}"
    # "+44 (0)1632 ...": the zero is dialled within the country only.
    return f"+44{text[4:]}" if text.startswith("+440") else text


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value)
    extension = _EXTENSION.search(text)
    if extension and extension.start():
        span = (places[extension.start()], places[-1] + 1)
        return InvalidFormat("There is an extension, which is no part of the number.", reason="extension", span=span)
    for index, mark in enumerate(text):
        if not (mark.isdigit() or mark in SEPARATORS or (mark == "+" and not text[:index].strip(" ("))):
            span = (places[index], places[index] + 1)
            return InvalidFormat("A character has no place in a telephone number.", reason="characters", span=span)
    digits = [index for index, mark in enumerate(text) if mark.isdigit()]
    if not digits:
        return InvalidLength("There are no digits.", reason="length")
    at = places[digits[0]]
    return InvalidFormat(
        "It begins neither with a zero nor with a plus sign and a country's code.", reason="trunk", span=(at, at + 1)
    )
