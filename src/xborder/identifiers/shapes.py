"""A number's form, place by place: what may stand there, what does not fit, what was meant.

One shape serves three ends: to point at the character that is wrong, to undo a
letter typed for a digit (or the other way about) where only one of them can
stand, and to make a regular expression.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

import attrs

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

#: What the marks of a pattern stand for; any other mark stands for itself.
COMMON: Mapping[str, str] = {"9": DIGITS, "A": LETTERS, "X": LETTERS + DIGITS}

#: What a character is commonly mistaken for, the likeliest first.
LOOKALIKES: Mapping[str, str] = {
    "0": "OQD",
    "1": "ILJ",
    "2": "Z",
    "5": "S",
    "6": "G",
    "8": "B",
    "O": "0QD",
    "I": "1LJ",
    "S": "5",
    "B": "8",
    "Z": "2",
    "G": "6",
    "Q": "0O",
    "D": "0O",
    "L": "1",
}

_MOST_REPAIRS = 12


@attrs.frozen
class Shape:
    """For each place of a number, the characters that may stand there.

    >>> urn = Shape.of("99XX9999999")
    >>> urn.misfit("36AB12E4526")
    6
    >>> list(urn.repairs("36ABI23452G"))
    ['36AB1234526']
    """

    places: tuple[str, ...]

    @classmethod
    def of(cls, pattern: str, marks: Mapping[str, str] = COMMON) -> "Shape":
        """Make a shape from a pattern such as ``99XX9999999``."""
        return cls(tuple(marks.get(mark, mark) for mark in pattern))

    @property
    def regex(self) -> str:
        """The shape as a regular expression."""
        return "".join(f"[{allowed}]" for allowed in self.places)

    def misfit(self, text: str) -> int | None:
        """The index of the first character that does not fit, or None if all do.

        A text that is too short or too long misfits where it or the shape ends.
        """
        for index, (mark, allowed) in enumerate(zip(text, self.places, strict=False)):
            if mark not in allowed:
                return index
        return None if len(text) == len(self.places) else min(len(text), len(self.places))

    def repairs(self, text: str) -> Iterator[str]:
        """The text with look-alikes put right; as it is where it fits; nothing where that cannot help."""
        if len(text) != len(self.places):
            return
        choices = [_readings(mark, allowed) for mark, allowed in zip(text, self.places, strict=True)]
        yield from map("".join, itertools.islice(itertools.product(*choices), _MOST_REPAIRS))


def _readings(mark: str, allowed: str) -> list[str]:
    if mark in allowed:
        return [mark]
    others = [other for other in LOOKALIKES.get(mark, "") if other in allowed]
    likeliest = LOOKALIKES.get(mark, "")[:1]
    return [likeliest] if likeliest in others else others


def repaired(texts: Iterable[str], shapes: Iterable[Shape]) -> list[str]:
    """Every repair of the texts to one of the shapes, the fewest changes first.

    >>> repaired(["ABO5"], [Shape.of("A999"), Shape.of("AA99")])
    ['AB05', 'A805']
    """
    found = {
        fixed: sum(new != old for new, old in zip(fixed, text, strict=True))
        for text, shape in itertools.product(texts, shapes)
        for fixed in shape.repairs(text)
    }
    return sorted(found, key=lambda fixed: found[fixed])


def first_misfit(text: str, shapes: Iterable[Shape]) -> int | None:
    """Where the text leaves the shape that it follows furthest; None if one fits.

    >>> first_misfit("AB1Z", [Shape.of("9999"), Shape.of("AA99")])
    3
    """
    found = [shape.misfit(text) for shape in shapes]
    return None if None in found else max((index for index in found if index is not None), default=0)


def digits_for(text: str) -> str:
    """The text with every letter that looks like a digit read as that digit.

    >>> digits_for("O2B")
    '028'
    """
    return "".join(mark if mark in DIGITS else (_readings(mark, DIGITS) or [mark])[0] for mark in text)
