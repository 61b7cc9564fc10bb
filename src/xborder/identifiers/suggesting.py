"""Undoing what hands do: shared machinery of every module's ``suggest``.

A module makes candidates, the likeliest first; only those that its own
``validate`` passes are offered.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping

from xborder.identifiers.errors import InvalidIdentifier
from xborder.identifiers.shapes import DIGITS

#: At most this many corrections are offered: a person chooses among them.
MOST = 5

#: So many that pass are weighed against each other where something can speak against them.
_LOOKED_AT = 40

#: The first of them are offered whatever speaks against them: the record may be odd, and they the likeliest slips.
_KEPT = 3

#: What cannot be, such as a year to come, counts so much; it is offered only where there is nothing else.
IMPOSSIBLE = 100

#: A digit and those it is commonly hit or read for, the likeliest first: neighbours on a keypad, and look-alikes.
NEIGHBOURS: Mapping[str, str] = {
    "0": "896",
    "1": "724",
    "2": "135",
    "3": "268",
    "4": "157",
    "5": "264",
    "6": "580",
    "7": "148",
    "8": "379",
    "9": "860",
}

#: Letters that a last character other than a check letter may have been.
LETTERS_FOR: Mapping[str, str] = {
    "2": "Z",
    "8": "B",
    "6": "G",
    "0": "QD",
    "O": "QD",
    "1": "JL",
    "I": "JL",
    "4": "A",
    "7": "T",
}


def pick(
    tiers: Iterable[Iterable[str]],
    validate: Callable[[str], str],
    most: int = MOST,
    unlikely: Callable[[str], int] | None = None,
) -> tuple[str, ...]:
    """The canonical forms of the candidates that pass, each once, in order.

    ``tiers`` go from likely to far-fetched; the first that holds any ends the
    search: who lost a slash did not swap two digits as well. ``unlikely`` counts
    what speaks against a canonical form (a year to come, a force that is none):
    those with less against them come first, and the likeliest slips are offered
    all the same, last.

    >>> def even(text: str) -> str:
    ...     if int(text) % 2:
    ...         raise InvalidIdentifier("odd", reason="odd")
    ...     return text
    >>> pick([["3"], ["3", "4", "4", "6"], ["8"]], even)
    ('4', '6')
    """
    looked_at = most if unlikely is None else _LOOKED_AT
    found = next((found for found in (_passing(tier, validate, looked_at) for tier in tiers) if found), ())
    return found if unlikely is None else _weighed(found, most, unlikely)


def _weighed(found: tuple[str, ...], most: int, unlikely: Callable[[str], int]) -> tuple[str, ...]:
    against = {one: unlikely(one) for one in found}
    possible = [one for one in found if against[one] < IMPOSSIBLE] or list(found)
    best = sorted(possible, key=against.__getitem__)
    left_out = [one for one in possible[:_KEPT] if one not in best[:most]]
    return (*best[: most - len(left_out)], *left_out)


def _passing(candidates: Iterable[str], validate: Callable[[str], str], most: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for candidate in candidates:
        try:
            found[validate(candidate)] = None
        except InvalidIdentifier:
            continue
        if len(found) == most:
            break
    return tuple(found)


def swaps(text: str, marks: str = DIGITS) -> Iterator[str]:
    """The text with two unlike neighbours among ``marks`` swapped, wherever there are two.

    Neighbours may have a separator between them, but no letter or digit.

    >>> list(swaps("02/73"))
    ['20/73', '07/23', '02/37']
    >>> list(swaps("36AB12"))
    ['63AB12', '36AB21']
    """
    at = [index for index, mark in enumerate(text) if mark in marks]
    for left, right in itertools.pairwise(at):
        if text[left] != text[right] and not any(map(str.isalnum, text[left + 1 : right])):
            yield text[:left] + text[right] + text[left + 1 : right] + text[left] + text[right + 1 :]


def likeliest_digits(text: str) -> Iterator[str]:
    """The text with one digit replaced by the one that it is most often mistaken for."""
    return _replaced(text, {digit: others[0] for digit, others in NEIGHBOURS.items()})


def other_digits(text: str) -> Iterator[str]:
    """The text with one digit replaced by any other, further neighbours first."""
    yield from _replaced(text, {digit: others[1:] for digit, others in NEIGHBOURS.items()})
    yield from _replaced(text, {digit: _rest(digit) for digit in DIGITS})


def undoubled(text: str) -> Iterator[str]:
    """The text with one of two like neighbours taken out: a key that struck twice.

    >>> list(undoubled("02/7733Z"))
    ['02/733Z', '02/773Z']
    """
    for index in range(1, len(text)):
        if text[index] == text[index - 1]:
            yield text[:index] + text[index + 1 :]


def slips(
    relettered: Callable[[str], str | None],
    plain: list[str],
    *,
    lookalike: Iterable[str] = (),
    reshaped: Iterable[str] = (),
) -> tuple[Iterable[str], ...]:
    """Tiers of candidates for a number with a check letter.

    ``plain`` are readings as written, separators and letter case apart; where one
    passes, nothing else is offered. Failing that come readings with a letter
    taken for a digit (``lookalike``), one slip of the plain readings, and among
    them ``reshaped``: parts in another order, zeros or a century lost or added.
    ``relettered`` gives a reading the letter that agrees with it, or None.
    """
    return plain, _unslipped(relettered, plain, list(lookalike), list(reshaped))


def _unslipped(
    relettered: Callable[[str], str | None], plain: list[str], lookalike: list[str], reshaped: list[str]
) -> Iterator[str]:
    yield from lookalike
    texts = plain or [*lookalike, *reshaped]
    if not plain:
        yield from reshaped
    yield from _each(texts, swaps, undoubled)
    yield from reshaped
    yield from _each(texts, likeliest_digits)
    yield from (text for text in map(relettered, texts) if text is not None)
    yield from _each(texts, other_digits)


def _each(texts: list[str], *undoings: Callable[[str], Iterator[str]]) -> Iterator[str]:
    for undo in undoings:
        for text in texts:
            yield from undo(text)


def _replaced(text: str, by: Mapping[str, str]) -> Iterator[str]:
    for index in reversed(range(len(text))):  # from the right: on the left stand zeros that nobody typed
        for other in by.get(text[index], ""):
            yield text[:index] + other + text[index + 1 :]


def _rest(digit: str) -> str:
    return "".join(other for other in DIGITS if other != digit and other not in NEIGHBOURS[digit])
