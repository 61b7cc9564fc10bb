"""What else a number may have been that passes, but leaves doubts: a slip that gave another number of the same form."""

from collections.abc import Callable, Iterator, Mapping

from xborder.identifiers.by_place import zeros_put_back
from xborder.identifiers.errors import InvalidIdentifier
from xborder.identifiers.explaining import Doubt
from xborder.identifiers.shapes import DIGITS, LOOKALIKES
from xborder.identifiers.suggesting import MOST, swaps


def clearer(
    text: str,
    validate: Callable[[str], str],
    doubts: Callable[[str], tuple[Doubt, ...]],
    alike: Mapping[str, str] = LOOKALIKES,
) -> tuple[str, ...]:
    """The canonical forms one slip away that leave fewer doubts than the text, at most five; () if it leaves none.

    ``text`` is in capitals. The slips are a look-alike, two digits swapped and a
    lost zero: one wrong digit could be any other, and is not guessed at. ``alike``
    is empty for a number of so free a form that any letter would end the doubt.

    >>> from xborder.identifiers import ou
    >>> clearer("I1ZD00", ou.validate, ou.doubts), clearer("11ZD00", ou.validate, ou.doubts)
    (('11ZD00',), ())
    """
    left = len(doubts(text))
    if not left:
        return ()
    found: dict[str, None] = {}
    for candidate in _one_slip_away(text, alike):
        try:
            canonical = validate(candidate)
        except InvalidIdentifier:
            continue
        if len(doubts(candidate)) < left:
            found[canonical] = None
    return tuple(found)[:MOST]


def _one_slip_away(text: str, alike: Mapping[str, str]) -> Iterator[str]:
    yield from swaps(text, DIGITS)
    for index, mark in enumerate(text):
        yield from (text[:index] + other + text[index + 1 :] for other in alike.get(mark, ""))
    yield from zeros_put_back(text)
