"""A codec as the quick path prints with it: texts that fit their places, and never a value said twice."""

import re
import sys
from collections.abc import Callable
from typing import Any

import attrs

from xborder.formats.codecs import Codec
from xborder.formats.codecs.protocol import Texts
from xborder.formats.quick.parsing import Careful

#: A value that was printed once need not be printed again.
_KEPT = 4096
_TEXTS = {str}

#: Matches a text as a whole, or gives None.
Whole = Callable[[str], re.Match[str] | None]


@attrs.frozen(kw_only=True)
class Printer:
    """How one line prints its values: at most ``longest`` characters, each text matching its own of ``wholes``."""

    codec: Codec
    longest: int | None
    wholes: tuple[Whole | None, ...]

    def shown(self) -> Callable[[Any], Texts]:
        """What prints the values of one file. It raises Careful, or Unprintable as the codec does."""
        known: dict[Any, Texts] = {}
        fitting = self._fitting()

        def shown(value: Any) -> Texts:
            kind = type(value)
            if kind is str:
                key: Any = value
            else:
                key = (kind, tuple(value.items()) if kind is dict else tuple(value) if kind is list else value)
            try:
                return known[key]
            except (KeyError, TypeError):  # new; or a list or an object within another
                texts = fitting(value)
            if kind is str or not isinstance(value, dict | list) or _are_texts(value):
                if len(known) >= _KEPT:
                    known.clear()
                known[key] = texts
            return texts

        return shown

    def _fitting(self) -> Callable[[Any], Texts]:
        """What prints a value and sees to it that its texts fit."""
        show, longest, wholes = self.codec.print, self.longest, self.wholes
        most = sys.maxsize if longest is None else longest

        def several(value: Any) -> Texts:
            texts = show(value)
            for text, whole in zip(texts, wholes, strict=True):
                if text is not None and (len(text) > most or (whole is not None and whole(text) is None)):
                    raise Careful
            return texts

        if len(wholes) > 1:
            return several
        whole = wholes[0]

        def one(value: Any) -> Texts:
            texts = show(value)
            text = texts[0]
            if text is not None and (len(text) > most or (whole is not None and whole(text) is None)):
                raise Careful
            return texts

        return one


def _are_texts(value: dict[str, Any] | list[Any]) -> bool:
    """Whether a value holds nothing but texts: 1 and true are one key."""
    return set(map(type, value.values() if isinstance(value, dict) else value)) <= _TEXTS
