"""How private details may be written on a page, and tests that know them however they are spaced."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

import attrs

from xborder.model.values import PartialDate

#: Spaces, stops and dashes that people put inside numbers; at most three together.
_GAP = r"[\s.()/\-]{0,3}"
_WORD = re.compile(r"[a-z0-9]+", re.ASCII)
#: Street words and their short forms, all brought to one.
_SHORT = {
    "road": "rd", "street": "st", "saint": "st", "avenue": "ave", "lane": "ln", "close": "cl", "drive": "dr",
    "court": "ct", "gardens": "gdns", "crescent": "cres", "place": "pl", "terrace": "ter", "square": "sq",
}  # fmt: skip
#: Words that say which part of a building; such a line alone tells nobody where it is.
_UNITS = frozenset({"flat", "unit", "apartment", "room", "block", "no", "number", "floor", "suite"})
_MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


@attrs.frozen(kw_only=True)
class Folded:
    """A text made ready to be searched: as lower-case letters, as words, and without spaces."""

    text: str
    words: str
    unspaced: str

    @classmethod
    def of(cls, text: str) -> "Folded":
        r"""Bring width, case, accents, dashes and invisible characters to one form; join words split at a line's end.

        >>> Folded.of("Sluice\u00a0ROAD,\n4").words
        ' sluice rd 4 '
        """
        decomposed = unicodedata.normalize("NFKD", text).translate(_DASHES)
        kept = "".join(char for char in decomposed if unicodedata.category(char) not in ("Cf", "Mn"))
        plain = kept.casefold()
        # Words in both readings: a dash at a line's end may be the word's own or the line's.
        readings = dict.fromkeys((_words(plain), _words(plain.replace("-\n", ""))))
        return cls(text=plain, words="|".join(readings), unspaced="".join(plain.split()))


Test = Callable[[Folded], bool]


def postcode(code: str) -> Iterator[Test]:
    """The postcode with any spaces or none; never a part of a longer word."""
    letters = _WORD.findall(code.casefold())
    compact = "".join(letters)
    if len(compact) >= 5:
        yield _pattern(rf"(?<![a-z0-9]){_spaced(compact)}(?![a-z0-9])")


def address(lines: Iterable[str]) -> Iterator[Test]:
    """The lines that tell where somebody lives: the first, and those with a number; not a town or village alone."""
    for index, line in enumerate(lines):
        words = _words(Folded.of(line).text)
        parts = words.split()
        naming = [part for part in parts if not part.isdigit() and part not in _UNITS and len(part) > 1]
        has_number = any(char.isdigit() for char in words)
        if naming and (index == 0 or has_number):
            yield _words_test(words)


def telephone(number: str) -> Iterator[Test]:
    """The number in national or international form, in groups of any size."""
    digits = "".join(char for char in unicodedata.normalize("NFKC", number) if char in "0123456789")
    national = digits.removeprefix("00").removeprefix("44") if _is_international(number) else digits
    national = national.removeprefix("0")
    if len(national) >= 7:
        yield _pattern(rf"{_spaced(national)}(?![0-9])")


def email(written: str) -> Iterator[Test]:
    """The e-mail address, also where a line breaks in it."""
    wanted = "".join(Folded.of(written).unspaced)
    if "@" in wanted:
        yield lambda folded: wanted in folded.unspaced


def date_of_birth(born: PartialDate) -> Iterator[Test]:
    """The full date in figures or words, day first or year first; a year alone is told of many."""
    if born.month is None or born.day is None:
        return
    months = f"(?:{'|'.join(_MONTHS[born.month - 1])})"
    day, month = f"0?{born.day}", f"0?{born.month}"
    year, short = f"{born.year:04d}", f"{born.year % 100:02d}"
    years = f"(?:{year}|'?{short})"
    gap = r"[\s./\-,]{1,3}"
    yield _pattern(rf"(?<![0-9]){day}{gap}{month}{gap}{years}(?![0-9])")
    yield _pattern(rf"(?<![0-9]){year}{gap}{month}{gap}{day}(?![0-9])")
    yield _pattern(rf"(?<![0-9]){day}(?:st|nd|rd|th)?(?: of)?[\s./\-,]{{0,3}}{months}[\s./\-,]{{0,3}}{years}(?![0-9])")
    yield _pattern(rf"{months}[\s.]{{1,3}}{day}(?:st|nd|rd|th)?[\s,]{{1,3}}{year}(?![0-9])")


def _is_international(number: str) -> bool:
    return number.strip().startswith(("+", "00"))


def _words_test(wanted: str) -> Test:
    return lambda folded: wanted in folded.words


def _words(text: str) -> str:
    return f" {' '.join(_SHORT.get(word, word) for word in _WORD.findall(text))} "


def _spaced(characters: str) -> str:
    return _GAP.join(re.escape(char) for char in characters)


def _pattern(expression: str) -> Test:
    compiled = re.compile(expression, re.ASCII)
    return lambda folded: compiled.search(folded.text) is not None
