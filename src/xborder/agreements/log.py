"""The disclosure log: JSON Lines, append-only, each entry bound to the one before.

An entry is on disk (fsync) before :meth:`DisclosureLog.disclosed` returns, so
nothing can be released that is not on record. ``prev`` is the SHA-256 of a fixed
word and the raw bytes of the line before: no canonical form is needed to verify.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from xborder.agreements.decision_report import canonical_bytes

DOMAIN = b"xborder-disclosure-1\n"
_BLOCK = 65536


class TornLogError(OSError):
    """The last line of the log is not whole: a write was cut short, and nobody may write after it unseen."""


def link(line: bytes) -> str:
    """The value that the next entry carries in ``prev``, and the receipt of this one.

    >>> link(b"")[:20]
    'sha256:d2a1e3467a418'
    """
    return f"sha256:{hashlib.sha256(DOMAIN + line).hexdigest()}"


@attrs.frozen
class DisclosureLog:
    """A log in one file, safe for several processes at once; a :class:`xborder.agreements.release.Sink`."""

    path: Path

    def disclosed(self, entry: Mapping[str, Any]) -> str:
        """Append a disclosure and give its receipt.

        Raises OSError where it cannot be written, TornLogError (an OSError) where the last line is not whole.
        """
        return self._append(entry)

    def aborted(self, receipt: str, *, reason: str, at: str) -> None:
        """Append that the disclosure of a receipt was not carried out. Raises OSError as :meth:`disclosed`."""
        self._append({"type": "aborted", "at": at, "receipt": receipt, "reason": reason})

    def _append(self, entry: Mapping[str, Any]) -> str:
        with _locked(self.path) as handle:
            last = _last_line(handle)
            line = canonical_bytes({**entry, "seq": _seq(last) + 1, "prev": link(last)})[:-1]
            handle.seek(0, os.SEEK_END)
            handle.write(line + b"\n")
            handle.flush()
            os.fsync(handle.fileno())
            if not last:
                _fsync_folder(self.path.parent)
        return link(line)


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
        raise TornLogError("the last line of the disclosure log is not whole")
    last = tail[:-1].rpartition(b"\n")[2]
    if tail and not last:
        raise TornLogError("the last line of the disclosure log is not an entry")
    return last


def _seq(line: bytes) -> int:
    import json

    if not line:
        return 0
    try:
        return int(json.loads(line)["seq"])
    except (ValueError, KeyError, TypeError):
        raise TornLogError("the last line of the disclosure log is not an entry") from None
