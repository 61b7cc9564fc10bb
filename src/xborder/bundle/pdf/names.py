"""Names and strings of PDF files as text, whatever bytes they are made of.

A name need not be valid UTF-8 (ISO 32000-2, 7.3.5): fonts of older East Asian
systems are often named in their own encoding.
"""

from collections.abc import Container
from copy import copy

from pikepdf import Dictionary, Name, String


def spelling(value: object) -> str:
    """A name or string as text; bytes that are no UTF-8 are kept as single surrogates. Empty for anything else.

    >>> spelling(Name.Launch), spelling(5)
    ('/Launch', '')
    """
    if not isinstance(value, Name | String):
        return ""
    try:
        return str(value)
    except UnicodeDecodeError:
        return bytes(value).decode("utf-8", "surrogateescape")


def only(entries: Dictionary, names: Container[str]) -> Dictionary:
    """A copy of a dictionary with no other entries than those in ``names``.

    >>> only(Dictionary(A=1, B=2), {"/A"}).keys()
    {'/A'}
    """
    kept = copy(entries)
    for name in entries.keys():  # noqa: SIM118 - iterating a PDF dictionary itself is not the same
        if name not in names:
            del kept[name]
    return kept
