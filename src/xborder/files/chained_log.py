"""A log of JSON Lines that is only added to: each entry bound to the one before, and on disk before the call returns.

``prev`` is the SHA-256 of a word of the log's own and the raw bytes of the line
before: no canonical form is needed to verify. Several processes may write.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from xborder.files.canonical_json import dumps
from xborder.files.chain_walk import MEND, Line, Place, link_of, walk
from xborder.files.log_tail import Tail, TornLogError, read_tail
from xborder.findings import Finding, Location, Report, finding

__all__ = ["ChainedLog", "Line", "Place", "TornLogError"]


@attrs.frozen
class ChainedLog:
    """A log in one file. ``domain`` is the word that keeps the chains of two kinds of logs apart.

    One that ``mends`` goes on after a line that was cut short: the line stays,
    and an entry of its own puts on record that it is none.
    """

    path: Path
    domain: bytes
    mends: bool = False

    def link(self, line: bytes) -> str:
        """The value that the next entry carries in ``prev``, and the receipt of this one."""
        return link_of(self.domain, line)

    def append(self, entry: Mapping[str, Any]) -> str:
        """Add an entry and give its receipt.

        Raises OSError where it cannot be written, TornLogError (an OSError) where the log does not end with an entry
        and may not be gone on after.
        """
        with _locked(self.path) as handle:
            tail = read_tail(handle, mends=self.mends)
            mended = self._mend(tail, entry)
            last, seq = (mended[-1], tail.seq + len(tail.torn) + 1) if mended else (tail.last, tail.seq)
            line = dumps({**entry, "seq": seq + 1, "prev": self.link(last)})
            handle.seek(0, os.SEEK_END)
            handle.write((b"\n" if tail.open_ended else b"") + b"".join(each + b"\n" for each in (*mended, line)))
            handle.flush()
            os.fsync(handle.fileno())
            if not tail.seq:
                _fsync_folder(self.path.parent)
        return self.link(line)

    def _mend(self, tail: Tail, entry: Mapping[str, Any]) -> tuple[bytes, ...]:
        """The entry that says which lines were cut short; none where all are whole."""
        if not tail.torn:
            return ()
        lines = [
            {"line": tail.seq + number, "bytes": len(line), "sha256": hashlib.sha256(line).hexdigest()}
            for number, line in enumerate(tail.torn, start=1)
        ]
        said = {"type": MEND, "at": entry.get("at"), "lines": lines, "seq": tail.seq + len(lines) + 1}
        made = {**said, "prev": self.link(tail.torn[-1])}
        return (dumps({name: value for name, value in made.items() if value is not None}),)

    def walk(self, start: Place | None = None) -> Iterator[Line]:
        """Every line with its faults: see :func:`xborder.files.chain_walk.walk`."""
        return walk(self.path, self.domain, start)

    def verify(self, *, receipt: str | None = None) -> Report:
        """What is wrong, line by line; an empty report where the chain is unbroken.

        A chain alone cannot show that its last line was changed, or lines at the end taken away: give a
        ``receipt`` that was noted elsewhere, the latest there is, and its entry is looked for as well.
        Raises OSError where the file cannot be read.
        """
        found: list[Finding] = []
        missing = receipt is not None
        for line in self.walk():
            found.extend(line.faults)
            if missing and line.type is not None:
                missing = self.link(line.raw) != receipt
        if missing:
            found.append(finding("XB-LOG-005", Location(file=str(self.path))))
        return Report(tuple(found))


@contextmanager
def _locked(path: Path) -> Iterator[BinaryIO]:
    """The log opened for appending, with nobody else writing; links are not followed."""
    from filelock import FileLock

    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with FileLock(f"{path}.lock"), os.fdopen(os.open(path, flags, 0o600), "r+b") as handle:
        yield handle


def _fsync_folder(folder: Path) -> None:
    """Put a new file's name on disk as well; Windows opens no folders and needs no such step."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
