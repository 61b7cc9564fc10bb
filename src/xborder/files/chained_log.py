"""A log of JSON Lines that is only added to: each entry bound to the one before, and on disk before the call returns.

``prev`` is the SHA-256 of a word of the log's own and the raw bytes of the line
before: no canonical form is needed to verify. Several processes may write.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from xborder.files.canonical_json import dumps
from xborder.findings import Finding, Location, Report, finding

_BLOCK = 65536


class TornLogError(OSError):
    """The last line of the log is not whole: a write was cut short, and nobody may write after it unseen."""


@attrs.frozen
class ChainedLog:
    """A log in one file. ``domain`` is the word that keeps the chains of two kinds of logs apart."""

    path: Path
    domain: bytes

    def link(self, line: bytes) -> str:
        """The value that the next entry carries in ``prev``, and the receipt of this one."""
        return f"sha256:{hashlib.sha256(self.domain + line).hexdigest()}"

    def append(self, entry: Mapping[str, Any]) -> str:
        """Add an entry and give its receipt.

        Raises OSError where it cannot be written, TornLogError (an OSError) where the last line is not whole.
        """
        with _locked(self.path) as handle:
            last = _last_line(handle)
            line = dumps({**entry, "seq": _seq(last) + 1, "prev": self.link(last)})
            handle.seek(0, os.SEEK_END)
            handle.write(line + b"\n")
            handle.flush()
            os.fsync(handle.fileno())
            if not last:
                _fsync_folder(self.path.parent)
        return self.link(line)

    def verify(self, *, receipt: str | None = None) -> Report:
        """What is wrong, line by line; an empty report where the chain is unbroken.

        A chain alone cannot show that its last line was changed, or lines at the end taken away: give a
        ``receipt`` that was noted elsewhere, the latest there is, and its entry is looked for as well.
        Raises OSError where the file cannot be read.
        """
        found: list[Finding] = []
        missing = receipt is not None
        before = b""
        with self.path.open("rb") as lines:
            for number, raw in enumerate(lines, start=1):
                where = Location(file=str(self.path), line=number)
                if not raw.endswith(b"\n"):
                    found.append(finding("XB-LOG-001", where))
                    break
                line = raw[:-1]
                found.extend(self._faults(line, before, number, where))
                before = line
                missing = missing and self.link(line) != receipt
        if missing:
            found.append(finding("XB-LOG-005", Location(file=str(self.path))))
        return Report(tuple(found))

    def _faults(self, line: bytes, before: bytes, number: int, where: Location) -> Iterator[Finding]:
        try:
            entry = json.loads(line)
            seq, prev = entry["seq"], entry["prev"]
        except (ValueError, KeyError, TypeError, RecursionError):
            yield finding("XB-LOG-002", where)
            return
        if seq != number:
            yield finding("XB-LOG-003", where, expected=number)
        if prev != self.link(before):
            yield finding("XB-LOG-004", where)


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


def _last_line(handle: BinaryIO) -> bytes:
    """The last whole line without its end; empty for a new log."""
    end = handle.seek(0, os.SEEK_END)
    tail = b""
    while end and tail.count(b"\n") < 2:
        start = max(0, end - _BLOCK)
        handle.seek(start)
        tail = handle.read(end - start) + tail
        end = start
    if tail and not tail.endswith(b"\n"):
        raise TornLogError("the last line of the log is not whole")
    last = tail[:-1].rpartition(b"\n")[2]
    if tail and not last:
        raise TornLogError("the last line of the log is not an entry")
    return last


def _seq(line: bytes) -> int:
    if not line:
        return 0
    try:
        return int(json.loads(line)["seq"])
    except (ValueError, KeyError, TypeError):
        raise TornLogError("the last line of the log is not an entry") from None
