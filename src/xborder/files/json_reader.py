"""Read JSON strictly (RFC 8259): no key twice, no NaN, no half characters, bounded in size and depth."""

import json
import re
from json import JSONDecodeError
from math import isfinite
from pathlib import Path
from typing import Any

import attrs

from xborder.files.decoding import decode
from xborder.files.document import Document
from xborder.files.json_finding import find
from xborder.files.json_problems import kind_of
from xborder.files.json_scan import is_long_integer, scan
from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.files.lines import LineIndex
from xborder.files.positions import Positions
from xborder.files.reading import read_bytes
from xborder.files.tally import Tally
from xborder.findings import Location, Outcome, Report, finding

_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
# Levels of nesting that the standard parser has certainly been through when it gives up.
_SURELY_READ = 100


def read_json(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Outcome[Document]:
    """Read one JSON file; every fault found is in the report, and then there is no value.

    >>> read_json(Path("absent.json")).report.findings[0].message
    'The file does not exist.'
    """
    data = read_bytes(path, limit=limits.json_bytes)
    if data.value is None:
        return Outcome(None, data.report)
    return parse_json(data.value, str(path), limits=limits)


def parse_json(data: bytes, file: str, *, limits: Limits = DEFAULT_LIMITS, first_line: int = 1) -> Outcome[Document]:
    """Read JSON from bytes; ``file`` is the name that findings give, ``first_line`` its line that they begin on.

    >>> parse_json(b'{"age": 31}', "a.json").value.root
    {'age': 31}
    >>> read = parse_json(b'{"effect": "deny", "effect": "permit"}', "a.json")
    >>> read.value, str(read.report.findings[0].location)
    (None, 'a.json:1:20 (/effect)')
    """
    text = decode(data, file, first_line=first_line)
    if text.value is None:
        return Outcome(None, text.report)
    return _parse(text.value, file, limits, first_line)


def _parse(text: str, file: str, limits: Limits, first_line: int) -> Outcome[Document]:
    watch = _Watch(limits.integer_digits)
    try:
        root = watch.load(text)
    except JSONDecodeError as error:
        line, column = LineIndex(text).place(error.pos)
        kind = kind_of(error.msg, at_end=error.pos >= len(text.rstrip()))
        where = Location(file=file, line=line + first_line - 1, column=column)
        return Outcome(None, Report.of(finding("XB-JSON-001", where, kind=kind)))
    except RecursionError:
        # Far beyond any limit; the text is known to be well-formed only as far as this.
        bounded = attrs.evolve(limits, depth=min(limits.depth, _SURELY_READ))
        return Outcome(None, _faults(text, file, bounded, first_line))
    if watch.alarmed or _SURROGATE_ESCAPE.search(text) or _passes_a_limit(root, limits):
        report = _faults(text, file, limits, first_line)
        if report:
            return Outcome(None, report)
    return Outcome(Document(root=root, file=file, positions=positions_in(text, limits, first_line)))


def positions_in(text: str, limits: Limits = DEFAULT_LIMITS, first_line: int = 1) -> Positions:
    """The places of the values of a JSON text that is known to be good, worked out when they are asked for.

    >>> positions_in('{"a": 1}')["/a"]
    (1, 7)
    """
    return Positions(text, lambda: scan(text, limits, _ignore), first_line, find)


class _Watch:
    """The hooks of the standard parser, which only note that something is wrong.

    What and where is then found by the slow scan, so that good files stay quick.
    """

    def __init__(self, digits: int) -> None:
        self.alarmed = False
        self._digits = digits

    def load(self, text: str) -> Any:
        return json.loads(
            text,
            object_pairs_hook=self._object,
            parse_constant=self._constant,
            parse_float=self._float,
            parse_int=self._integer,
        )

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        entries = dict(pairs)
        self.alarmed = self.alarmed or len(entries) != len(pairs)
        return entries

    def _constant(self, _name: str) -> None:
        self.alarmed = True

    def _float(self, digits: str) -> float:
        value = float(digits)
        self.alarmed = self.alarmed or not isfinite(value)
        return value

    def _integer(self, digits: str) -> int:
        if is_long_integer(digits, self._digits):
            self.alarmed = True
            return 0
        return int(digits)


def _passes_a_limit(root: Any, limits: Limits) -> bool:
    """Walk the containers level by level; only strings and counts are looked at inside them."""
    if isinstance(root, str):
        return len(root) > limits.string_chars
    level = [root] if isinstance(root, (dict, list)) else []
    depth = count = 0
    while level:
        depth += 1
        count += sum(len(container) for container in level)
        if depth > limits.depth or count > limits.values or any(_long(container, limits) for container in level):
            return True
        level = [value for container in level for value in _values(container) if isinstance(value, (dict, list))]
    return False


def _values(container: Any) -> Any:
    return container.values() if isinstance(container, dict) else container


def _long(container: Any, limits: Limits) -> bool:
    if isinstance(container, dict) and any(len(key) > limits.key_chars for key in container):
        return True
    longest = limits.string_chars
    return any(isinstance(value, str) and len(value) > longest for value in _values(container))


def _faults(text: str, file: str, limits: Limits, first_line: int) -> Report:
    tally = Tally(file, limits.findings)
    lines = LineIndex(text)

    def note(code: str, at: int, pointer: str, limit: int) -> None:
        line, column = lines.place(at)
        where = Location(file=file, line=line + first_line - 1, column=column, pointer=pointer)
        tally.add(finding(code, where, limit=limit))

    scan(text, limits, note)
    return tally.report()


def _ignore(_code: str, _at: int, _pointer: str, _limit: int) -> None:
    """A good document is scanned for its places only."""
