"""The United Kingdom's numbering plan, as far as the everyday numbers need it: no library is loaded for them.

Issued by Ofcom: the National Telephone Numbering Plan. What is not listed here
(free and charged services, area codes with five-digit numbers, other countries)
is left to the library ``phonenumbers``; a test holds that nothing that is listed
here is read otherwise there.
"""

import itertools
import re

#: Area codes of four digits after the trunk zero: the first two, then the last two of each.
_AREAS_BY_START = {
    "12": (
        "00 02 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 23 24 25 26 27 28 29 33 34 35 36 37 39 41 42 "
        "43 44 45 46 48 49 50 52 53 54 55 56 57 58 59 60 61 62 63 64 67 68 69 70 71 73 74 75 76 77 78 79 "
        "80 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99"
    ),
    "13": (
        "00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 20 22 23 24 25 26 27 28 29 30 32 33 34 "
        "35 37 39 40 41 42 43 44 46 47 48 49 50 52 53 54 55 56 57 58 59 60 61 62 63 64 66 67 68 69 71 72 "
        "73 75 76 77 79 80 81 82 83 84 86 87 88 89 92 93 94 95 97 98"
    ),
    "14": (
        "00 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 22 23 24 25 27 28 29 30 31 32 33 34 35 "
        "36 37 38 39 40 42 43 44 45 46 49 50 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 67 69 70 71 72 "
        "73 74 75 76 77 78 79 80 81 82 83 84 85 87 88 89 90 91 92 93 94 95 96 97 99"
    ),
    "15": (
        "01 02 03 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 22 24 25 26 27 28 29 30 31 34 35 36 38 "
        "39 40 42 43 44 45 46 47 48 49 50 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 "
        "75 76 77 78 79 80 81 82 83 84 86 88 90 91 92 93 94 95 97 98 99"
    ),
    "16": (
        "00 03 04 06 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 28 29 30 31 32 33 34 35 36 "
        "37 38 39 41 42 43 44 46 47 50 51 52 53 54 55 56 59 61 63 64 65 66 67 68 69 70 71 72 73 74 75 76 "
        "77 78 80 81 83 84 85 86 87 88 89 90 91 92 94 95 97 98"
    ),
    "17": (
        "00 02 04 06 07 08 09 20 21 22 23 24 25 26 27 28 29 30 32 33 36 37 38 40 43 44 45 46 47 48 49 50 "
        "51 52 53 54 56 57 58 59 60 61 63 64 65 66 67 68 69 70 71 72 73 75 76 77 78 79 80 82 84 85 86 87 "
        "88 89 90 92 93 94 95 96 97 98 99"
    ),
    "18": (
        "03 05 06 07 08 09 21 22 23 24 25 27 28 29 30 32 33 34 35 37 38 40 41 42 43 44 45 47 48 51 52 54 "
        "55 56 57 58 59 62 63 64 65 66 69 70 71 72 73 74 75 76 77 78 79 80 82 83 84 85 86 87 88 89 90 92 "
        "95 96 99"
    ),
    "19": (
        "00 02 03 04 05 08 09 10 11 12 13 14 15 16 17 18 19 20 22 23 24 25 26 28 29 31 32 33 34 35 37 38 "
        "39 42 43 44 45 46 47 48 49 50 51 52 53 54 55 57 59 62 63 64 67 68 69 70 71 72 74 75 77 78 80 81 "
        "82 83 84 85 86 87 88 89 92 93 94 95 97"
    ),
}
#: Code 1632 is nobody's: Ofcom keeps 01632 960000 to 960999 for drama, and fictional records use it.
_AREAS = frozenset(start + end for start, ends in _AREAS_BY_START.items() for end in ends.split())

_EVERYDAY = re.compile(
    r"(?:\+44|0)(?:"
    r"7[1-57-9][0-9]{8}"  # mobiles, without personal numbers (70) and pagers (76)
    r"|1(?:1[3-8]|[2-69]1)[0-9]{7}"  # the large cities
    r"|(1[2-9][0-9]{2})[0-9]{6}"
    r"|2(?:0[013478]|3[0189]|4[017]|8[0-46-9]|9[0-2])[0-9]{7}"
    r"|3[0347][0-9]{8}"  # for the whole country, at the price of an area
    r")",
    re.ASCII,
)
#: How many digits of the national number, trunk zero included, stand together; the first that matches counts.
_GROUPS = (
    (re.compile(r"02", re.ASCII), (3, 7)),
    (re.compile(r"03|01(?:1|[2-69]1)", re.ASCII), (4, 7)),
    (re.compile(r"01(?:3873|5242|539[4-6]|697[347]|768[347]|9467)", re.ASCII), (6,)),
    (re.compile(r"0[17]", re.ASCII), (5,)),
)
_KINDS = (
    ("7624", "mobile"),  # the Isle of Man, within the pagers' range
    ("70", "personal"),
    ("76", "pager"),
    ("7", "mobile"),
    ("80", "freephone"),
    ("8", "service"),
    ("9", "premium"),
    ("3", "nationwide"),
    ("5", "corporate"),
    ("", "geographic"),
)


def everyday(text: str) -> str | None:
    """The digits after the trunk zero of an everyday number of the United Kingdom, or None for any other text.

    ``text`` is without separators, and begins with 0 or +44.

    >>> everyday("07700900123"), everyday("+441632960123"), everyday("08001111")
    ('7700900123', '1632960123', None)
    """
    match = _EVERYDAY.fullmatch(text)
    if match is None or (match[1] is not None and match[1] not in _AREAS):
        return None
    return text[1:] if text[0] == "0" else text[3:]


def grouped(national: str) -> str:
    """An everyday number as people read it, with its trunk zero.

    >>> grouped("7700900123"), grouped("2079460123")
    ('07700 900123', '020 7946 0123')
    """
    text = f"0{national}"
    cuts = next(cuts for start, cuts in _GROUPS if start.match(text))
    edges = (0, *cuts, len(text))
    return " ".join(text[left:right] for left, right in itertools.pairwise(edges))


def kind_of(national: str) -> str:
    """What the first digits of a number of the United Kingdom say it is for.

    >>> kind_of("7700900123"), kind_of("1632960123"), kind_of("8001111")
    ('mobile', 'geographic', 'freephone')
    """
    return next(kind for start, kind in _KINDS if national.startswith(start))
