"""Going through the records of a document: each block's items, in the order of the profile."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol, TypeVar

import attrs

from xborder.findings import Finding, Report, finding
from xborder.formats.compiled import Compiled
from xborder.formats.frames import Frame, T, numbered
from xborder.formats.loss import LossEntry, LossKind, LossReport
from xborder.formats.read_record import ReadRecord

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

    def document(self) -> Frame:
        """The root frame with places."""


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
    ways = [way for block, way in zip(ready.profile.blocks, keys, strict=True) if not block.derived]
    for around in dict.fromkeys(way[:depth] for way in ways for depth in range(1, len(way))):
        inner = {way[len(around)] for way in ways if len(way) > len(around) and way[: len(around)] == around}
        yield from () if around in ways else _holding_none(root, around, inner, blocks[0].document)


def _holding_none(
    root: T, way: tuple[str, ...], inner: set[str], document: Callable[[], Frame]
) -> Iterator[ReadRecord]:
    """What tells of each frame on the way to records that says something and holds none of them."""
    for index, (_, frame) in enumerate(numbered(root, way)):
        if not any(map(frame.frames.get, inner)):
            _, careful = next(islice(numbered(document(), way), index, None))
            if careful.speaks:
                yield _lost(careful, "XB-FORMAT-233", "no record stands in it", careful.findings)


def _without(made: ReadRecord, told: set[Told]) -> ReadRecord:
    """A derived record without what was told of the texts that another record has from the same place."""
    again = Report(tuple(each for each in made.report if _told(each) in told))
    return attrs.evolve(made, report=Report(tuple(each for each in made.report if _told(each) not in told)), told=again)


def _told(found: Finding) -> Told:
    return found.code, found.excerpt, found.location.in_file()


def _passed_over(frame: Frame) -> ReadRecord:
    """What tells of an item that is no record of the profile."""
    return _lost(frame, "XB-FORMAT-231", "no record of the profile takes it")


def _lost(frame: Frame, code: str, note: str, findings: Iterable[Finding] = ()) -> ReadRecord:
    entry = LossEntry(kind=LossKind.LOST, path=frame.path, note=note, location=frame.place)
    report = Report((*findings, finding(code, frame.place(), source=frame.path)))
    return ReadRecord(record=None, report=report, loss=LossReport((entry,)))
