"""Records by the quick path where it can, and by the careful one where it must."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from xborder.findings import Location, Report, Sourced
from xborder.formats.compiled import Compiled
from xborder.formats.context import ReadContext
from xborder.formats.finishing import SourcePlaces, finish
from xborder.formats.frames import Frame, numbered
from xborder.formats.iterating import each_record
from xborder.formats.loss import LossEntry, LossReport
from xborder.formats.mapping_reader import BlockReader
from xborder.formats.mapping_state import Mapped
from xborder.formats.quick.frames import Quick
from xborder.formats.quick.parsing import Careful
from xborder.formats.quick.straight_reader import Loss, Made, straight_reader
from xborder.formats.quick.targets import TooOddError
from xborder.formats.read_record import ReadRecord, encoder
from xborder.schema.quick_values import open_class

_OpenRecord, _OpenSourced = open_class(ReadRecord), open_class(Sourced)
_NOTHING_FOUND, _NOTHING_LOST = Report(), LossReport()

#: The root frame and the frame of a record, made by the careful path when they are asked for.
Frames = Callable[[], tuple[Frame, Frame]]


class QuickBlock:
    """One block of a profile for one file."""

    def __init__(self, ready: Compiled, reader: BlockReader, context: ReadContext, file: str) -> None:
        self._reader, self._context, self._file = reader, context, file
        self._kind = reader.block.type
        self._encode = encoder()
        self._made: Made | None
        try:
            self._made = straight_reader(ready, reader.block, context)
        except TooOddError:
            self._made = None

    def takes(self, root: Quick, frame: Quick) -> bool:
        """Whether the item of a frame is a record of this block."""
        for spot, condition, holds in self._reader.conditions:
            base = root if spot.rooted else frame.around(spot.out)
            text = base.find(spot.hops, spot.key)
            if condition.holds(text if text and text.strip() else None) is not holds:
                return False
        return True

    def read(self, root: Quick, frame: Quick, ordinal: int, frames: Frames) -> ReadRecord:
        """The record of a frame; ``frames`` gives what the careful path would have read it from."""
        losses: list[Loss] = []
        record = None
        if self._made is not None and frame.is_plain:
            with suppress(Careful, ValueError):
                record = self._made(root, frame, ordinal, losses)
        return self.told(record, losses, ordinal, frames)

    def told(self, record: Any, losses: list[Loss], ordinal: int, frames: Frames) -> ReadRecord:
        """A record that was read quickly, with its losses; or, where it is None, as the careful path reads it."""
        if record is None:
            return finish(self.carefully(ordinal, frames), self._kind, self._file)
        later = _Later(self, ordinal, frames)
        sourced: Any = _OpenSourced()
        sourced.type, sourced.record, sourced.file = self._kind, record, self._file
        sourced._data = partial(self._encode, record)  # noqa: SLF001 - made without its constructor, as a record is
        sourced.places = later
        sourced.__class__ = Sourced
        made: Any = _OpenRecord()
        made.record, made.report, made.told = sourced, _NOTHING_FOUND, _NOTHING_FOUND
        made.loss = LossReport(partial(later.entries, losses, record.ref)) if losses else _NOTHING_LOST
        made.__class__ = ReadRecord
        read: ReadRecord = made
        return read

    def carefully(self, ordinal: int, frames: Frames) -> Mapped:
        """What the careful path makes of a record."""
        root, frame = frames()
        return self._reader.read(root, frame, ordinal, self._context)


class _Later(SourcePlaces):
    """Places in the source, and those of losses: what the careful path makes of a record, when somebody asks."""

    __slots__ = ("_block", "_frames", "_mapped", "_ordinal")

    def __init__(self, block: QuickBlock, ordinal: int, frames: Frames) -> None:
        self._block, self._ordinal, self._frames = block, ordinal, frames
        self._mapped: Mapped | None = None

    @property
    def mapped(self) -> Mapped:
        """The record as the careful path makes it."""
        if self._mapped is None:
            self._mapped = self._block.carefully(self._ordinal, self._frames)
        return self._mapped

    @property
    def _places(self) -> Mapping[str, Callable[[], Location]]:  # type: ignore[override]  # made when asked for
        return self.mapped.places

    def entries(self, losses: list[Loss], ref: object) -> tuple[LossEntry, ...]:
        """Losses that find their places by their numbers among those of the careful path."""
        key = ref if isinstance(ref, str) else None
        return tuple(
            LossEntry(
                kind=kind, path=path, note=note, record=key, location=partial(self._location, number), example=example
            )
            for number, (kind, path, note, example) in enumerate(losses)
        )

    def _location(self, number: int) -> Location:
        return self.mapped.losses[number].location


def read_quickly(
    ready: Compiled, root: Quick, careful: Callable[[], Frame], context: ReadContext, file: str
) -> Iterator[ReadRecord]:
    """The records of all blocks of a document; ``careful`` gives its root frame with places."""
    blocks = [_Quickly(ready, reader, root, careful, context, file) for reader in ready.readers]
    return each_record(ready, root, blocks, context.before)


class _Quickly:
    """Reads the records of one block by the quick path where that can."""

    def __init__(
        self,
        ready: Compiled,
        reader: BlockReader,
        root: Quick,
        careful: Callable[[], Frame],
        context: ReadContext,
        file: str,
    ) -> None:
        self._block = QuickBlock(ready, reader, context, file)
        self._root, self._careful = root, careful
        self._keys = tuple(node.key for node in ready.tree.chain(reader.block))
        self._frames: list[Frame] = []

    def takes(self, frame: Quick) -> bool:
        return self._block.takes(self._root, frame)

    def read(self, frame: Quick, ordinal: int, index: int) -> ReadRecord:
        return self._block.read(self._root, frame, ordinal, partial(self._both, index))

    def careful(self, _: Quick, index: int) -> Frame:
        return self._both(index)[1]

    def document(self) -> Frame:
        return self._careful()

    def _both(self, index: int) -> tuple[Frame, Frame]:
        root = self._careful()
        if not self._frames:
            self._frames.extend(frame for _, frame in numbered(root, self._keys))
        return root, self._frames[index]
