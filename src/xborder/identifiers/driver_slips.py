"""What may have been meant by a text that is not a driver number, and one slip away from any text."""

from collections.abc import Iterable, Iterator

from xborder.identifiers import by_place
from xborder.identifiers.shapes import COMMON, DIGITS, LETTERS, Shape, repaired
from xborder.identifiers.suggesting import NEIGHBOURS, swaps

#: L a letter, N a letter or the 9 that fills up, M the tens of the month, X a letter or a digit.
SHAPE = Shape.of("LNNNN9M9999NNXLL", {**COMMON, "L": LETTERS, "N": LETTERS + "9", "M": "0156"})

#: How many of the characters, from the left, say something of the holder.
_SAID = 13


def tiers(value: str) -> Iterator[Iterable[str]]:
    """Tiers of candidates, the likeliest first; not all of them pass.

    >>> list(list(tiers("KER 861065 SE9RM"))[-1])[1]
    'KER99861065SE9RM'
    """
    text = by_place.joined(value)
    card = text[:16] if len(text) == 18 else text
    as_written, one_slip, *further = by_place.tiers(card, (SHAPE,))
    yield as_written
    yield (*one_slip, *_refilled(card))
    yield from further
    yield (card[:5] + "0" + card[5:], *repaired(_filled(card), (SHAPE,)))  # of the decade, which is no run's first


def unaided(value: str) -> Iterator[Iterable[str]]:
    """As :func:`tiers`, and other birth dates: where nothing is known of the holder, a date that exists may do."""
    yield from tiers(value)
    yield _other_dates(by_place.joined(value)[:16])


def variants(value: str) -> Iterator[str]:
    """Each text one slip away in the part that says who the holder is: for facts to choose from.

    >>> "MORGA657054SM9IJ" in variants("MORGA657064SM9IJ"), "MORGA657054SM9IJ" in variants("MOGA657054SM9IJ")
    (True, True)
    """
    text = by_place.joined(value)
    card = text[:16] if len(text) == 18 else text
    if len(card) == 16:
        yield from swaps(card, LETTERS + DIGITS)
        for index in range(_SAID):
            yield from (card[:index] + other + card[index + 1 :] for other in SHAPE.places[index])
    if len(card) == 15:
        for index in range(_SAID):
            yield from (card[:index] + other + card[index:] for other in SHAPE.places[index])


def _refilled(text: str) -> Iterator[str]:
    """With 9s for the other digits among those that fill up a name."""
    name = text[:5]
    if name[:1] in LETTERS and not name.isalpha():
        yield "".join(mark if mark in LETTERS else "9" for mark in name) + text[5:]


def _other_dates(text: str) -> Iterator[str]:
    """With one digit of the month or the day replaced, those that it is commonly mistaken for first."""
    for index in range(6, min(10, len(text))):
        for other in NEIGHBOURS.get(text[index], ""):
            yield text[:index] + other + text[index + 1 :]
    for index in range(6, min(10, len(text))):
        yield from (text[:index] + other + text[index + 1 :] for other in DIGITS)


def _filled(text: str) -> Iterator[str]:
    """With the 9s put back that fill up a short surname, or initials."""
    missing = 16 - len(text)
    letters = len(text) - len(text.lstrip(LETTERS))
    for of_initials in range(min(missing, 2) + 1):
        head, tail = text[:-3], text[-3:]
        name = "9" * (missing - of_initials)
        yield head[:letters] + name + head[letters:] + "9" * of_initials + tail
