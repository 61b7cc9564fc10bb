"""Dates of birth: days that a text calls so."""

import re
from collections.abc import Iterator

from xborder.casefile.redaction.spots import Category, Spot
from xborder.casefile.texts.around import label_before
from xborder.casefile.texts.dates import days_in

_CALLED = re.compile(
    r"(?:\bborn\b(?:\s+on)?|\bD\.? ?O\.? ?B\b\.?|\bD/O/B\b|\bdate\s+of\s+birth\b|\bbirth\s?day\b)(?:\s+(?:is|was))?[^0-9A-Za-z]*\Z",
    re.ASCII | re.IGNORECASE,
)


def births(text: str) -> Iterator[Spot]:
    """Days that are called a date of birth; any other day is an event.

    >>> [spot.value for spot in births("DOB: 30/05/1958. On 20 September 2026 he left. Born 11 August 1979")]
    ['1958-05-30', '1979-08-11']
    """
    for named in days_in(text):
        if _CALLED.search(label_before(text, named.start)):
            yield Spot(category=Category.DATE_OF_BIRTH, value=str(named.day), start=named.start, end=named.end)
