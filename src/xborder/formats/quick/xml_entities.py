"""The five signs that XML writes as names, in texts that were taken without a parser."""

import re
from collections.abc import Iterable

from xborder.formats.quick.frames import Odd

_SIGNS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_SIGN = re.compile(r"&[^;]{0,5};?")


def unescaped(texts: Iterable[str | None]) -> list[str | None]:
    """Texts with the signs themselves. Raises Odd for any other reference.

    >>> unescaped(["Pike &amp; Sons", None])
    ['Pike & Sons', None]
    """
    return [_SIGN.sub(_sign, text) if text and "&" in text else text for text in texts]


def _sign(found: re.Match[str]) -> str:
    sign = _SIGNS.get(found[0])
    if sign is None:
        raise Odd
    return sign
