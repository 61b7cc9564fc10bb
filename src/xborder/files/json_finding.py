"""Where one value stands in a JSON text: down its path only, past everything beside it at the parser's speed."""

import json
import re
from collections.abc import Iterable

_MEMBER = re.compile(r'[ \t\n\r,]*"([^"\\]*(?:\\.[^"\\]*)*)"[ \t\n\r]*:[ \t\n\r]*')
_ITEM = re.compile(r"[ \t\n\r,]*(?=[^ \t\n\r,\]])")
# A text without escapes, a number or a word: most values need no parser to be passed.
_SIMPLE = re.compile(r'"[^"\\]*"|[^"\[{ \t\n\r,\]}]+')
# No list that is read has a thousand million items.
_INDEX = re.compile("0|[1-9][0-9]{0,8}")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


def find(text: str, steps: Iterable[str]) -> tuple[int, bool]:
    """The character offset of a value, and whether it is that of the last step.

    It is that of the innermost value that would hold it where a step leads
    nowhere. The text must be well-formed JSON. Of two equal keys the first counts.

    >>> find('{"a": [1, {"b": 2}]}', ["a", "1", "b"]), find('{"a": [1]}', ["a", "5"])
    ((16, True), (6, False))
    """
    at = len(text) - len(text.lstrip(" \t\n\r"))
    for step in steps:
        inner = _in_object(text, at, step) if text[at] == "{" else _in_list(text, at, step)
        if inner is None:
            return at, False
        at = inner
    return at, True


def _in_object(text: str, at: int, wanted: str) -> int | None:
    at += 1
    while member := _MEMBER.match(text, at):
        key = member[1]
        if (json.loads(f'"{key}"') if "\\" in key else key) == wanted:
            return member.end()
        at = _past(text, member.end())
    return None


def _in_list(text: str, at: int, wanted: str) -> int | None:
    if text[at] != "[" or not _INDEX.fullmatch(wanted):
        return None
    at += 1
    left = int(wanted)
    while item := _ITEM.match(text, at):
        if left == 0:
            return item.end()
        left -= 1
        at = _past(text, item.end())
    return None


def _past(text: str, at: int) -> int:
    simple = _SIMPLE.match(text, at)
    return simple.end() if simple else _DECODER.raw_decode(text, at)[1]
