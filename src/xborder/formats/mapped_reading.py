"""Running a compiled profile over the frames of a document."""

from collections.abc import Iterator

from xborder.findings import Report
from xborder.formats.compiled import Compiled
from xborder.formats.context import ReadContext
from xborder.formats.finishing import ReadRecord, finish
from xborder.formats.frames import Frame


def read_frames(ready: Compiled, root: Frame, context: ReadContext, file: str) -> Iterator[ReadRecord]:
    """The records of all blocks of a document, in the order of the profile."""
    if root.findings:
        yield ReadRecord(record=None, report=Report(tuple(root.findings)))
    for reader in ready.readers:
        key = ready.tree.start(reader.block).key
        frames = root.frames.get(key, []) if reader.block.each else [root]
        for ordinal, frame in enumerate(frames, start=1):
            yield finish(reader.read(root, frame, ordinal, context), reader.block.type, file)
