"""The function that reads the records of one block in one file, made of code that is written once for the profile."""

from collections.abc import Callable
from typing import Any

from xborder.formats.codecs import Notes
from xborder.formats.compiled import Compiled
from xborder.formats.context import ReadContext
from xborder.formats.hooking import hooks_of
from xborder.formats.loss import LossKind
from xborder.formats.profile import Block, Group, HookStep
from xborder.formats.quick.frames import Quick
from xborder.formats.quick.oddities import refuse_to_read
from xborder.formats.quick.parsing import Careful
from xborder.formats.quick.reader_code import ReaderCode, Written
from xborder.formats.quick.targets import TooOddError
from xborder.model.register import RECORD_TYPES

#: A loss without its place: kind, path, note, and the text.
Loss = tuple[LossKind, str, str, str | None]
#: Makes a record of the root frame, its own and its number; losses go into the list.
Made = Callable[[Quick, Quick, int, list[Loss]], Any]

#: The same of the cells of a row and its number.
MadeOfCells = Callable[[list[str], int, list[Loss]], Any]


def straight_reader(ready: Compiled, block: Block, context: ReadContext) -> Made:
    """The function that reads the records of a block in one file.

    It raises Careful or ValueError for what only the careful path can tell.
    Raises TooOddError for a block whose lines no such function can follow.
    """
    made: Made = _reader(ready, block, context, None)
    return made


def row_reader(ready: Compiled, block: Block, context: ReadContext, columns: tuple[str, ...]) -> MadeOfCells:
    """The same for the rows of a table with these columns, where each is a record."""
    if any(isinstance(line, Group) for line in block.lines):
        raise TooOddError
    made: MadeOfCells = _reader(ready, block, context, columns)
    return made


def _reader(ready: Compiled, block: Block, context: ReadContext, columns: tuple[str, ...] | None) -> Any:
    refuse_to_read(ready.profile, block)
    key = (ready.profile.blocks.index(block), context, columns)
    if key not in ready.written:
        ready.written[key] = ReaderCode(ready.profile, ready.tree, block, context, columns).written()
    written: Written = ready.written[key]
    notes = Notes(year=context.year)
    names = {**written.names, "CACHE": [None, None, ()]}
    for (known, parse), parser in written.parsers.items():
        names[known], names[parse] = parser.reading(notes)
    exec(written.code, names)  # noqa: S102 - made of a profile that was checked, names quoted
    return _hooked(ready, block, names["read"])


def _hooked(ready: Compiled, block: Block, read: Callable[..., Any]) -> Callable[..., Any]:
    """The reader, with the hooks of its block between the values that it makes and the record."""
    if not any(hook.step is HookStep.READ and hook.type in {None, block.type} for hook in ready.profile.hooks):
        return read
    from xborder.schema.fast import record_of_values

    hooks, record_of = hooks_of(ready.profile, HookStep.READ, block.type), record_of_values(RECORD_TYPES[block.type])

    def run(*given: Any) -> Any:
        record = record_of(hooks(read(*given)))
        if record is None:
            raise Careful
        return record

    return run
