"""Texts, whole numbers, yes and no, lists in one cell, and words that stand for others."""

import re
from collections.abc import Mapping
from typing import Any

from xborder.formats.codecs.protocol import Codec, Notes, Texts, Unprintable, Unreadable, plain_text, single

_WHOLE = re.compile(r"-?[0-9]{1,9}", re.ASCII)
_COUNTED = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_YES = {"y": True, "yes": True, "true": True, "1": True, "n": False, "no": False, "false": False, "0": False}


def text(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """The text itself, without outer white space."""
    return single(lambda source, _: source.strip(), plain_text, loses="white space around the text")


def integer(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A whole number of up to nine digits; ``digits`` is how many to write, with zeros in front.

    >>> codec = integer({"digits": 3}, {})
    >>> codec.parse(("001",), Notes()), codec.print(1)
    (1, ('001',))
    """
    digits = int(options.get("digits", 1))

    def parse(source: str, _: Notes) -> int:
        if _WHOLE.fullmatch(source.strip()) is None:
            raise Unreadable("a whole number")
        return int(source)

    def shown(value: Any) -> str:
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 999_999_999:
            raise Unprintable("a whole number of up to nine digits")
        return str(value).zfill(digits)

    return single(parse, shown, loses="zeros in front beyond those of the format", json="integer")


def yes_no(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """True or false; ``yes`` and ``no`` are the words to write.

    >>> yes_no({}, {}).parse(("N",), Notes())
    False
    """
    words = {True: str(options.get("yes", "Y")), False: str(options.get("no", "N"))}
    known = {**_YES, **{word.casefold(): meaning for meaning, word in words.items()}}

    def parse(source: str, _: Notes) -> bool:
        meaning = known.get(source.strip().casefold())
        if meaning is None:
            raise Unreadable("yes or no")
        return meaning

    def shown(value: Any) -> str:
        if not isinstance(value, bool):
            raise Unprintable("yes or no")
        return words[value]

    return single(parse, shown, loses="other words for yes and no", json="boolean")


def split_list(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """Several texts in one cell, between ``separator``.

    >>> split_list({"separator": ";"}, {}).parse(("4 Sluice Row; Marsh Ferrers",), Notes())
    ['4 Sluice Row', 'Marsh Ferrers']
    """
    separator = str(options.get("separator", ";"))
    between = separator if separator.isspace() else f"{separator} "

    def parse(source: str, _: Notes) -> list[str] | None:
        return [part.strip() for part in source.split(separator) if part.strip()] or None

    def shown(value: Any) -> str:
        parts = [plain_text(part) for part in value]
        if not parts or any(separator in part or part != part.strip() or not part for part in parts):
            raise Unprintable(f"texts without {separator!r} in them")
        return between.join(parts)

    return single(parse, shown, loses="white space around each text, and empty ones")


def choice(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:
    """A word of the source for a word of a closed list, by ``table``.

    >>> choice({"table": "part"}, {"part": {"SUSP": "suspect"}}).parse(("susp",), Notes())
    'suspect'
    """
    table = tables[options["table"]]
    forward = {word.casefold(): meaning for word, meaning in table.items()}
    backward = reversed_table(table)

    def parse(source: str, _: Notes) -> str:
        meaning = forward.get(source.strip().casefold())
        if meaning is None:
            raise Unreadable("one of the words that the profile knows here")
        return meaning

    def shown(value: Any) -> str:
        word = backward.get(value) if isinstance(value, str) else None
        if word is None:
            raise Unprintable("one of the words that the profile knows here")
        return word

    return single(parse, shown, loses="which of several words of the same meaning was written")


def ordinal(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A reference made of a text and the number of the record within it: for ``read_only`` lines.

    >>> ordinal({}, {}).parse(("36NC0412626", "2"), Notes())
    '36NC0412626/2'
    """

    def parse(texts: Texts, _: Notes) -> str | None:
        base, number = texts
        if not base or not base.strip() or not number or not number.strip():
            return None
        return f"{base.strip()}/{number.strip()}"

    def shown(value: Any) -> Texts:
        base, slash, number = plain_text(value).rpartition("/")
        if not slash or not base or not number or (base, number) != (base.strip(), number.strip()):
            raise Unprintable("a reference, a slash and a number")
        return base, number

    return Codec(parse=parse, print=shown, loses="white space around the two")


def prefixed(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A reference that the source writes without its ``prefix``; ``number`` where a JSON source writes a number.

    >>> prefixed({"prefix": "P"}, {}).parse(("1",), Notes())
    'P1'
    """
    prefix = str(options["prefix"])

    def shown(value: Any) -> str:
        rest = plain_text(value).removeprefix(prefix)
        if rest == value or not rest or rest != rest.strip():
            raise Unprintable(f"a reference that begins with {prefix}")
        if options.get("number") and not _COUNTED.fullmatch(rest):
            raise Unprintable(f"a reference of {prefix} and a whole number")
        return rest

    json = "integer" if options.get("number") else "text"
    return single(lambda source, _: f"{prefix}{source.strip()}", shown, loses="white space around the text", json=json)


def reversed_table(table: Mapping[str, str]) -> dict[str, str]:
    """From meaning to word; where several words mean the same, the first is written."""
    backward: dict[str, str] = {}
    for word, meaning in table.items():
        backward.setdefault(meaning, word)
    return backward
