"""What may have been meant by a text that is not a telephone number."""

import re
from collections.abc import Iterable, Iterator

from xborder.identifiers.cleaning import loosened
from xborder.identifiers.shapes import digits_for
from xborder.identifiers.suggesting import swaps, undoubled

_LABEL = re.compile(r"\A(?:TELEPHONE|TEL|MOBILE|MOB|PHONE|HOME|WORK|OFFICE|FAX|[TMPHWF])\b[ .:]*", re.ASCII)
_EXTENSION = re.compile(r" *(?:EXTENSION|EXTN?|X|#)\.? *[0-9]{1,6}\Z", re.ASCII)
_DECIMALS = re.compile(r"\.0\Z", re.ASCII)
# Runs of digits and what may stand between them, without a slash: "01632 960123 / 07700 900123".
_RUN = re.compile(r"\+?[0-9][0-9 ().-]{5,30}", re.ASCII)
_JUNK = re.compile(r"[^0-9A-Z+]+", re.ASCII)


def candidates(value: str) -> tuple[Iterable[str], ...]:
    """Tiers of texts that begin with a zero or a plus sign, the likeliest first; not all of them pass.

    >>> list(candidates("447700900123")[0])[0]
    '+447700900123'
    """
    text = loosened(value)
    bare = _DECIMALS.sub("", _EXTENSION.sub("", _LABEL.sub("", text)))
    whole = digits_for(_JUNK.sub("", bare).lstrip("+"))
    runs = [_JUNK.sub("", run).lstrip("+") for run in _RUN.findall(bare)]
    return _begun(whole), _each(runs), _slipped(whole)


def _begun(digits: str) -> Iterator[str]:
    """With the zero or the country's code that spreadsheets, forms and hands leave out, add or write twice."""
    bare = digits.lstrip("0")
    if bare.startswith("44"):
        yield f"+44{bare[2:].removeprefix('44').lstrip('0')}"
    if digits.startswith("0"):
        yield f"0{bare}"  # one zero too many, or a plus sign before a number with its trunk zero
    elif len(digits) in (9, 10):
        yield f"0{digits}"  # the zero that a spreadsheet drops


def _each(runs: Iterable[str]) -> Iterator[str]:
    for run in runs:
        yield from _begun(run)


def _slipped(digits: str) -> Iterator[str]:
    """With two digits swapped, one struck twice, or the plus sign of another country left out."""
    for text in swaps(digits):
        yield from _begun(text) if text.startswith(("0", "44")) else ()
    if not digits.startswith(("0", "44")):
        yield f"+{digits}"
    for text in undoubled(digits):
        yield from _begun(text) if text.startswith(("0", "44")) else ()
