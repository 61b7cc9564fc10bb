"""Crime reference: the number under which a force keeps a crime or an occurrence.

Given by each force's own record system when the crime is recorded. There is no
national grammar: what holds everywhere is that there is something there, of at
most 35 characters, a reference and no words. Where the reference begins with
the code of a force (``36/12345/26``), it is that force's. A force that knows
its own form gives it as ``patterns``: force code and regular expression.

Source: Minimum POLE Data Standards Dictionary v1.1 (30 July 2023) and published
schemas bound the length only; the PNC keeps fifteen characters of it. The forms
in :mod:`~xborder.identifiers.crime_patterns` are not verified and refuse nothing.

>>> validate("36/12345/26"), validate("cad 1234")
('36/12345/26', 'CAD1234')
>>> validate("12345", force="36", patterns={"36": "36/[0-9]{1,6}/[0-9]{2}"})
Traceback (most recent call last):
xborder.identifiers.errors.InvalidFormat: It does not have the form that the force uses.
>>> suggest("Crime ref: 36/12345/26")
('36/12345/26',)
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from xborder.identifiers import crime_slips
from xborder.identifiers.cleaning import clean, trace
from xborder.identifiers.crime_patterns import UNVERIFIED, told
from xborder.identifiers.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, style_of
from xborder.identifiers.regexes import short_regex_fault
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW, is_recent

SCHEME = "crime_reference"
STYLES = ("canonical",)
PROFILES = ("strict", "pnc")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {"": "XB-CRIME-001", "form-unusual": "XB-CRIME-002", "year-unlikely": "XB-CRIME-003"}

_LONGEST = 35
_FORM = re.compile(r"[0-9A-Z]+(?:[/.:-][0-9A-Z]+)*", re.ASCII)
_WORD = re.compile(r"[A-Z]{5,}", re.ASCII)
# A space says nothing beside a letter or a separator; between two digits it parts them.
_SPACE = re.compile(r" +(?![0-9 ])|(?<![0-9 ]) +", re.ASCII)
_GAP = re.compile(r"(?<=[0-9]) +(?=[0-9])", re.ASCII)
_RECEIVERS = {"pnc": re.compile(r"[ -~]{1,15}", re.ASCII)}


def compact(value: str) -> str:
    """Capitals, without spaces beside letters and separators.

    >>> compact(" 36 / 12345 / 26"), compact("occ 12 34")
    ('36/12345/26', 'OCC12 34')
    """
    return _SPACE.sub("", clean(value))


def validate(value: str, *, profile: str = "strict", force: str = "", patterns: Mapping[str, str] | None = None) -> str:
    """Give the reference in capitals without spaces.

    With ``force`` (its two digits) a reference that begins with the code of
    another force is refused, and with ``patterns`` for that force one that does
    not match; a reference that matches the force's pattern is right whatever else
    is said here of words. Profile ``pnc`` says whether the PNC's field of
    fifteen characters takes the text as it stands.

    >>> validate("46/12345/26", force="36")
    Traceback (most recent call last):
    xborder.identifiers.errors.InvalidComponent: It begins with the code of another force.

    Raises InvalidFormat, InvalidLength or InvalidComponent, and ValueError for a
    pattern that is faulty or could be slow.
    """
    if profile != "strict":
        return accepted(value, profile, _RECEIVERS)
    text = compact(value)
    if len(text) > _LONGEST:
        raise InvalidLength(f"There are more than {_LONGEST} characters.", reason="length")
    known = _compiled(patterns[force]) if patterns and force in patterns else None
    if known is not None and known.fullmatch(text):
        return text
    if _FORM.fullmatch(text) is None or _WORD.search(text) or not any(mark.isdigit() for mark in text):
        raise _fault(value)
    if _is_of_another(text, force):
        _, places = trace(value)
        span = (places[0], places[1] + 1)
        raise InvalidComponent("It begins with the code of another force.", reason="force", span=span)
    if known is not None:
        raise InvalidFormat("It does not have the form that the force uses.", reason="pattern")
    return text


def is_valid(
    value: str, *, profile: str = "strict", force: str = "", patterns: Mapping[str, str] | None = None
) -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("1234567/26"), is_valid("see log")
    (True, False)
    """
    try:
        validate(value, profile=profile, force=force, patterns=patterns)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a crime reference: there is one spelling.

    >>> format("36 / 12345 / 26")
    '36/12345/26'
    """
    style_of(style, STYLES)
    return validate(value)


def parts(value: str) -> dict[str, str]:
    """Force, number and year (two digits), as far as the form tells them; forms are not verified.

    >>> parts("36/12345/26")
    {'form': 'force-number-year', 'force': '36', 'number': '12345', 'year': '26'}
    >>> parts("CAD1234")
    {'form': 'other'}
    """
    return told(validate(value))


def doubts(
    value: str, *, year_now: int = YEAR_NOW, force: str = "", patterns: Mapping[str, str] | None = None
) -> tuple[Doubt, ...]:
    """Say if the year is improbable, or the form is not the one known of the force.

    >>> [doubt.reason for doubt in doubts("12345/26", force="36")], [doubt.reason for doubt in doubts("12345/40")]
    (['form-unusual'], ['year-unlikely'])
    """
    try:
        text = validate(value, force=force, patterns=patterns)
    except InvalidIdentifier:
        return ()
    found = []
    year = told(text).get("year")
    if year is not None and not is_recent(year, year_now):
        found.append(Doubt(reason="year-unlikely", text="The year is in the future, or more than 40 years ago."))
    known = UNVERIFIED.get(force)
    if known is not None and force not in (patterns or {}) and _compiled(known).fullmatch(text) is None:
        found.append(Doubt(reason="form-unusual", text="It does not have the form that this force is thought to use."))
    return tuple(found)


def explain(
    value: str, *, year_now: int = YEAR_NOW, force: str = "", patterns: Mapping[str, str] | None = None
) -> Explanation:
    """Why a value is not a crime reference, and which characters.

    >>> explain("36/123_45/26").span
    (6, 7)
    """
    return explained(
        SCHEME,
        value,
        validate=lambda text: validate(text, force=force, patterns=patterns),
        parts=lambda text: told(compact(text)),
        doubts=lambda text: doubts(text, year_now=year_now, force=force, patterns=patterns),
    )


def suggest(value: str, *, force: str = "", patterns: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """References that pass and may be what was meant, best first, at most five.

    >>> suggest("36\\\\12345\\\\26"), suggest("46/12345/26", force="36")[0]
    (('36/12345/26',), '36/12345/26')
    """

    def read(text: str) -> str:
        return validate(text, force=force, patterns=patterns)

    if is_valid(value, force=force, patterns=patterns):
        return clearer(compact(value), read, lambda text: doubts(text, force=force, patterns=patterns), {})
    return pick(crime_slips.candidates(value, force), read)


def _is_of_another(text: str, force: str) -> bool:
    """True if the text begins with the code of a force, and not of this one."""
    begins = told(text).get("force") if force else None
    if begins in (None, force):
        return False
    from xborder.reference.forces import is_known

    return is_known(str(begins))


@lru_cache(maxsize=128)
def _compiled(regex: str) -> re.Pattern[str]:
    fault = short_regex_fault(regex)
    if fault:
        raise ValueError(f"a pattern for crime references cannot be used: {fault}")
    return re.compile(regex, re.ASCII)


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value)
    for index, mark in enumerate(text):
        if not (mark.isalnum() or mark in "/.:- "):
            span = (places[index], places[index] + 1)
            return InvalidFormat("A character has no place in a crime reference.", reason="characters", span=span)
    word = _WORD.search(text)
    if word:
        span = (places[word.start()], places[word.end() - 1] + 1)
        return InvalidFormat("There are words; a reference has letters and digits only.", reason="words", span=span)
    if not any(mark.isdigit() for mark in text):
        return InvalidFormat("There is no number.", reason="number-missing")
    space = _GAP.search(text)
    if space:
        span = (places[space.start()], places[space.end() - 1] + 1)
        return InvalidFormat("A separator is missing between two numbers.", reason="separator", span=span)
    return InvalidFormat("Letters, digits and separators do not follow each other.", reason="form")
