"""The form of a CRO number: its two kinds, their fields, and what breaks them."""

import re

import attrs

from xborder.identifiers.check23 import check_letter
from xborder.identifiers.cleaning import clean, trace
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength

_FORM = re.compile(r"(?:([0-9]{1,6})/([0-9]{2})|SF([0-9]{2})/([0-9]{1,6}))([A-Z])", re.ASCII)
_PNC_FORM = re.compile(r"([0-9]{4}|[0-9]{2})/[0-9]{3,7}[A-Z]", re.ASCII)

#: The two-digit years of short files that may take their letter over the serial alone.
_OLDER_RULE_YEARS = range(39, 65)


@attrs.frozen(kw_only=True)
class CroNumber:
    """The fields of a CRO number: a standard serial in six digits, that of a short file as it is written."""

    short_file: bool
    year: str
    serial: str
    letter: str

    @property
    def right_letter(self) -> str:
        """The letter that year and serial give."""
        return check_letter(self.year + self.serial)

    @property
    def by_the_older_rule(self) -> bool:
        """Right as a short file of before 1965, and only so."""
        old = self.short_file and int(self.year) in _OLDER_RULE_YEARS
        return old and self.letter != self.right_letter and self.letter == check_letter(self.serial)

    def written(self, *, suppressed: bool = False) -> str:
        """The number in its own order; ``suppressed`` without the zeros before a standard serial."""
        if self.short_file:
            return f"SF{self.year}/{self.serial}{self.letter}"
        serial = str(int(self.serial)) if suppressed else self.serial
        return f"{serial}/{self.year}{self.letter}"


def read(value: str) -> CroNumber:
    """Part a text into its fields, whatever its letter.

    >>> read("65656/91H").serial
    '065656'

    Raises InvalidFormat or InvalidLength.
    """
    match = _FORM.fullmatch(clean(value))
    if match is None:
        raise _fault(value)
    serial, year, short_year, short_serial, letter = match.groups()
    if short_year:
        return CroNumber(short_file=True, year=short_year, serial=short_serial, letter=letter)
    return CroNumber(short_file=False, year=year, serial=serial.zfill(6), letter=letter)


def _fault(value: str) -> InvalidIdentifier:
    """Why a text that does not have the form does not have it."""
    text, places = trace(value)
    if match := _PNC_FORM.fullmatch(text):
        span = (places[0], places[match.end(1) - 1] + 1)
        return InvalidFormat("The year stands before the serial, as in a PNC ID.", reason="pnc-form", span=span)
    for index, mark in enumerate(text):
        if not (mark.isalnum() or mark == "/"):
            span = (places[index], places[index] + 1)
            return InvalidFormat("A character has no place in a CRO number.", reason="characters", span=span)
    if not text[-1].isalpha():
        span = (places[-1], places[-1] + 1)
        return InvalidFormat("The last character is not a check letter.", reason="check-letter-missing", span=span)
    start = 2 if text.startswith("SF") else 0
    for index, mark in enumerate(text[start:-1], start):
        if mark.isalpha():
            span = (places[index], places[index] + 1)
            return InvalidFormat("There is a letter where a digit belongs.", reason="letter-for-digit", span=span)
    return InvalidLength("The serial or the year has too few or too many digits.", reason="length")
