"""A file that was read, and where each of its values stands."""

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
