"""A second, slow look at a JSON text: where every value stands, and every fault in it.

The standard parser is quick but says neither. This one runs only when a place
is asked for or a fault is known to be there.
"""

import json
import re
from collections.abc import Callable
from math import isinf

import attrs

from xborder.files.limits import Limits
from xborder.files.pointers import pointer_of
from xborder.files.positions import Spot

# code, offset, pointer, what fills the text
OnFault = Callable[[str, int, str, int], None]

_TOKEN = re.compile(r'[ \t\n\r,:]*([\[\]{}"]|[^ \t\n\r,:\[\]{}"]+)')
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECODER = json.JSONDecoder()


@attrs.define
class _Level:
    """An object or list that is still open."""

    spot: Spot
    is_object: bool
    key: str | None = None
    count: int = 0

    def next_step(self) -> str:
        self.count += 1
        return self.key if self.key is not None else str(self.count - 1)


def scan(text: str, limits: Limits, on_fault: OnFault) -> Spot:
    """The places of all values; ``on_fault`` hears of each fault.

    The text must be well-formed JSON, at least as far as nesting within the
    limits goes: beyond, the scan stops.

    >>> found = []
    >>> _ = scan('[1, {"a": NaN}]', Limits(), lambda *fault: found.append(fault))
    >>> found
    [('XB-JSON-003', 10, '/1/a', 0)]
    """
    return _Scan(text, limits, on_fault).run()


class _Scan:
    def __init__(self, text: str, limits: Limits, on_fault: OnFault) -> None:
        self._text = text
        self._limits = limits
        self._on_fault = on_fault
        self._open: list[_Level] = []
        self._steps: list[str] = []
        self._root = Spot(0)
        self._count = 0

    def run(self) -> Spot:
        position = 0
        while match := _TOKEN.match(self._text, position):
            piece, at, position = match[1], match.start(1), match.end()
            if piece in ("]", "}"):
                self._close()
            elif piece == '"':
                value, position = _DECODER.raw_decode(self._text, at)
                self._string(value, at)
            elif piece in ("[", "{"):
                if not self._enter(at, is_object=piece == "{"):
                    break
            else:
                self._plain(piece, at)
        return self._root

    def _add(self, at: int) -> Spot:
        """Note a value; its step stays on the path until it ends."""
        if not self._open:
            self._root = Spot(at)
            return self._root
        level = self._open[-1]
        step = level.next_step()
        self._steps.append(step)
        level.key = None
        self._count += 1
        if self._count == self._limits.values + 1:
            self._fault("XB-JSON-008", at, self._limits.values)
        return level.spot.inside.setdefault(step, Spot(at))

    def _end(self) -> None:
        if self._steps:
            self._steps.pop()

    def _enter(self, at: int, *, is_object: bool) -> bool:
        spot = self._add(at)
        if len(self._open) >= self._limits.depth:
            self._fault("XB-JSON-006", at, self._limits.depth)
            return False
        self._open.append(_Level(spot, is_object))
        return True

    def _close(self) -> None:
        self._open.pop()
        self._end()

    def _string(self, value: str, at: int) -> None:
        level = self._open[-1] if self._open else None
        if level and level.is_object and level.key is None:
            self._key(level, value, at)
            return
        self._add(at)
        self._check(value, at, self._limits.string_chars)
        self._end()

    def _key(self, level: _Level, key: str, at: int) -> None:
        level.key = key
        self._check(key, at, self._limits.key_chars)
        if key in level.spot.inside:
            self._fault("XB-JSON-002", at, 0, key)

    def _check(self, value: str, at: int, limit: int) -> None:
        if len(value) > limit:
            self._fault("XB-JSON-007", at, limit)
        if _SURROGATE.search(value):
            self._fault("XB-JSON-005", at, 0)

    def _plain(self, token: str, at: int) -> None:
        self._add(at)
        if token in ("NaN", "Infinity", "-Infinity") or (token[-1] in "0123456789" and _is_infinite(token)):
            self._fault("XB-JSON-003", at, 0)
        elif is_long_integer(token, self._limits.integer_digits):
            self._fault("XB-JSON-004", at, self._limits.integer_digits)
        self._end()

    def _fault(self, code: str, at: int, limit: int, *inner: str) -> None:
        self._on_fault(code, at, pointer_of([*self._steps, *inner]), limit)


def is_long_integer(token: str, digits: int) -> bool:
    """Say whether the text of a JSON integer has more than so many digits.

    >>> is_long_integer("-123", 3), is_long_integer("-1234", 3), is_long_integer("1.2345", 3)
    (False, True, False)
    """
    bare = token.removeprefix("-")
    return len(bare) > digits and bare.isascii() and bare.isdecimal()


def _is_infinite(token: str) -> bool:
    # Only a fraction or an exponent makes a float; a long integer stays one.
    return any(mark in token for mark in ".eE") and isinf(float(token))
