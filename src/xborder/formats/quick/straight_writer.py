"""The function that writes the records of one block into one file, made of code that is written once for the profile."""

from collections.abc import Callable, Mapping
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
    """The code that writes the records of a block; ``printers`` keep what they have printed, in one file."""

    code: CodeType
    names: dict[str, Any]
    printers: dict[str, Printer]

    def write(self) -> Write:
        """The function for one file. It raises Careful or Unprintable for what only the careful path can tell."""
        names = {**self.names, **{name: printer.shown() for name, printer in self.printers.items()}, "LAST": []}
        exec(self.code, names)  # noqa: S102 - made of a profile that was checked, names quoted
        write: Write = names["write"]
        return write


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
