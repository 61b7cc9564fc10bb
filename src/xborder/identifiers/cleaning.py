"""First steps that all numbers share: white space, letter case, length, ASCII."""

import re
import unicodedata

from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength

#: No number of this room is longer, whatever its spelling; more is refused unread.
LONGEST = 64

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")


def clean(value: str) -> str:
    """Take off outer white space and give the text in capitals.

    >>> clean("  02/73319z ")
    '02/73319Z'

    Raises InvalidLength if nothing is left or more than 64 characters are, and
    InvalidFormat for a character outside ASCII: a digit of another script, or a
    typographic dash, is not the same number to the system that receives it.
    """
    return trimmed(value).upper()


def trimmed(value: str) -> str:
    """Do as :func:`clean` does, but leave the letter case alone."""
    text = value.strip()
    if not 0 < len(text) <= LONGEST or not text.isascii():
        raise _refusal(value, text)
    return text


def without(value: str, separators: str) -> str:
    """Clean a value and drop ``separators`` wherever they stand.

    >>> without("ab12 cde", " -")
    'AB12CDE'

    Raises InvalidLength if nothing is left, and what :func:`clean` raises.
    """
    text = clean(value)
    for separator in separators:
        text = text.replace(separator, "")
    if not text:
        raise _empty()
    return text


def trace(value: str, separators: str = "") -> tuple[str, tuple[int, ...]]:
    """Clean a value and say where each character that is left stands in it.

    >>> trace(" a-1", "-")
    ('A1', (1, 3))
    """
    start = len(value) - len(value.lstrip())
    kept = [(mark, start + index) for index, mark in enumerate(clean(value)) if mark not in separators]
    return "".join(mark for mark, _ in kept), tuple(index for _, index in kept)


def loosened(value: str) -> str:
    """Give the text as a person meant it, for making suggestions: '' if it is not worth trying.

    Full-width digits, typographic dashes and no-break spaces become plain ones.

    >>> loosened("02\u2013\uff17\uff13\uff13\uff11\uff19z")
    '02-73319Z'
    """
    text = value.strip()
    if len(text) > LONGEST:
        return ""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).upper()
    return plain if plain.isascii() else ""


def _refusal(value: str, text: str) -> InvalidIdentifier:
    if not text:
        return _empty()
    if len(text) > LONGEST:
        return InvalidLength(f"There are more than {LONGEST} characters.", reason="length")
    start = len(value) - len(value.lstrip())
    at = start + next(index for index, mark in enumerate(text) if not mark.isascii())
    return InvalidFormat("A character is outside plain ASCII.", reason="not-ascii", span=(at, at + 1))


def _empty() -> InvalidIdentifier:
    return InvalidLength("There is nothing there.", reason="empty")
