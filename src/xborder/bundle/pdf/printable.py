"""Text made fit for a page: what no font can show is printed by its number and reported.

A character is never dropped in silence and never stops a build. ``李`` is
printed as ``[U+674E]``. The same is done to control characters and to the
marks that turn the direction of text: with those, a line on paper could read
differently from the record it came from (Unicode Technical Report 36, 2.1).
"""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from xborder.bundle.pdf.fonts import missing_characters
from xborder.findings import Finding, Location, Outcome, Report, finding

_NEVER = frozenset({"Cc", "Cs", "Co", "Cn"})
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\r": "\n", "\u0085": "\n", "\v": "\n", "\f": "\n"})
_NAMED = 8  # how many characters one finding spells out


def printable(data: Mapping[str, Any], *, name: str = "") -> Outcome[dict[str, Any]]:
    """JSON-shaped data with every string made fit for a page.

    ``name`` is how findings call the document. Each string that had to change
    gives one XB-PDF-010 (warning) with its JSON Pointer.

    >>> outcome = printable({"name": "Wei 李"}, name="MG11")
    >>> outcome.value, [str(finding.location) for finding in outcome.report]
    ({'name': 'Wei [U+674E]'}, ['MG11 (/name)'])
    """
    found: list[Finding] = []
    value = {key: _walk(item, f"/{_token(key)}", name, found) for key, item in data.items()}
    return Outcome(value, Report(tuple(found)))


def printable_text(text: str) -> tuple[str, tuple[str, ...]]:
    r"""A string fit for a page, and the characters that were replaced in it, sorted.

    >>> printable_text("one\r\ntwo\x07")
    ('one\ntwo[U+0007]', ('\x07',))
    """
    if text.isascii() and text.isprintable():
        return text, ()
    lines = text.replace("\r\n", "\n").translate(_LINE_ENDS)
    bad = tuple(sorted(set(_unfit(lines)) | missing_characters(lines)))
    if not bad:
        return lines, ()
    return lines.translate({ord(letter): f"[{_number(letter)}]" for letter in bad}), bad


def _unfit(text: str) -> Iterator[str]:
    for letter in text:
        if letter in _TURNING or (letter not in "\n\t" and unicodedata.category(letter) in _NEVER):
            yield letter


def _walk(item: Any, pointer: str, name: str, found: list[Finding]) -> Any:
    if isinstance(item, str):
        text, bad = printable_text(item)
        if bad:
            found.append(_finding(bad, Location(file=name or None, pointer=pointer)))
        return text
    if isinstance(item, Mapping):
        return {key: _walk(value, f"{pointer}/{_token(key)}", name, found) for key, value in item.items()}
    if isinstance(item, list | tuple):
        return [_walk(value, f"{pointer}/{place}", name, found) for place, value in enumerate(item)]
    return item


def _finding(bad: tuple[str, ...], location: Location) -> Finding:
    names = ", ".join(_number(letter) for letter in bad[:_NAMED])
    more = f" and {len(bad) - _NAMED} more" if len(bad) > _NAMED else ""
    return finding("XB-PDF-010", location, characters=names + more)


def _number(letter: str) -> str:
    return f"U+{ord(letter):04X}"


def _token(key: str) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
