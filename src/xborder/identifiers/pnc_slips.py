"""What may have been meant by a text that is not a PNC ID."""

import itertools
import re
from collections.abc import Iterable, Iterator

from xborder.identifiers.check23 import check_letter
from xborder.identifiers.cleaning import loosened
from xborder.identifiers.shapes import digits_for
from xborder.identifiers.suggesting import LETTERS_FOR, slips

_SEPARATORS = re.compile(r"[^0-9A-Z]+", re.ASCII)
_READING = re.compile(r"(?:[0-9]{4}|[0-9]{2})/[0-9]{1,8}[A-Z]", re.ASCII)


def candidates(value: str) -> tuple[Iterable[str], ...]:
    """Tiers of texts with a slash, the likeliest first; not all of them pass.

    >>> next(iter(candidates("02-73319Z")[0]))
    '02/73319Z'
    """
    pieces = [piece for piece in _SEPARATORS.split(loosened(value)) if piece]
    joined = "".join(pieces)
    if len(joined) < 3:
        return ()
    letters = LETTERS_FOR.get(joined[-1], joined[-1])
    body = digits_for(joined[:-1])
    year = digits_for(pieces[0]) if len(pieces) > 1 else ""
    plain = _formed(_as_written(year, body, letter) for letter in letters)
    reshaped = _formed(_reshaped(year, body, letter) for letter in letters)
    return slips(_relettered, plain, reshaped=[text for text in reshaped if text not in plain])


def _formed(readings: Iterable[Iterable[str]]) -> list[str]:
    """Those that have the form, each once."""
    texts = itertools.chain.from_iterable(readings)
    return list(dict.fromkeys(text for text in texts if _READING.fullmatch(text)))


def _as_written(year: str, body: str, letter: str) -> Iterator[str]:
    """With the slash where a separator stood, or where the length puts it."""
    if len(year) in (2, 4):
        yield f"{year}/{body[len(year) :]}{letter}"
    elif not year:
        cut = 2 if len(body) <= 9 else 4
        yield f"{body[:cut]}/{body[cut:]}{letter}"


def _reshaped(year: str, body: str, letter: str) -> Iterator[str]:
    """With year and serial swapped, or with zeros or a century lost or added."""
    if year:
        serial = body[len(year) :]
        yield f"{serial}/{year}{letter}"
        yield from (f"{likely}/{serial}{letter}" for likely in _years(year))
    else:
        yield f"{body[:4]}/{body[4:]}{letter}"
        yield f"0{body[:1]}/{body[1:]}{letter}"
        yield f"{body[-2:]}/{body[:-2]}{letter}"
        yield f"{body[-4:]}/{body[:-4]}{letter}"


def _years(year: str) -> tuple[str, ...]:
    """What a year with a digit too few, or with an odd century, may have been."""
    if len(year) == 1:
        return (f"0{year}",)
    if len(year) == 3:  # 202 for 2002, 002 for 02, 020 for 02
        return (f"20{year[1:]}", f"{year[0]}0{year[1:]}", year[1:], year[:2])
    return (year[2:], f"20{year[2:]}", f"19{year[2:]}", year[:2]) if len(year) == 4 else ()


def _relettered(text: str) -> str | None:
    year, serial = text[:-1].split("/")
    return f"{year}/{serial}{check_letter(year[-2:] + serial.zfill(7))}" if len(serial) <= 7 else None
