"""Exhibit reference: how statements and the exhibit list (MG12) name one exhibit.

Given by the person who produces the exhibit: their initials (two to five
letters, the second letter of the surname added where two people share
initials) and a number that runs in order, ``JS/1``. Forces also print ``JS1``
and ``JS-1``; all are one reference, so all are read as ``JS/1``. A letter after
the number marks a part or a copy, ``JS/1A``.

Source: the police and CPS Manual of Guidance for MG12; exhibits must be clearly
identified in a statement (Criminal Procedure Rules 2020, 16.3).

>>> validate("rtm1"), validate("JS-01")
('RTM/1', 'JS/1')
>>> format("RTM/1", "file")
'RTM-1'
>>> suggest("Exhibit RTM/l")
('RTM/1',)
"""

import re
from collections.abc import Iterator, Mapping

from xborder.identifiers.cleaning import clean, loosened, trace
from xborder.identifiers.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.shapes import LETTERS, digits_for
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "exhibit_ref"
STYLES = ("canonical", "file", "joined")
PROFILES = ("strict",)
FALLBACK = ""
FINDINGS: Mapping[str, str] = {"": "XB-EXHIBIT-001"}

_FORM = re.compile(r"([A-Z]{2,5}) ?[/-]? ?([0-9]{1,4})([A-Z]?)", re.ASCII)
_LABEL = re.compile(r"^(?:EXHIBIT|EXH|EX)[ .:/-]+|^EXHIBIT", re.ASCII)


def compact(value: str) -> str:
    """Capitals, without spaces.

    >>> compact("js / 1")
    'JS/1'
    """
    return clean(value).replace(" ", "")


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the reference with a slash, in capitals, without zeros before the number.

    >>> validate("js/001a")
    'JS/1A'

    Raises InvalidFormat, InvalidLength, or InvalidComponent for number zero.
    """
    only(profile, PROFILES)
    initials, number, part = _read(value)
    return f"{initials}/{number}{part}"


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("WR1"), is_valid("W1")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a reference with a slash, with a hyphen for the name of a file (``file``), or ``joined``.

    >>> format("js/1", "joined")
    'JS1'
    """
    style_of(style, STYLES)
    initials, number, part = _read(value)
    between = {"canonical": "/", "file": "-", "joined": ""}[style]
    return f"{initials}{between}{number}{part}"


def parts(value: str) -> dict[str, str]:
    """The producer's initials, the number, and the letter of a part ('' if there is none).

    >>> parts("RTM/1")
    {'initials': 'RTM', 'number': '1', 'part': ''}
    """
    return dict(zip(("initials", "number", "part"), _read(value), strict=True))


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Nothing: whether the exhibit is on the list is a matter of the case.

    >>> doubts("RTM/1")
    ()
    """
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not an exhibit reference, and which characters.

    >>> explain("RTM_1").span
    (3, 4)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """References that have the form and may be what was meant, best first, at most five.

    >>> suggest("1/RTM"), suggest("R.T.M./2")
    (('RTM/1',), ('RTM/2',))
    """
    return () if is_valid(value) else pick([_candidates(loosened(value))], validate)


def _candidates(text: str) -> Iterator[str]:
    bare = _LABEL.sub("", text)
    pieces = [piece for piece in re.split(r"[^0-9A-Z.]+|\.(?=[0-9])", bare) if piece]
    joined = re.sub(r"[^0-9A-Z]+", "", bare)
    if len(pieces) == 2:
        left, right = (piece.replace(".", "") for piece in pieces)
        yield from _paired(left, right)
        yield from _paired(right, left)
    for cut in range(5, 1, -1):
        yield from _paired(joined[:cut], joined[cut:])


def _paired(initials: str, number: str) -> Iterator[str]:
    """Initials and a number, with look-alikes read as letters in the one and digits in the other."""
    as_letters = initials.translate(str.maketrans("015862", "OISBGZ"))
    yield f"{as_letters}/{digits_for(number)}"
    if number and number[-1] in LETTERS:
        yield f"{as_letters}/{digits_for(number[:-1])}{number[-1]}"


def _read(value: str) -> tuple[str, str, str]:
    match = _FORM.fullmatch(clean(value))
    if match is None:
        raise _fault(value)
    initials, number, part = match.groups()
    if int(number) == 0:
        raise InvalidComponent("Exhibits are numbered from 1.", reason="number")
    return initials, str(int(number)), part


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value)
    for index, mark in enumerate(text):
        if not (mark.isalnum() or mark in " /-"):
            span = (places[index], places[index] + 1)
            return InvalidFormat("A character has no place in an exhibit reference.", reason="characters", span=span)
    if not any(mark.isdigit() for mark in text):
        return InvalidFormat("There is no number.", reason="number-missing")
    initials = len(text) - len(text.lstrip(LETTERS))
    if not 2 <= initials <= 5:
        span = (places[0], places[max(initials - 1, 0)] + 1)
        return InvalidLength("There are not two to five initials before the number.", reason="initials", span=span)
    return InvalidFormat("Initials, a separator and a number do not follow each other.", reason="form")
