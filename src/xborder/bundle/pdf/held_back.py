"""A file to write to, of which the library that writes PDF never hears that the disk is full.

Where a write fails, qpdf ends the whole program: it notices in a destructor, where C++
allows no error. So the first failure is kept, nothing more is written, and whoever
opened the file is told when all is done.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO

_BUFFER = 1 << 20


@contextmanager
def held_back(path: Path) -> Iterator[BinaryIO]:
    """A new file at ``path``, to be written from front to back; what was there is written over.

    Raises OSError at once if it cannot be opened, and at the end of the block if it
    could not be written.
    """
    with path.open("wb", buffering=0) as file:
        held = _HeldBack(file.fileno())
        stream = BufferedWriter(held, _BUFFER)
        try:
            yield stream
            stream.flush()
        finally:
            stream.close()
        if held.failed is not None:
            raise held.failed


class _HeldBack(RawIOBase):
    """Says of every write that it was done; ``failed`` is the first that was not."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor
        self.failed: OSError | None = None

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    def write(self, content: Any) -> int:
        """Write, or no longer."""
        rest = memoryview(content)
        size = rest.nbytes
        try:
            while rest and self.failed is None:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            self.failed = error
        return size
