"""Dates and kinds of orders as people write them."""

import datetime as dt
from collections.abc import Iterable
from functools import cache

from xborder.model.codes import OrderKind
from xborder.reference.code_lists import code_list

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@cache
def date_in_words(day: dt.date) -> str:
    """The date with its month in words, whatever the machine's language.

    >>> date_in_words(dt.date(2026, 9, 20))
    '20 September 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@cache
def kind_name(kind: OrderKind) -> str:
    """What an instrument is called.

    >>> kind_name(OrderKind.CPN_FPN)
    'Fixed penalty for breach of a notice'
    """
    return next(entry.label for entry in code_list("instrument").entries if entry.code == kind.value)


def one_of(kinds: Iterable[OrderKind]) -> str:
    """Several kinds in the middle of a sentence.

    >>> one_of([OrderKind.CLOSURE_NOTICE, OrderKind.CLOSURE_ORDER])
    'closure notice or closure order'
    """
    names = (kind_name(kind) for kind in kinds)
    return " or ".join(name[0].lower() + name[1:] for name in names)


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "incident"), counted(3, "incident")
    ('1 incident', '3 incidents')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
