"""A codec as the quick path calls it: one text or several, without places, and never a word said twice."""

from collections.abc import Callable
from typing import Any

from xborder.formats.codecs import Codec, Notes

#: A text that was read once need not be read again; exports repeat their codes, dates and stations.
_KEPT = 4096

Parse = Callable[[Any], Any]


class Careful(Exception):  # noqa: N818 - not a fault: the careful path is to be taken
    """There is something to tell, which the quick path has no words for."""


def of_one(codec: Codec, notes: Notes, *, keeps: bool) -> Parse:
    """The value of one text; kept where ``keeps`` says that nobody changes it.

    Raises Careful where the codec has something to say, Unreadable as the codec does.
    """
    known: dict[str, Any] = {}

    def parse(text: str) -> Any:
        try:
            return known[text]
        except KeyError:
            return _read(codec, (text,), notes, known, text, keeps)

    return parse


def of_several(codec: Codec, notes: Notes, *, keeps: bool) -> Parse:
    """The same of the texts of several sources."""
    known: dict[tuple[str | None, ...], Any] = {}

    def parse(texts: tuple[str | None, ...]) -> Any:
        try:
            return known[texts]
        except KeyError:
            return _read(codec, texts, notes, known, texts, keeps)

    return parse


def _read(
    codec: Codec, texts: tuple[str | None, ...], notes: Notes, known: dict[Any, Any], key: Any, keeps: bool
) -> Any:
    value = codec.parse(texts, notes)
    if notes.losses or notes.findings:
        raise Careful
    if keeps:
        if len(known) >= _KEPT:
            known.clear()
        known[key] = value
    return value
