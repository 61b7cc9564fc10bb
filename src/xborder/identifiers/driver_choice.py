"""Choosing between corrections of a driver number by what is known of its holder."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterable

from xborder.identifiers import driver_number, driver_slips
from xborder.identifiers.driver_facts import disagreements
from xborder.identifiers.suggesting import MOST, pick
from xborder.model.values import PartialDate

_ALL = 1000


def suggest_for(
    value: str,
    *,
    family: str | None = None,
    given: tuple[str, ...] = (),
    date_of_birth: PartialDate | dt.date | None = None,
    sex: str | None = None,
) -> tuple[str, ...]:
    """Numbers one slip away that agree best with the holder, at most five; () if the number agrees already.

    A repair of the form, or two neighbours swapped, is offered wherever it agrees
    best; one character changed only where the holder's details leave one choice.

    >>> born = dt.date(1964, 7, 5)
    >>> suggest_for("MORGA657504SM9IJ", family="Morgan", given=("Sarah",), date_of_birth=born, sex="2")
    ('MORGA657054SM9IJ',)
    >>> suggest_for("MORGA659054SM9IJ", date_of_birth=born)
    ('MORGA657054SM9IJ',)
    """
    if date_of_birth is None and not (family or given or sex):
        return driver_number.suggest(value)

    def wrong(text: str) -> int:
        return len(disagreements(text, family=family, given=given, date_of_birth=date_of_birth, sex=sex))

    limit = wrong(value) if driver_number.is_valid(value) else _ALL
    likely = _best(itertools.chain.from_iterable(driver_slips.tiers(value)), wrong, limit)
    decided = _best(driver_slips.variants(value), wrong, limit)
    if len(decided) == 1 and (not likely or wrong(decided[0]) < wrong(likely[0])):
        return decided
    return likely[:MOST]


def _best(texts: Iterable[str], wrong: Callable[[str], int], limit: int) -> tuple[str, ...]:
    """Those that pass with the fewest disagreements, if fewer than the limit, in order."""
    passing = pick([texts], driver_number.validate, _ALL)
    fewest = min(map(wrong, passing), default=limit)
    return tuple(text for text in passing if wrong(text) == fewest) if fewest < limit else ()
