"""What may have been meant by a text that is not an ASN."""

import re
from collections.abc import Iterable, Iterator

from xborder.identifiers.asn_check import asn_letter
from xborder.identifiers.cleaning import loosened
from xborder.identifiers.shapes import digits_for
from xborder.identifiers.suggesting import LETTERS_FOR, slips

_SEPARATORS = re.compile(r"[^0-9A-Z]+", re.ASCII)
_READING = re.compile(r"[0-9]{2}[0-9A-Z]{6}[0-9]{1,12}[A-Z]", re.ASCII)


def candidates(value: str) -> tuple[Iterable[str], ...]:
    """Tiers of texts without separators, the likeliest first; not all of them pass.

    >>> next(iter(candidates("11-01ZD-01-448754K")[0]))
    '1101ZD01448754K'
    """
    joined = _SEPARATORS.sub("", loosened(value))
    if len(joined) < 10:
        return ()
    body, letters = joined[:-1], LETTERS_FOR.get(joined[-1], joined[-1])
    plain = _formed(_as_written(body), letters)
    lookalike = _formed(_looked_alike(body), letters)
    reshaped = _formed([*_by_fields(loosened(value)), *_reshaped(body)], letters)
    return slips(_relettered, plain, lookalike=lookalike, reshaped=reshaped)


def _formed(bodies: Iterable[str], letters: str) -> list[str]:
    """Those that have the form with one of the letters, each once."""
    texts = [body + letter for body in bodies for letter in letters]
    return list(dict.fromkeys(text for text in texts if _READING.fullmatch(text)))


def _as_written(body: str) -> Iterator[str]:
    """Year and serial in digits; the rest may hold letters."""
    yield f"{digits_for(body[:2])}{body[2:8]}{digits_for(body[8:])}"


def _looked_alike(body: str) -> Iterator[str]:
    """With the letters of force and system that look like digits read so."""
    head = f"{digits_for(body[:4])}{body[4:6]}{digits_for(body[6:8])}"
    if head[2:] != body[2:8]:
        yield head + digits_for(body[8:])


def _by_fields(text: str) -> Iterator[str]:
    """With the zeros put back that a field between slashes has lost."""
    fields = [field for field in _SEPARATORS.split(text) if field]
    if len(fields) == 4:
        year, station, system, serial = fields
        yield from _as_written(f"{year.zfill(2)}{station.zfill(4)}{system.zfill(2)}{serial[:-1]}")


def _reshaped(body: str) -> Iterator[str]:
    yield from _as_written("0" + body)  # the zero of the year was lost
    if digits_for(body[:2]) in ("19", "20"):
        yield from _as_written(body[2:])  # the year was written in full
    if len(body) == 20:
        yield from _as_written(body[:2] + body[3:])  # with the top level of the organisation
    if len(body) == 19 and body.endswith("0"):
        yield from _as_written(body[:8] + body[8:].rstrip("0"))  # zeros put on the wrong side


def _relettered(text: str) -> str | None:
    year, force, system, serial = text[:2], text[2:4], text[6:8], text[8:-1]
    return text[:-1] + asn_letter(year, force, system, serial) if len(serial) <= 11 else None
