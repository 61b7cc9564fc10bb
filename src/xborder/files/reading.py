"""Read the bytes of one file, safely: no links, no devices, no more than a limit."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from xborder.files.limits import mib
from xborder.findings import Finding, Location, Outcome, Report, finding

# Absent flags (Windows has no O_NOFOLLOW, others no O_BINARY) are zero. O_NONBLOCK keeps a
# named pipe from holding the program before its kind can be looked at.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


def read_bytes(path: Path, *, limit: int) -> Outcome[bytes]:
    """Read a whole file of at most ``limit`` bytes.

    The last part of the path must be an ordinary file, not a link. The size is
    counted on the bytes that arrive. A file that is missing, empty, too large
    or not readable gives a finding and no value.

    >>> read_bytes(Path("no-such-file"), limit=10).report.findings[0].code
    'XB-FILE-001'
    """
    opened = open_file(path)
    if opened.value is None:
        return Outcome(None, opened.report)
    with opened.value as handle:
        try:
            return _read(handle, str(path), limit)
        except OSError as error:
            return Outcome(None, Report.of(_unreadable(error, str(path))))


def open_file(path: Path) -> Outcome[BinaryIO]:
    """Open an ordinary file for reading bytes; the caller closes it."""
    where = Location(file=str(path))
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        return Outcome(None, Report.of(_unreadable(error, str(path))))
    except ValueError:  # a NUL in the path, or half a surrogate pair
        detail = "the path holds a character that no path can hold"
        return Outcome(None, Report.of(finding("XB-FILE-002", where, detail=detail)))
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        kind = "a folder" if stat.S_ISDIR(mode) else "a device, pipe or socket"
        return Outcome(None, Report.of(finding("XB-FILE-003", where, kind=kind)))
    return Outcome(os.fdopen(descriptor, "rb"))


def _read(handle: BinaryIO, file: str, limit: int) -> Outcome[bytes]:
    # The size on disk is looked at first: a huge file is refused without reading it.
    size = os.fstat(handle.fileno()).st_size
    data = handle.read(limit + 1) if size <= limit else b""
    if max(size, len(data)) > limit:
        entry = finding("XB-FILE-006", Location(file=file), size=mib(max(size, len(data))), limit=mib(limit))
        return Outcome(None, Report.of(entry))
    if not data:
        return Outcome(None, Report.of(finding("XB-FILE-005", Location(file=file))))
    return Outcome(data)


def _unreadable(error: OSError, file: str) -> Finding:
    where = Location(file=file)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return finding("XB-FILE-001", where)
    if error.errno == errno.ELOOP:
        return finding("XB-FILE-004", where)
    return finding("XB-FILE-002", where, detail=system_says(error))


def system_says(error: OSError) -> str:
    """What the system said, without the path that Python adds.

    >>> system_says(PermissionError(errno.EACCES, "Permission denied", "secret.txt"))
    'permission denied'
    """
    return os.strerror(error.errno).lower() if error.errno else "the system gave no reason"
