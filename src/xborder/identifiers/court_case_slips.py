"""What may have been meant by a text that is not a court case reference."""

import itertools
import re
from collections.abc import Iterable, Iterator

from xborder.identifiers.cleaning import loosened
from xborder.identifiers.court_case_form import case_letter
from xborder.identifiers.shapes import COMMON, Shape, digits_for, repaired
from xborder.identifiers.suggesting import LETTERS_FOR, slips

_SEPARATORS = re.compile(r"[^0-9A-Z]+", re.ASCII)
_READING = re.compile(r"[0-9]{2}/[0-9]{4}/[0-9]{1,7}[A-Z]", re.ASCII)
_CROWN = Shape.of("K99999999", {**COMMON, "K": "ABCSTU"})
_LIBRA = Shape.of("9999999999")


def candidates(value: str) -> tuple[Iterable[str], ...]:
    """Tiers of texts in the canonical separators, the likeliest first; not all of them pass.

    >>> next(iter(candidates("97-1626-8395Q")[0])), list(candidates("T2O267304")[1])
    ('97/1626/8395Q', ['T20267304'])
    """
    pieces = [piece for piece in _SEPARATORS.split(loosened(value)) if piece]
    joined = "".join(pieces)
    if len(joined) < 3:
        return ()
    letters = LETTERS_FOR.get(joined[-1], joined[-1])
    body = digits_for(joined[:-1])
    fields = [digits_for(piece) for piece in pieces[:2]] if len(pieces) > 2 else []
    fields += [body[len("".join(fields)) :]] if fields else []
    plain = _formed(_as_written(fields, body), letters)
    reshaped = _formed(_reshaped(fields, body), letters)
    asked, later = slips(_relettered, plain, reshaped=reshaped)
    others, later = repaired(_other_kinds(joined), (_CROWN, _LIBRA)), filter(_agrees, later)
    return (asked, later, others) if fields else (asked, others, later)  # with slashes it is a magistrates' one


def _formed(bodies: Iterable[str], letters: str) -> list[str]:
    """Those that have the form with one of the letters, each once."""
    texts = (body + letter for body, letter in itertools.product(bodies, letters))
    return list(dict.fromkeys(text for text in texts if _READING.fullmatch(text)))


def _as_written(fields: list[str], body: str) -> Iterator[str]:
    yield "/".join(fields) if fields else f"{body[:2]}/{body[2:6]}/{body[6:]}"


def _reshaped(fields: list[str], body: str) -> Iterator[str]:
    """With a zero or a century too many or too few, the fields in another order, or one slash for two."""
    if fields:
        year, court, serial = fields
        for likely in (year.zfill(2), *_without_century(year)):
            yield f"{likely}/{court.zfill(4)}/{serial}"
            yield f"{likely}/{court.lstrip('0').zfill(4)}/{serial}"
            yield f"{likely}/{serial.zfill(4)}/{court}"
        yield f"{court.zfill(2)}/{year.zfill(4)}/{serial}"
    yield f"{body[:2]}/{body[2:6]}/{body[6:]}"
    yield from (f"{year}/{body[4:8]}/{body[8:]}" for year in _without_century(body[:4]))
    yield f"0{body[:1]}/{body[1:5]}/{body[5:]}"
    yield f"{body[:2]}/0{body[2:5]}/{body[5:]}"


def _without_century(year: str) -> tuple[str, ...]:
    """The last two digits of a year that was written in full."""
    return (year[2:],) if len(year) == 4 and year[:2] in ("19", "20") else ()


def _other_kinds(joined: str) -> Iterator[str]:
    """A Crown Court or Libra number, whole, or with its century or a zero of its serial lost."""
    yield joined
    if len(joined) == 7:
        yield f"{joined[0]}20{joined[1:]}"
    if len(joined) == 8 and digits_for(joined[1:3]) in ("19", "20"):
        yield f"{joined[:5]}0{joined[5:]}"
    if len(joined) == 12 and digits_for(joined[:2]) in ("19", "20"):
        yield joined[2:]


def _agrees(text: str) -> bool:
    """True if the letter agrees; of the dummy court too, since every slip would pass there."""
    year, court, rest = text.split("/")
    return case_letter(year, court, rest[:-1]) == rest[-1]


def _relettered(text: str) -> str | None:
    year, court, rest = text.split("/")
    serial = rest[:-1]
    return f"{year}/{court}/{serial}{case_letter(year, court, serial)}" if len(serial) <= 6 else None
