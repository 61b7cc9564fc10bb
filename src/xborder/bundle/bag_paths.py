"""Paths as a bag's manifests write them, and as a person may safely read them.

RFC 8493 section 2.1.3: line feed, carriage return and the percent sign are
percent-encoded in a manifest, and nothing else is.
"""

import re

_ENCODED = {"%": "%25", "\n": "%0A", "\r": "%0D"}
_DECODED = {code: plain for plain, code in _ENCODED.items()}
_SPECIAL = re.compile(r"[%\n\r]", re.ASCII)
_CODE = re.compile(r"%(?:25|0A|0D)|%", re.ASCII)


def encode(path: str) -> str:
    """Write a path as a manifest line holds it.

    >>> encode("data/100%.txt")
    'data/100%25.txt'
    """
    return _SPECIAL.sub(lambda found: _ENCODED[found[0]], path)


def decode(written: str) -> str | None:
    """Read a path from a manifest line; None where a percent sign stands for nothing the RFC knows.

    >>> decode("data/x%250Ay"), decode("data/100%.txt")
    ('data/x%0Ay', None)
    """
    if "%" not in written:
        return written
    if any(found[0] not in _DECODED for found in _CODE.finditer(written)):
        return None
    return _CODE.sub(lambda found: _DECODED[found[0]], written)


def shown(path: str) -> str:
    r"""A path that is safe to print: controls, direction marks and broken bytes appear as escapes.

    >>> shown("data/a\u202etxt.exe")
    'data/a\\u202etxt.exe'
    """
    if path.isprintable():
        return path
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in path)


def order(path: str) -> bytes:
    """The key by which paths are sorted in every file of a bag: their UTF-8 bytes, the same on every system."""
    return path.encode("utf-8", "surrogateescape")
