"""Both digests of a file in one pass, copying it on the way where a copy is wanted.

A file is opened without following links and hashed through that descriptor
alone, so that what was hashed is what was copied, whatever happens to the name
meanwhile. A small file is one read; from 1 MiB on the caller may hash two files
at a time (hashlib releases the interpreter for large buffers only).
"""

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from xborder.bundle.payload import Digests

LARGE = 1 << 20
"""From this size (bytes) on a file is read in pieces, and two files at a time."""

# A FIFO that takes a file's place must not hang the open; Windows needs O_BINARY and has neither of the others.
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class NotAnOrdinaryFileError(OSError):
    """What was opened is a folder, a device or a pipe."""


class ChangedWhileReadError(OSError):
    """The file was written to, or another took its place, between looking at it and reading its last byte."""


def open_for_reading(path: str | Path) -> tuple[int, os.stat_result]:
    """Open an ordinary file without following a link; give the descriptor and its status.

    Raises OSError, and NotAnOrdinaryFileError for anything but an ordinary file.
    """
    descriptor = os.open(path, _READ)
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise NotAnOrdinaryFileError("not an ordinary file")
    return descriptor, status


def digest_bytes(content: bytes) -> Digests:
    """Both digests of bytes in memory.

    >>> digest_bytes(b"hello world").sha256[:16]
    'b94d27b9934d3e08'
    """
    return Digests(
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        sha512=hashlib.sha512(content).hexdigest(),
    )


def digest_descriptor(descriptor: int, size: int, sink: int | None = None) -> Digests:
    """Both digests of an open file of ``size`` bytes, its content written to ``sink`` where one is given.

    Raises ChangedWhileReadError if the file turns out longer or shorter.
    """
    if size >= LARGE:
        return _in_pieces(descriptor, size, sink)
    content = os.read(descriptor, size + 1)
    if len(content) != size:
        raise ChangedWhileReadError("the file changed while it was read")
    if sink is not None:
        write_all(sink, content)
    return digest_bytes(content)


def digest_pieces(pieces: Iterable[bytes]) -> Digests:
    """Both digests of a content that comes in pieces.

    >>> digest_pieces([b"hello ", b"world"]) == digest_bytes(b"hello world")
    True
    """
    size, short, long = 0, hashlib.sha256(), hashlib.sha512()
    for piece in pieces:
        size += len(piece)
        short.update(piece)
        long.update(piece)
    return Digests(size=size, sha256=short.hexdigest(), sha512=long.hexdigest())


def copy_descriptor(descriptor: int, before: os.stat_result, target: str | Path) -> Digests:
    """Copy an open file to a new one (mode 0644) and give both digests of what was copied.

    ``before`` is its status when it was opened. Raises ChangedWhileReadError if
    its size or its time of change is another afterwards; FileExistsError if the
    target is there already; OSError if it cannot be written.
    """
    sink = create(target)
    try:
        digests = digest_descriptor(descriptor, before.st_size, sink)
    finally:
        os.close(sink)
    after = os.fstat(descriptor)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise ChangedWhileReadError("the file changed while it was copied")
    return digests


def create(target: str | Path) -> int:
    """Open a new file for writing with mode 0644 whatever the umask; FileExistsError if it is there already."""
    descriptor = os.open(target, _CREATE, 0o644)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, 0o644)
    return descriptor


def write_all(descriptor: int, content: bytes | memoryview) -> None:
    """Write every byte: one call may take fewer than it was given."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _in_pieces(descriptor: int, size: int, sink: int | None) -> Digests:
    short, long = hashlib.sha256(), hashlib.sha512()
    buffer = bytearray(LARGE)
    view = memoryview(buffer)
    done = 0
    with open(descriptor, "rb", buffering=0, closefd=False) as stream:
        while count := stream.readinto(buffer):
            piece = view[:count]
            short.update(piece)
            long.update(piece)
            if sink is not None:
                write_all(sink, piece)
            done += count
    if done != size:
        raise ChangedWhileReadError("the file changed while it was read")
    return Digests(size=done, sha256=short.hexdigest(), sha512=long.hexdigest())
