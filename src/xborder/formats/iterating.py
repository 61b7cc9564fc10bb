"""Going through the records of a document: each block's items, in the order of the profile."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, Self, TypeVar

import attrs

from xborder.findings import Finding, Report, finding
from xborder.formats.compiled import Compiled
from xborder.formats.frames import Frame
from xborder.formats.loss import LossEntry, LossKind, LossReport
from xborder.formats.read_record import ReadRecord


class Holder(Protocol):
    """A frame, with places or without."""

    @property
    def frames(self) -> Mapping[str, Sequence[Self]]:
        """The frames inside it, by the path that repeats."""


T = TypeVar("T", bound=Holder)


#: By what a finding is known again that a derived record repeats.
Told = tuple[str, str | None, tuple[object, ...]]

T_contra = TypeVar("T_contra", contravariant=True)


class Reads(Protocol[T_contra]):
    """What reads the records of one block."""

    def takes(self, frame: T_contra) -> bool:
        """Whether the item of a frame is a record of this block."""

    def read(self, frame: T_contra, ordinal: int, index: int) -> ReadRecord:
        """The record of a frame; ``ordinal`` is its number in what surrounds it, from 1, ``index`` in the document."""

    def careful(self, frame: T_contra, index: int) -> Frame:
        """The frame with places."""


def each_record(ready: Compiled, root: T, blocks: Sequence[Reads[T]], before: int = 0) -> Iterator[ReadRecord]:
    """The records of all blocks, and after them what no block takes.

    ``before`` is how many records of the message are left out before the first.
    """
    taken: set[int] = set()
    told: set[Told] = set()
    again = any(block.derived for block in ready.profile.blocks)
    keys = [tuple(node.key for node in ready.tree.chain(block)) for block in ready.profile.blocks]
    for block, reads, way in zip(ready.profile.blocks, blocks, keys, strict=True):
        left_out = before if len(way) == 1 else 0
        for index, (ordinal, frame) in enumerate(numbered(root, way)):
            if reads.takes(frame):
                taken.add(id(frame))
                made = reads.read(frame, ordinal + left_out, index)
                if again and not block.derived:
                    told.update(_told(each) for each in made.report)
                yield _without(made, told) if block.derived and made.report else made
    for block, reads, way in zip(ready.profile.blocks, blocks, keys, strict=True):
        if block.when and not block.derived:
            for index, (_, frame) in enumerate(numbered(root, way)):
                if id(frame) not in taken:
                    taken.add(id(frame))
                    yield _passed_over(reads.careful(frame, index))


def _without(made: ReadRecord, told: set[Told]) -> ReadRecord:
    """A derived record without what was told of the texts that another record has from the same place."""
    return attrs.evolve(made, report=Report(tuple(each for each in made.report if _told(each) not in told)))


def _told(found: Finding) -> Told:
    return found.code, found.excerpt, found.location.in_file()


def numbered(root: T, keys: Sequence[str]) -> Iterator[tuple[int, T]]:
    """The frames at the end of a chain of paths that repeat, each with its number within the frame around it."""
    if not keys:
        yield 1, root
        return
    *outer, last = keys
    around = [root]
    for key in outer:
        around = [inner for frame in around for inner in frame.frames.get(key, ())]
    for frame in around:
        yield from enumerate(frame.frames.get(last, ()), start=1)


def _passed_over(frame: Frame) -> ReadRecord:
    """What tells of an item that is no record of the profile."""
    note = "no record of the profile takes it"
    entry = LossEntry(kind=LossKind.LOST, path=frame.path, note=note, location=frame.place)
    report = Report.of(finding("XB-FORMAT-231", frame.place(), source=frame.path))
    return ReadRecord(record=None, report=report, loss=LossReport((entry,)))
