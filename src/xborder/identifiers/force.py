"""Force code: two digits for a police force, or another owner of cases.

Kept by the Home Office and used as the first two digits of a URN, digits three
and four of an ASN, and the second level of a police unit's code. Which codes
are in use: :mod:`xborder.reference.forces`; one that is not there is kept with
a warning, since the list may be older than the code. A name typed where the
code belongs is not a code, but :func:`suggest` gives the code.

Source: the force list that the Ministry of Justice publishes with Bichard 7;
profile ``bichard`` takes those that it accepts as the owner of a case.

>>> validate("36")
'36'
>>> suggest("Norfolk"), suggest("6")
(('36',), ('06',))
"""

import re
from collections.abc import Mapping

from xborder.identifiers import force_slips
from xborder.identifiers.cleaning import clean, trace
from xborder.identifiers.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "force_code"
STYLES = ("canonical",)
PROFILES = ("strict", "bichard")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {"": "XB-FORCE-001", "force-unknown": "XB-FORCE-002"}

_FORM = re.compile(r"[0-9]{2}", re.ASCII)


def compact(value: str) -> str:
    """Capitals and no outer white space.

    >>> compact(" 36 ")
    '36'
    """
    return clean(value)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the two digits.

    >>> validate("46"), validate("46", profile="bichard")
    ('46', '46')

    Raises InvalidFormat or InvalidLength, and under profile ``bichard``
    InvalidComponent for a code that may not own a case.
    """
    only(profile, PROFILES)
    text = clean(value)
    if _FORM.fullmatch(text) is None:
        raise _fault(value)
    if profile == "bichard":
        _ask_owner(text)
    return text


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("36"), is_valid("Norfolk")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a code; there is one spelling.

    >>> format("36")
    '36'
    """
    style_of(style, STYLES)
    return validate(value)


def parts(value: str) -> dict[str, str]:
    """The code, and the ``name`` and ``kind`` of its owner ('' for a code that is not in the list).

    >>> parts("46")
    {'code': '46', 'name': 'Kent Police', 'kind': 'territorial'}
    """
    from xborder.reference.forces import force

    code = validate(value)
    known = force(code)
    return {"code": code, "name": known.name if known else "", "kind": known.kind if known else ""}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if the code is not in the list.

    >>> [doubt.reason for doubt in doubts("19")]
    ['force-unknown']
    """
    from xborder.reference.forces import is_known

    if not is_valid(value) or is_known(validate(value)):
        return ()
    return (Doubt(reason="force-unknown", text="The code is not in the list of forces."),)


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a force code, and which characters.

    >>> explain("3G").span
    (1, 2)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Codes of the list that may be what was meant, best first, at most five.

    >>> suggest("norfolk constabulary"), suggest("3G"), suggest("BTP")
    (('36',), ('36',), ('93',))
    """
    if is_valid(value):
        return clearer(compact(value), validate, doubts)
    return pick(force_slips.candidates(value), validate)


def _ask_owner(code: str) -> None:
    from xborder.reference.forces import case_owner_codes

    if code not in case_owner_codes():
        raise InvalidComponent("The receiver of this profile does not take this code.", reason="profile")


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value)
    for index, mark in enumerate(text[:2]):
        if mark not in "0123456789":
            span = (places[index], places[index] + 1)
            return InvalidFormat("There are not two digits, but something else.", reason="characters", span=span)
    return InvalidLength("There are not just two digits.", reason="length")
