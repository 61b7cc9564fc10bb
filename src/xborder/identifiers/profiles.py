"""What a receiver really accepts, beside the strict rule.

A receiver's profile judges the text as that system would and gives it back as
it would keep it, outer white space aside; it does not make a canonical form.
"""

import re
from collections.abc import Mapping

from xborder.identifiers.cleaning import trimmed
from xborder.identifiers.errors import InvalidFormat


def accepted(value: str, profile: str, patterns: Mapping[str, re.Pattern[str]]) -> str:
    """Give the text if the receiver of this name takes it.

    >>> accepted(" x1 ", "spi", {"spi": re.compile("[a-z0-9]{1,3}")})
    'x1'

    Raises InvalidFormat (reason ``profile``) if it would not, and ValueError for
    a name that is not among ``patterns``: a mistake in the program.
    """
    pattern = patterns.get(profile)
    if pattern is None:
        raise ValueError(f"no profile of that name; there are: strict, {', '.join(patterns)}")
    text = trimmed(value)
    if pattern.fullmatch(text) is None:
        raise InvalidFormat("The receiver of this profile does not take this text.", reason="profile")
    return text


def only(profile: str, known: tuple[str, ...]) -> None:
    """Raise ValueError if the profile is not one of ``known``."""
    if profile not in known:
        raise ValueError(f"no profile of that name; there are: {', '.join(known)}")


def style_of(style: str, known: tuple[str, ...]) -> str:
    """Give the style back. Raises ValueError if it is not one of ``known``."""
    if style not in known:
        raise ValueError(f"no style of that name; there are: {', '.join(known)}")
    return style
