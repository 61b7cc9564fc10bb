"""What may have been meant by a text that is not a crime reference."""

import re
from collections.abc import Iterable, Iterator

from xborder.identifiers.cleaning import loosened
from xborder.identifiers.shapes import digits_for

_LABEL = re.compile(r"\A(?:CRIME|OCCURRENCE|OFFENCE|REFERENCE|REF|NUMBER|NUM|NO|CR|REPORT)\b[ .:#-]*", re.ASCII)
_SEPARATORS = re.compile(r"[^0-9A-Z]+", re.ASCII)
_REFERENCE = re.compile(r"[A-Z/.:-]*[0-9][0-9A-Z/.:-]*", re.ASCII)


def candidates(value: str, force: str = "") -> tuple[Iterable[str], ...]:
    """Tiers of texts, the likeliest first; not all of them pass.

    >>> list(candidates("Crime no. 36_12345_26")[0])[1]
    '36/12345/26'
    """
    bare = _unlabelled(loosened(value))
    pieces = [piece for piece in _SEPARATORS.split(bare) if piece]
    return _as_written(bare, pieces), _of_force(pieces, force), _found(bare)


def _unlabelled(text: str) -> str:
    """Without the words before the reference: "Crime ref no:"."""
    bare = _LABEL.sub("", text)
    while bare != text:
        text, bare = bare, _LABEL.sub("", bare)
    return bare


def _as_written(bare: str, pieces: list[str]) -> Iterator[str]:
    """With slashes for what stands between the pieces, and letters read as the digits that they look like."""
    yield bare
    if len(pieces) > 1:
        yield "/".join(pieces)
        yield "/".join(digits_for(piece) if _mostly_digits(piece) else piece for piece in pieces)


def _of_force(pieces: list[str], force: str) -> Iterator[str]:
    """With the code of the force in place of another's, or put before it; or in one piece."""
    if force:
        yield "/".join((force, *(pieces[1:] if len(pieces) == 3 else pieces)))
    yield "".join(pieces)


def _found(bare: str) -> Iterator[str]:
    """What looks like a reference among words."""
    yield from (text.strip("/.:-") for text in _REFERENCE.findall(bare))


def _mostly_digits(piece: str) -> bool:
    return 2 * sum(mark.isdigit() for mark in piece) > len(piece)
