"""Texts that came out of a file, made safe to show: nothing in them acts, and nothing hides.

A file may hold escape sequences that move a terminal's cursor, marks that turn
the direction of writing, or characters that cannot be seen. Each is shown as
its escape, which also tells a person that it is there.
"""

import unicodedata


def printable(text: str) -> str:
    r"""The text with every character that cannot be seen written as an escape.

    >>> print(printable("a\x1b[2Jb\u202ec"))
    a\x1b[2Jb\u202ec
    """
    return text if text.isprintable() else "".join(map(shown, text))


def shown(character: str) -> str:
    r"""One character as it is shown.

    >>> shown("é"), shown("\t")
    ('é', '\\t')
    """
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")


def width(text: str) -> int:
    """How many cells of a terminal a printable text takes: wide letters take two, marks over letters none.

    >>> width("Zoë"), width("警察"), width("e\\u0301")
    (3, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
