"""The number of a page as it is printed: 12, A12 in a section with a letter, A12a for a page that came in late.

Letters behind a number sort as words do in a dictionary, with the hyphen before
them: 12, 12-a, 12a, 12aa, 12b, 13. No suffix ends in a hyphen, so there is always
room for one more page between any two, and no served page ever has to move.
"""

import re
from collections.abc import Sequence
from itertools import islice, product, takewhile
from string import ascii_lowercase
from typing import Self

import attrs

_PRINTED = re.compile(r"([A-Z]{0,4})([0-9]{1,7})((?:[a-z-]{0,39}[a-z])?)", re.ASCII)


@attrs.frozen
class PageNumber:
    """A printed number in its three parts; only a late page has a suffix.

    >>> str(PageNumber("A", 12, "b")), PageNumber.parse("A12b")
    ('A12b', PageNumber(prefix='A', number=12, suffix='b'))
    """

    prefix: str
    number: int
    suffix: str = ""

    def __str__(self) -> str:
        return f"{self.prefix}{self.number}{self.suffix}"

    @property
    def place(self) -> tuple[int, str]:
        """By which pages of one run of numbers sort: the order of a dictionary, as the hyphen stands before the letters."""
        return (self.number, self.suffix)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read a printed number; None for what is none."""
        return cls.parse(text) if _PRINTED.fullmatch(text) else None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a printed number. Raises ValueError for what is none."""
        found = _PRINTED.fullmatch(text)
        if found is None:
            raise ValueError("not the number of a page")
        return cls(found[1], int(found[2]), found[3])


def plain(total: int) -> tuple[str, ...]:
    """The numbers of a bundle that is numbered from 1 without a break."""
    return tuple(str(number) for number in range(1, total + 1))


def stamped(numbers: Sequence[str]) -> list[str]:
    """What each page says of itself: "Page 3 of 90" where numbers count the pages, else "Page A12a".

    >>> stamped(["1", "2"]), stamped(["1", "1a"])
    (['Page 1 of 2', 'Page 2 of 2'], ['Page 1', 'Page 1a'])
    """
    counted = tuple(numbers) == plain(len(numbers))
    return [f"Page {number} of {len(numbers)}" if counted else f"Page {number}" for number in numbers]


def late(before: PageNumber, after: PageNumber | None, count: int) -> list[PageNumber]:
    """Numbers for ``count`` pages that came in between two served ones, or behind the last.

    >>> [str(each) for each in late(PageNumber("A", 12), PageNumber("A", 13), 2)]
    ['A12a', 'A12b']
    >>> [str(each) for each in late(PageNumber("", 12, "a"), PageNumber("", 12, "b"), 2)]
    ['12aa', '12ab']
    >>> [str(each) for each in late(PageNumber("", 12), PageNumber("", 12, "a"), 1)]
    ['12-a']
    >>> [str(each) for each in late(PageNumber("", 24), None, 2)]
    ['25', '26']
    """
    if after is None:
        first = before.number + 1
        return [PageNumber(before.prefix, number) for number in range(first, first + count)]
    end = after.suffix if after.number == before.number else None
    return [PageNumber(before.prefix, before.number, suffix) for suffix in _suffixes(before.suffix, end, count)]


def _suffixes(before: str, end: str | None, count: int) -> list[str]:
    """The shortest suffixes of one length that sort after ``before`` and before ``end``: siblings first, then children."""
    stem, last = before[:-1], before[-1:]
    beside = ascii_lowercase[ascii_lowercase.index(last) + 1 :] if last else ascii_lowercase
    found: list[str] = []
    if end is None or not end.startswith(before) or not before:
        found = _within(stem, beside, end, count)
    under = before
    while len(found) < count:
        # Siblings do not suffice: go one level down, past as many hyphens as what follows begins with.
        found = _within(under, ascii_lowercase, end, count)
        under += "-"
    return found


def _within(stem: str, letters: str, end: str | None, count: int) -> list[str]:
    for width in range(1, 6):
        words = (
            stem + first + "".join(rest) for first in letters for rest in product(ascii_lowercase, repeat=width - 1)
        )
        fitting = list(islice(takewhile(lambda word: end is None or word < end, words), count))
        if len(fitting) == count:
            return fitting
    return []
