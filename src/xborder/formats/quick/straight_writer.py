"""The function that writes the records of one block into one file, made of code that is written once for the profile."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import CodeType
from typing import Any

import attrs

from xborder.formats.frames import Frame
from xborder.formats.profile import Block, Profile
from xborder.formats.quick.oddities import refuse_to_write
from xborder.formats.quick.shown import Printer
from xborder.formats.quick.usual import usual
from xborder.formats.quick.writer_code import WriterCode
from xborder.formats.source_tree import SourceTree

#: Writes the values of a record into its frame, given the root frame and the record's extensions.
Write = Callable[[Mapping[str, Any], Frame, Frame, Mapping[str, str]], None]


@attrs.frozen
class WrittenBlock:
    """The code that writes the records of a block, and the functions made of it that no file is being written with.

    A function remembers what it wrote last, so it serves one file at a time; making it anew for each file would leave
    a ring of objects behind each, which stays until Python looks for such rings.
    """

    code: CodeType
    names: dict[str, Any]
    printers: dict[str, Printer]
    free: list[tuple[Write, list[Any]]] = attrs.field(factory=list)

    @contextmanager
    def writing(self) -> Iterator[Write]:
        """The function for one file. It raises Careful or Unprintable for what only the careful path can tell."""
        try:
            write, last = self.free.pop()
        except IndexError:
            write, last = self._made()
        yield write
        last[:] = [None] * len(last)
        self.free.append((write, last))

    def _made(self) -> tuple[Write, list[Any]]:
        last: list[Any] = []
        names = {**self.names, **{name: printer.shown() for name, printer in self.printers.items()}, "LAST": last}
        exec(self.code, names)  # noqa: S102 - made of a profile that was checked, names quoted
        return names["write"], last


def straight_writer(profile: Profile, tree: SourceTree, block: Block) -> WrittenBlock:
    """The code that writes the records of a block.

    Raises TooOddError for a block whose lines no such function can follow.
    """
    made_of = usual(block)
    refuse_to_write(profile, made_of.block)
    made = WriterCode(profile, tree)
    if profile.format == "xml":
        from xborder.formats.quick.xml_writer_code import XmlWriterCode

        made = XmlWriterCode(profile, tree)
    code = compile(made.code(made_of), f"<{block.type} for a profile>", "exec")
    return WrittenBlock(code, made.names, made.printers)
