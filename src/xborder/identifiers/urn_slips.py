"""What may have been meant by a text that is not a URN."""

import re
from collections.abc import Iterable, Iterator

from xborder.identifiers.cleaning import loosened
from xborder.identifiers.shapes import Shape, repaired

URN = Shape.of("99XX9999999")

_SEPARATORS = re.compile(r"[^0-9A-Z]+", re.ASCII)
_SUFFIX = re.compile(r"(?:[ -]?\(?M\)?)?(?:[/-][1-9][0-9]?)?", re.ASCII)


def candidates(value: str) -> tuple[Iterable[str], ...]:
    """Tiers of texts without separators, the likeliest first; not all of them pass.

    >>> [list(tier) for tier in candidates("36.AB.O2345.26")][0]
    ['36AB0234526']
    """
    text = loosened(value)
    joined = _SEPARATORS.sub("", text)
    return URN.repairs(joined), _with_suffix(text), _reshaped(joined)


def _with_suffix(text: str) -> Iterator[str]:
    for end in range(max(len(text) - 8, 0), len(text)):
        if _SUFFIX.fullmatch(text[end:]):
            suffix = _suffix(text[end:])
            yield from (found + suffix for found in URN.repairs(_SEPARATORS.sub("", text[:end])))


def _reshaped(joined: str) -> list[str]:
    """With a zero put back, the fields in order, or the year in two digits."""
    texts = []
    if len(joined) == 10:
        texts = [joined[:4] + "0" + joined[4:], "0" + joined]  # a zero of the number or of the force was lost
    if len(joined) == 11:
        texts = [joined[2:4] + joined[:2] + joined[4:]]  # unit before force
    if len(joined) == 13 and joined[9:11] in ("19", "20"):
        texts = [joined[:9] + joined[11:]]  # the year was written in full
    return repaired(texts, (URN,))


def _suffix(text: str) -> str:
    split = re.search(r"[0-9]+", text, re.ASCII)
    return ("(M)" if "M" in text else "") + (f"/{split[0]}" if split else "")
