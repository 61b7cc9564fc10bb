"""Home Office classification: the class and subclass under which an offence is counted.

Kept by the Home Office: a class of three digits and a subclass of two, as
``121/21``. Each CJS offence code has one. There is no check digit, and whether
a classification exists is a matter of the offence list, not of its form. Lists
of statistics write the five digits together.

The counting rules also name a class alone, with a letter or without (``8N``);
that is no classification, but profile ``class`` takes it, and it is kept.
Source: CJS Data Standards v4-3, HomeOfficeClassificationType.

>>> validate("121/21"), validate("12121")
('121/21', '121/21')
>>> suggest("8/1"), suggest("121-21")
(('008/01',), ('121/21',))
"""

import re
from collections.abc import Iterator, Mapping

from xborder.identifiers.cleaning import clean, loosened, trace
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.shapes import Shape, digits_for, first_misfit
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "ho_class"
STYLES = ("canonical", "compact")
PROFILES = ("strict", "class")
FALLBACK = "class"
FINDINGS: Mapping[str, str] = {"": "XB-HOCLASS-001", "fallback": "XB-HOCLASS-002"}

_FORM = re.compile(r"([0-9]{3})/?([0-9]{2})", re.ASCII)
_CLASS = re.compile(r"([0-9]{1,3})([A-Z]?)", re.ASCII)
_SHAPES = (Shape.of("999/99"), Shape.of("99999"))


def compact(value: str) -> str:
    """The text without outer white space; the slash stays.

    >>> compact(" 121/21")
    '121/21'
    """
    return clean(value)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the classification as three digits, a slash and two digits.

    >>> validate("195/99"), validate("8n", profile="class")
    ('195/99', '008N')

    Profile ``class`` also takes the class alone, with its letter if it has one.

    Raises InvalidFormat or InvalidLength.
    """
    only(profile, PROFILES)
    text = clean(value)
    if match := _FORM.fullmatch(text):
        return f"{match[1]}/{match[2]}"
    if profile == "class" and (match := _CLASS.fullmatch(text)):
        return match[1].zfill(3) + match[2]
    raise _fault(value)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("008/01"), is_valid("8/1")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a classification with its slash (``canonical``) or in five digits (``compact``).

    >>> format("121/21", "compact")
    '12121'
    """
    style_of(style, STYLES)
    canonical = validate(value)
    return canonical.replace("/", "") if style == "compact" else canonical


def parts(value: str) -> dict[str, str]:
    """The class in three digits and the subclass in two.

    >>> parts("121/21")
    {'class': '121', 'subclass': '21'}
    """
    canonical = validate(value)
    return {"class": canonical[:3], "subclass": canonical[4:]}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Nothing: the form leaves no doubts, only the existence of a classification does.

    >>> doubts("121/21")
    ()
    """
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a classification, and which characters.

    >>> explain("121/2I").span
    (5, 6)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Classifications that have the form and may be what was meant, best first, at most five.

    There is no check digit: only slips that break the form can be seen.

    >>> suggest("21/121"), suggest("12I.21")
    (('121/21',), ('121/21',))
    """
    return () if is_valid(value) else pick(_tiers(loosened(value)), validate)


def _tiers(text: str) -> Iterator[list[str]]:
    pieces = [digits_for(piece) for piece in re.split(r"[^0-9A-Z]+", text) if piece]
    joined = "".join(pieces)
    if len(pieces) == 2:
        left, right = pieces
        yield [f"{left.zfill(3)}/{right.zfill(2)}"]  # a separator of another kind, zeros left out
        yield [f"{right.zfill(3)}/{left.zfill(2)}", f"{left.lstrip('0').zfill(3)}/{right.lstrip('0').zfill(2)}"]
    yield [joined]
    if len(joined) == 4:  # a zero of the class was lost, or one of the subclass
        yield [f"0{joined}", f"{joined[:3]}0{joined[3:]}"]
    if len(joined) == 3:
        yield [f"00{joined}", f"0{joined[:2]}0{joined[2:]}"]


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value)
    at = first_misfit(text, _SHAPES) or 0
    if at >= len(text) or at >= 6 or text[at].isdigit():
        return InvalidLength("There are not three digits of class and two of subclass.", reason="length")
    return InvalidFormat(
        "A character is not of the kind that belongs there.", reason="characters", span=(places[at], places[at] + 1)
    )
