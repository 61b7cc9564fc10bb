"""A file that was read, and where each of its values stands."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from xborder.files.positions import Positions
from xborder.findings import Location


@attrs.frozen(kw_only=True)
class Document:
    """The root value of a YAML or JSON file (or line) with the places of its values.

    ``positions`` maps JSON Pointers to (line, column), both from 1. In JSON a
    value's place is its first character. In YAML so is that of a text or number,
    while a list or mapping that a key names is placed at the key.
    """

    root: Any
    file: str
    positions: Positions = attrs.field(eq=False, repr=False)

    def place(self, pointer: str) -> Location:
        """The place of a value, or of the innermost thing that would hold it.

        >>> from xborder.files.json_reader import parse_json
        >>> read = parse_json(b'{"a": [1]}', "x.json").value
        >>> str(read.place("/a")), str(read.place("/a/5"))
        ('x.json:1:7 (/a)', 'x.json:1:7 (/a/5)')
        """
        line, column = self.positions.nearest(pointer)
        return Location(file=self.file, line=line, column=column, pointer=pointer)

    def places(self, start: str = "") -> "Places":
        """The places of the value at the pointer ``start`` and of all that it holds, by pointers that begin there.

        >>> from xborder.files.json_reader import parse_json
        >>> read = parse_json(b'{"records": [{"ref": "F1"}]}', "x.json").value
        >>> {pointer: str(place) for pointer, place in read.places("/records/0").items()}
        {'': 'x.json:1:14 (/records/0)', '/ref': 'x.json:1:22 (/records/0/ref)'}
        """
        return Places(self.positions, self.file, start)


class Places(Mapping[str, Location]):
    """Places of a value and what it holds, worked out only where somebody asks: most are never looked at.

    Keys are JSON Pointers from ``start``; the pointers of the places themselves
    are those of the whole document.
    """

    def __init__(self, positions: Positions, file: str, start: str = "") -> None:
        self._positions = positions
        self.file = file
        self._start = start

    def below(self, start: str) -> "Places":
        """The places of the value at a pointer, and of all that it holds."""
        return Places(self._positions, self.file, self._start + start)

    def __getitem__(self, pointer: str) -> Location:
        """The place of a value. Raises KeyError if there is none at this pointer."""
        if pointer and not pointer.startswith("/"):
            raise KeyError(pointer)
        whole = self._start + pointer
        line, column = self._positions[whole]
        return Location(file=self.file, line=line, column=column, pointer=whole)

    def __iter__(self) -> Iterator[str]:
        # With its last slash: /records/1 must not take in /records/10.
        inner = f"{self._start}/"
        for pointer in self._positions:
            if pointer == self._start or pointer.startswith(inner):
                yield pointer[len(self._start) :]

    def __len__(self) -> int:
        return sum(1 for _ in self)
