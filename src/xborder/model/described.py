"""Fields that say what they hold: the one place from which schemas and reference pages are made."""

from collections.abc import Callable
from typing import Any

import attrs

#: The key under which attrs keeps a field's description.
KEY = "xborder"


@attrs.frozen(kw_only=True)
class About:
    """What a field means, for people and for generated schemas.

    ``codes`` names a code list or scheme, ``format`` how the text is built,
    ``unit`` what a number counts. ``sensitive`` marks data of DPA 2018
    s.35(8): race, health, religion and the like. ``basis`` cites the law or
    standard that asks for the field.
    """

    title: str
    description: str = ""
    example: Any = None
    codes: str | None = None
    format: str | None = None
    unit: str | None = None
    sensitive: bool = False
    basis: str | None = None


def described(
    title: str,
    *,
    default: Any = attrs.NOTHING,
    factory: Callable[[], Any] | None = None,
    **about: Any,
) -> Any:
    """An attrs field with its description.

    >>> @attrs.frozen(kw_only=True)
    ... class Dog:
    ...     breed: str = described("Breed", example="lurcher")
    >>> about_field(attrs.fields(Dog).breed).example
    'lurcher'
    """
    metadata = {KEY: About(title=title, **about)}
    if factory is not None:
        return attrs.field(factory=factory, metadata=metadata)
    return attrs.field(default=default, metadata=metadata)


def about_field(field: "attrs.Attribute[Any]") -> About:
    """What is known of a field. Raises KeyError where nobody described it."""
    about: About = field.metadata[KEY]
    return about


def optional(title: str, **about: Any) -> Any:
    """A field that may be absent: judgement on what is missing belongs to the rules."""
    return described(title, default=None, **about)


def several(title: str, **about: Any) -> Any:
    """A list that may be empty."""
    return described(title, default=(), **about)
