"""Which fields of the model a codec's values fit, and which constants."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from xborder.formats.lint.noting import meant
from xborder.model.parts import Officer, PersonName
from xborder.model.person import Vehicle
from xborder.model.values import Coded, Identifier, PartialDate
from xborder.schema.shapes import ByName, Choice, Many, Plain, Record, Shape, fields_of

#: What the values of each codec are; a codec that is not here is not judged.
GIVES: Mapping[str, type[Any]] = {
    **dict.fromkeys(
        ("text", "choice", "prefixed", "ordinal", "time", "time-span", "telephone", "force-of-urn", "reference"), str
    ),
    **dict.fromkeys(("date-iso", "date-uk", "date-mon"), dt.date),
    **dict.fromkeys(("list", "forenames", "first-and-middle", "bs7666", "address-lines"), tuple),
    **dict.fromkeys(("local-datetime", "datetime-iso"), dt.datetime),
    "integer": int,
    "yes-no": bool,
    **dict.fromkeys(("identifier", "offence-code"), Identifier),
    **dict.fromkeys(("coded", "organisation-unit", "code-of"), Coded),
    "surname-comma-forenames": PersonName,
    "officer": Officer,
    "vehicle": Vehicle,
}

_WORDS: Mapping[type[Any], str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    dt.date: "a date",
    dt.datetime: "a date and time with its offset",
    PartialDate: "a date, which may be partial",
    tuple: "a list of texts",
    Identifier: "a number with its scheme",
    Coded: "a code with its scheme",
}
#: Types whose canonical form is a text.
_TEXTS = {str, dt.date, dt.datetime, PartialDate}


def in_words(shape: Shape) -> str:
    """What a field holds.

    >>> in_words(Many(Plain(str)))
    'a list of texts'
    """
    match shape:
        case Many(Plain()) | Many(Choice()):
            return "a list of texts"
        case Many() | ByName():
            return "a list" if isinstance(shape, Many) else "a mapping of texts"
        case Choice(choices):
            return f"one of {', '.join(str(choice.value) for choice in choices)}"
        case Plain(kind) | Record(kind):
            return given_in_words(kind)


def given_in_words(kind: type[Any]) -> str:
    """What values of a type are called.

    >>> given_in_words(Vehicle)
    'the fields of a vehicle'
    """
    return _WORDS.get(kind) or f"the fields of {_article(kind.__name__)}"


def _article(name: str) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def fits(kind: type[Any], shape: Shape) -> bool:
    """Whether values of a codec can stand in a field: a text may still turn out to be no date.

    >>> fits(Coded, Plain(str)), fits(str, Plain(dt.date))
    (False, True)
    """
    match shape:
        case Plain(wanted):
            return (
                kind is wanted
                or (kind is str and wanted in _TEXTS)
                or (kind is dt.date and wanted in _TEXTS)
                or (kind is dt.datetime and wanted is str)
            )
        case Choice():
            return kind is str
        case Many(Plain() | Choice()):
            return kind is tuple
        case Record(cls):
            return kind is cls
    return False


def misfit(value: Any, shape: Shape) -> str:
    """What is wrong with a constant in a field, in words; an empty text where nothing is.

    >>> misfit("yes", Plain(bool)), misfit({"scheme": "sex", "value": "1"}, Record(Coded))
    ('true or false is needed', '')
    """
    match shape:
        case Plain(kind):
            return "" if _is(value, kind) else f"{given_in_words(kind)} is needed"
        case Choice(choices):
            known = [str(choice.value) for choice in choices]
            return "" if value in known else f"it must be {in_words(shape)}{meant(str(value), known)}"
        case Many(item):
            if not isinstance(value, list):
                return "a list is needed, in square brackets"
            return next((reason for each in value if (reason := misfit(each, item))), "")
        case Record(cls):
            return _misfit_record(value, cls)
        case ByName(item):
            return "" if isinstance(value, dict) else "a mapping is needed"


def _misfit_record(value: Any, cls: type[Any]) -> str:
    if not isinstance(value, dict):
        return f"{given_in_words(cls)} is needed, in braces"
    shapes = {field.name: field.shape for field in fields_of(cls)}
    for key, inner in value.items():
        if key not in shapes:
            return f"there is no field {key} in it{meant(str(key), shapes)}"
        if reason := misfit(inner, shapes[key]):
            return f"{key}: {reason}"
    return ""


def _is(value: Any, kind: type[Any]) -> bool:
    if kind in {int, bool}:
        return type(value) is kind
    if not isinstance(value, str):
        return False
    try:
        if kind is PartialDate:
            PartialDate.parse(value)
        elif kind is dt.datetime:
            return dt.datetime.fromisoformat(value).tzinfo is not None
        elif kind is dt.date:
            dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True
