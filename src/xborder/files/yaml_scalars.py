"""What a plain (unquoted) YAML scalar means: far less than YAML 1.1 says.

YAML 1.1 reads ``no`` as false, ``12:30:45`` as 45045, ``0123`` as 83 and a bare
date as a date. In police data ``NO`` is a person's initials, ``0123`` the start
of a telephone number. Here only JSON's own integers, ``true``, ``false``,
``null`` and ``~`` mean anything but themselves.
"""

import re

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


def is_integer(text: str) -> bool:
    """Say whether a plain scalar is an integer.

    >>> is_integer("12"), is_integer("012"), is_integer("1_000"), is_integer("²")
    (True, False, False, False)
    """
    return _INTEGER.fullmatch(text) is not None


def resolve(text: str) -> str | int | bool | None:
    """The value of a plain scalar.

    >>> [resolve(text) for text in ("12", "true", "null", "no", "0123", "12:30:45", "2026-11-22", "1.5")]
    [12, True, None, 'no', '0123', '12:30:45', '2026-11-22', '1.5']

    Raises ValueError for an integer with more digits than Python converts.
    """
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if is_integer(text) else text
