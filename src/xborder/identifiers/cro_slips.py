"""What may have been meant by a text that is not a CRO number."""

import itertools
import re
from collections.abc import Iterable, Iterator

from xborder.identifiers.check23 import check_letter
from xborder.identifiers.cleaning import loosened
from xborder.identifiers.shapes import digits_for
from xborder.identifiers.suggesting import LETTERS_FOR, slips

_SEPARATORS = re.compile(r"[^0-9A-Z]+", re.ASCII)
_LABEL = re.compile(r"^CRO(?: *N(?:O|UMBER)\b)?[ .:#-]*", re.ASCII)
_SHORT_FILE = re.compile(r"^(?:[S5][ .]?F|F[S5])[^0-9A-Z]*", re.ASCII)
_READING = re.compile(r"(?:SF[0-9]{2}/[0-9]{1,7}|[0-9]{1,7}/[0-9]{2})[A-Z]", re.ASCII)


def candidates(value: str) -> tuple[Iterable[str], ...]:
    """Tiers of texts with a slash, the likeliest first; not all of them pass.

    >>> next(iter(candidates("65656-91H")[0])), next(iter(candidates("5F 05 482703J")[0]))
    ('65656/91H', 'SF05/482703J')
    """
    text = _LABEL.sub("", loosened(value))
    bare = _SHORT_FILE.sub("", text)
    pieces = [piece for piece in _SEPARATORS.split(bare) if piece]
    joined = "".join(pieces)
    if len(joined) < 3:
        return ()
    letters = LETTERS_FOR.get(joined[-1], joined[-1])
    body = digits_for(joined[:-1])
    left = digits_for(pieces[0]) if len(pieces) > 1 and len(pieces[0]) < len(joined) - 1 else ""
    right = body[len(left) :]
    if bare != text:
        plain = _formed(_short_file(left, right), letters)
        return slips(
            _relettered,
            plain,
            lookalike=_formed(_zeros(plain), ""),
            reshaped=_formed(_short_file_reshaped(left, right), letters),
        )
    return slips(
        _relettered, _formed(_standard(left, right), letters), reshaped=_formed(_reshaped(left, right), letters)
    )


def _formed(bodies: Iterable[str], letters: str) -> list[str]:
    """Those that have the form with one of the letters, each once; ``letters`` may be '' for whole texts."""
    texts = (body + letter for body, letter in itertools.product(bodies, letters or ("",)))
    return list(dict.fromkeys(text for text in texts if _READING.fullmatch(text)))


def _standard(left: str, right: str) -> Iterator[str]:
    """Serial and year, parted where a separator stood or before the last two digits."""
    if left:
        yield f"{left}/{right}"
    else:
        yield f"{right[:-2]}/{right[-2:]}"


def _reshaped(left: str, right: str) -> Iterator[str]:
    """With year and serial swapped as in a PNC ID, a century or a zero too many or few, or ``SF`` left out."""
    whole = left + right
    if left:
        yield from (f"{_six(right)}/{year}" for year in (left, *_years(left)))
        yield from (f"{left}/{year}" for year in _years(right))
        yield f"SF{left}/{right}"
        yield f"{whole[:-2]}/{whole[-2:]}"
    else:
        yield f"{_six(whole[2:])}/{whole[:2]}"
        yield from (f"{_six(whole[4:])}/{year}" for year in _years(whole[:4]))
        yield from (f"{whole[:-4]}/{year}" for year in _years(whole[-4:]))
        yield f"{whole[:-1]}/0{whole[-1:]}"
        yield f"SF{whole[:2]}/{whole[2:]}"


def _short_file(left: str, right: str) -> Iterator[str]:
    if left:
        yield f"SF{left}/{right}"
    else:
        yield f"SF{right[:2]}/{right[2:]}"


def _zeros(texts: Iterable[str]) -> Iterator[str]:
    """A short file's serial with the zeros before it taken off, or put there."""
    for text in texts:
        head, serial, letter = text[:5], text[5:-1], text[-1]
        yield f"{head}{serial.lstrip('0')}{letter}"
        yield from (f"{head}{serial.lstrip('0').zfill(length)}{letter}" for length in (5, 6))


def _short_file_reshaped(left: str, right: str) -> Iterator[str]:
    """With the century written, a zero of the year lost, or the parts in the order of a standard number."""
    whole = left + right
    if left:
        yield from (f"SF{year}/{right}" for year in _years(left))
        yield f"SF{right[-2:]}/{left}"
        yield f"{left}/{right}"  # SF before a standard number
    else:
        yield from (f"SF{year}/{whole[4:]}" for year in _years(whole[:4]))
        yield f"SF0{whole[:1]}/{whole[1:]}"
        yield f"SF{whole[-2:]}/{whole[:-2]}"
        yield f"{whole[:-2]}/{whole[-2:]}"


def _six(serial: str) -> str:
    """A serial as a PNC ID pads it, without its first zeros."""
    return serial.lstrip("0") or serial[-1:]


def _years(year: str) -> tuple[str, ...]:
    """What a year with too few or too many digits may have been."""
    if len(year) == 1:
        return (f"0{year}",)
    if len(year) == 3:  # 191 for 91 or 1991; 002 for 02
        return (year[1:], f"{year[0]}{year[2]}", year[:2])
    return (year[2:],) if len(year) == 4 and year[:2] in ("19", "20") else ()


def _relettered(text: str) -> str | None:
    """The text with the letter that agrees with it."""
    if text.startswith("SF"):
        year, serial = text[2:4], text[5:-1]
    else:
        serial, year = text[:-1].split("/")
        serial = serial.zfill(6)
    return text[:-1] + check_letter(year + serial) if len(serial) <= 6 else None
