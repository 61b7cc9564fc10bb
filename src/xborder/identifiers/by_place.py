"""Undoing slips in a number without a check digit: only what may stand in each place tells right from wrong."""

import re
from collections.abc import Iterable, Iterator

from xborder.identifiers.cleaning import loosened
from xborder.identifiers.shapes import DIGITS, LETTERS, Shape, repaired
from xborder.identifiers.suggesting import swaps, undoubled

_SEPARATORS = re.compile(r"[^0-9A-Z]+", re.ASCII)
_RUN = re.compile(r"[0-9]+", re.ASCII)


def joined(value: str) -> str:
    """The letters and digits of a text as a person meant it, in capitals; '' if it is not worth trying.

    >>> joined("ab 12.34-56/c")
    'AB123456C'
    """
    return _SEPARATORS.sub("", loosened(value))


def zeros_put_back(value: str) -> list[str]:
    """The text joined, with a zero before one run of its digits, the shortest run first: there one was lost.

    >>> zeros_put_back("AB 12 3 56 C")
    ['AB120356C', 'AB012356C', 'AB123056C']
    """
    text = loosened(value)
    runs = sorted(_RUN.finditer(text), key=lambda run: run.end() - run.start())
    return [_SEPARATORS.sub("", f"{text[: run.start()]}0{text[run.start() :]}") for run in runs]


def tiers(value: str, shapes: tuple[Shape, ...]) -> Iterator[Iterable[str]]:
    """Candidates for :func:`~xborder.identifiers.suggesting.pick`, the likeliest first.

    Other separators; then one look-alike put right, two neighbours swapped, or
    several look-alikes put right; then a key that struck twice; then a lost zero.

    >>> [list(tier) for tier in tiers("A.1O", (Shape.of("A99"),))][:2]
    [['A1O'], ['A10', '1AO', 'AO1']]
    """
    text = joined(value)
    yield [text]
    fixed = repaired([text], shapes)
    once = [one for one in fixed if sum(new != old for new, old in zip(one, text, strict=True)) == 1]
    yield (*once, *swaps(text, LETTERS + DIGITS), *(more for more in fixed if more not in once))
    yield undoubled(text)
    yield zeros_put_back(value)
