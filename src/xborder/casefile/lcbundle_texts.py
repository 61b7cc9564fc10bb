"""The kinds of text that an LCbundle message holds: how each is read, and what its XSD takes."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import attrs

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
# What XML 1.0 (section 2.2) has no way to write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@attrs.frozen(kw_only=True)
class Kind:
    """One kind of text: ``takes`` says in words what it is; ``parse`` raises ValueError for anything else."""

    takes: str
    parse: Callable[[str], Any]

    def print(self, value: Any) -> str:
        """The text of a value. Raises ValueError for one that the kind does not take."""
        text = ("true" if value else "false") if isinstance(value, bool) else str(value)
        if self.parse(text) != value:
            raise ValueError(self.takes)
        return text


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text.strip()):
        raise ValueError(text)
    return int(text)


def _moment(text: str) -> str:
    if "T" not in text:
        raise ValueError(text)
    dt.datetime.fromisoformat(text)
    return text


def text(least: int = 0, most: int | None = None) -> Kind:
    """Any text of so many characters.

    >>> text(1, 18).parse("OFFICIAL")
    'OFFICIAL'
    """

    def parse(said: str) -> str:
        if len(said) < least or (most is not None and len(said) > most) or _UNWRITABLE.search(said):
            raise ValueError(said)
        return said

    return Kind(takes=f"{least} to {most} characters" if most else "characters that XML can hold", parse=parse)


def one_of(*words: str) -> Kind:
    """One of some words."""

    def parse(said: str) -> str:
        if said not in words:
            raise ValueError(said)
        return said

    return Kind(takes=f"one of {', '.join(words)}", parse=parse)


def whole(least: int | None = None, most: int | None = None) -> Kind:
    """A whole number, between two bounds if they are given.

    >>> whole(1, 9).parse("+5"), whole().print(-2)
    (5, '-2')
    """

    def parse(said: str) -> int:
        number = _whole(said)
        if (least is not None and number < least) or (most is not None and number > most):
            raise ValueError(said)
        return number

    bounds = "" if least is None else f" from {least} to {most}"
    return Kind(
        takes=f"a whole number{bounds} of up to 18 digits" if not bounds else f"a whole number{bounds}", parse=parse
    )


def _boolean(said: str) -> bool:
    if said.strip() not in _BOOLEANS:
        raise ValueError(said)
    return _BOOLEANS[said.strip()]


BOOLEAN = Kind(takes="true or false", parse=_boolean)
MOMENT = Kind(takes="a date and time as 2026-10-08T09:00:00", parse=_moment)


@attrs.frozen(kw_only=True)
class Spelling:
    """How a field is spelt in a message: the attribute, or with ``child`` the element, that holds its text."""

    name: str
    kind: Kind
    child: bool = False


_KEY = "lcbundle"


def needed(name: str, kind: Kind) -> Any:
    """A field that every such element has."""
    return attrs.field(metadata={_KEY: Spelling(name=name, kind=kind)})


def spelt(name: str, kind: Kind, *, child: bool = False) -> Any:
    """A field that an element may have."""
    return attrs.field(default=None, metadata={_KEY: Spelling(name=name, kind=kind, child=child)})


def spellings(cls: type[Any]) -> tuple[tuple["attrs.Attribute[Any]", Spelling], ...]:
    """The fields of a class that are texts, in the order of the XSD, and how each is spelt."""
    return tuple((field, field.metadata[_KEY]) for field in attrs.fields(cls) if _KEY in field.metadata)
