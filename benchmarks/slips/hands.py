"""What hands do to a number: each slip makes one mistake in a written text, or None where it cannot.

Nothing here is taken from the code that undoes slips: it would prove nothing.
"""

import random
import re
from collections.abc import Callable

Slip = Callable[[str, random.Random], str | None]

_LETTER_FOR_DIGIT = {"0": "O", "1": "I", "5": "S", "8": "B", "2": "Z", "6": "G"}
_THIS_YEAR = 26
#: Where a year of two digits stands in the spellings of each kind that has one.
_YEAR_AT = {
    "pnc_id": r"^[0-9]{2}(?=/)",
    "asn": r"^[0-9]{2}(?=/|[0-9A-Z]{18}$)",
    "cro_number": r"(?<=/)[0-9]{2}(?=[A-Z]$)|(?<=^SF)[0-9]{2}(?=/)",
    "pti_urn": r"[0-9]{2}$",
    "court_case_ref": r"^[0-9]{2}(?=/)",
    "cjs_offence_code": r"(?<=^[A-Z]{2})[0-9]{2}",
    "crime_reference": r"(?<=/)[0-9]{2}$",
}
_DIGIT_FOR_LETTER = {letter: digit for digit, letter in _LETTER_FOR_DIGIT.items()}


def two_swapped(text: str, chance: random.Random) -> str | None:
    """Two unlike neighbours change places, as fast typing has it."""
    places = [i for i in range(len(text) - 1) if text[i].isdigit() and text[i + 1].isdigit() and text[i] != text[i + 1]]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def one_digit_wrong(text: str, chance: random.Random) -> str | None:
    """Any digit becomes any other."""
    places = [i for i, mark in enumerate(text) if mark.isdigit()]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + chance.choice([one for one in "0123456789" if one != text[at]]) + text[at + 1 :]


def letter_for_digit(text: str, chance: random.Random) -> str | None:
    """O for 0, I for 1, S for 5, B for 8, Z for 2, G for 6."""
    return _replaced(text, _LETTER_FOR_DIGIT, chance)


def digit_for_letter(text: str, chance: random.Random) -> str | None:
    """0 for O, 1 for I, 5 for S, 8 for B, 2 for Z, 6 for G."""
    return _replaced(text, _DIGIT_FOR_LETTER, chance)


def leading_zero_lost(text: str, chance: random.Random) -> str | None:
    """A spreadsheet or a hurried hand drops the zero that a run of digits begins with."""
    places = [match.start() for match in re.finditer(r"(?<![0-9])0(?=[0-9])", text)]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at + 1 :]


def separator_lost(text: str, chance: random.Random) -> str | None:
    """A slash, hyphen or space is left out."""
    places = [i for i, mark in enumerate(text) if mark in "/- ()"]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at + 1 :]


def separator_wrong(text: str, chance: random.Random) -> str | None:
    """Another mark stands where a separator belongs."""
    places = [i for i, mark in enumerate(text) if mark in "/- "]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + chance.choice([mark for mark in "/-\\. _:" if mark != text[at]]) + text[at + 1 :]


def century_missing(scheme: str, text: str) -> str | None:
    """A year is written with two digits where the rest has the long form."""
    match = re.match(r"(?:19|20)(?=[0-9]{2}/?[0-9]{7}[A-Z])", text) if scheme == "pnc_id" else None
    return text[match.end() :] if match else None


def century_added(scheme: str, text: str) -> str | None:
    """A year of two digits is written with four."""
    match = re.search(_YEAR_AT[scheme], text) if scheme in _YEAR_AT else None
    if match is None:
        return None
    return f"{text[: match.start()]}{'20' if int(match[0]) <= _THIS_YEAR else '19'}{text[match.start() :]}"


def year_and_serial_swapped(text: str, _chance: random.Random) -> str | None:
    """The two parts beside a slash change places; the last letter stays."""
    match = re.fullmatch(r"([0-9]+)/([0-9]+)([A-Z]?)", text)
    return f"{match[2]}/{match[1]}{match[3]}" if match else None


#: Slips that any text can suffer, by their names in the tables.
_ANYWHERE: dict[str, Slip] = {
    "two digits swapped": two_swapped,
    "one digit wrong": one_digit_wrong,
    "letter for digit": letter_for_digit,
    "digit for letter": digit_for_letter,
    "leading zero lost": leading_zero_lost,
    "separator lost": separator_lost,
    "separator wrong": separator_wrong,
    "year and serial swapped": year_and_serial_swapped,
}


#: Slips in the year, for which one must know where it stands.
_IN_THE_YEAR: dict[str, Callable[[str, str], str | None]] = {
    "century missing": century_missing,
    "century added": century_added,
}

#: Every slip, in the order of the tables.
SLIPS = (*_ANYWHERE, *_IN_THE_YEAR)


def spoiled(scheme: str, text: str, chance: random.Random) -> list[tuple[str, str]]:
    """The text spoiled by each slip that it can suffer, beside the name of the slip."""
    found = [(name, slip(text, chance)) for name, slip in _ANYWHERE.items()]
    found += [(name, slip(scheme, text)) for name, slip in _IN_THE_YEAR.items()]
    return [(name, wrong) for name, wrong in found if wrong is not None]


def _replaced(text: str, by: dict[str, str], chance: random.Random) -> str | None:
    places = [i for i, mark in enumerate(text) if mark in by]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + by[text[at]] + text[at + 1 :]
