"""Whether an answer is of the kind that its field asks for, and how it is written on paper."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from xborder.casefile.filled.definition import FormField, Kind
from xborder.casefile.wording import partial
from xborder.model.values import PartialDate

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,2})?", re.ASCII)


def date_of(text: str) -> dt.date | None:
    """The day that a text names as in 2026-10-05, or None.

    >>> date_of("2026-10-05"), date_of("2026-02-30")
    (datetime.date(2026, 10, 5), None)
    """
    try:
        return dt.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def minutes_of(text: str) -> int | None:
    """The minutes since midnight of a time as in 14:20, or None.

    >>> minutes_of("14:20"), minutes_of("24:00")
    (860, None)
    """
    return int(text[:2]) * 60 + int(text[3:]) if _TIME.fullmatch(text) else None


def wanted(field: FormField, text: str) -> str:
    """What an answer should have been, in words; nothing where it is right.

    >>> wanted(FormField(id="on", label="On", kind="date"), "5 October")
    'a date, as 2026-10-05'
    """
    is_right, words = _KINDS.get(field.kind, (None, ""))
    if field.kind is Kind.CHOICE:
        return "" if text in field.options else f"one of {', '.join(field.options)}"
    return "" if is_right is None or is_right(text) else words


def choices(field: FormField) -> tuple[str, ...]:
    """The words that a field takes; none where it takes any text."""
    return ("yes", "no") if field.kind is Kind.YES_NO else tuple(field.options)


def written(field: FormField, text: str) -> str:
    """An answer as it is printed.

    >>> written(FormField(id="on", label="On", kind="date"), "2026-10-05")
    '5 October 2026'
    """
    if field.kind is Kind.DATE:
        return partial(PartialDate.parse(text))
    if field.kind is Kind.YES_NO:
        return text.capitalize()
    return field.options[text] if field.kind is Kind.CHOICE else text


_KINDS: Mapping[Kind, tuple[Callable[[str], object], str]] = {
    Kind.DATE: (date_of, "a date, as 2026-10-05"),
    Kind.TIME: (_TIME.fullmatch, "a time of the day, as 14:20"),
    Kind.NUMBER: (_NUMBER.fullmatch, "a number, as 4 or 62.50"),
    Kind.YES_NO: (("yes", "no").__contains__, "yes or no"),
}
