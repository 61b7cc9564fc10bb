"""The end of a log: its last entry, and what a write that was cut short left after it."""

import json
import os
from typing import BinaryIO

import attrs

_BLOCK = 65536
#: How far back the last entry is looked for: past an entry of any size that was ever written, not through a whole file.
_FARTHEST = 64 * 1024 * 1024


class TornLogError(OSError):
    """The last line of the log is not whole: a write was cut short, and nobody may write after it unseen."""


@attrs.frozen(kw_only=True)
class Tail:
    """How a log ends: its last entry (no bytes for a new log) with its number, and the ``torn`` lines after it.

    ``open_ended``: the last torn line has no end yet.
    """

    last: bytes
    seq: int
    torn: tuple[bytes, ...] = ()
    open_ended: bool = False


def read_tail(handle: BinaryIO, *, mends: bool) -> Tail:
    """How the log ends. Raises TornLogError where that is not an entry, or a torn one that may be gone on after.

    A process can be stopped within an entry, and the one that puts this on
    record within that: so there may be several torn lines. A whole line that is
    no entry and not the beginning of one is damage, and never written after.
    """
    end = handle.seek(0, os.SEEK_END)
    start, tail = end, b""
    while True:
        found = _tail(tail, whole=start == 0, mends=mends)
        if found is not None:
            return found
        if end - start >= _FARTHEST:
            raise TornLogError("the last line of the log is not an entry")
        further = max(0, start - max(_BLOCK, end - start))
        handle.seek(further)
        tail = handle.read(start - further) + tail
        start = further


def _tail(content: bytes, *, whole: bool, mends: bool) -> Tail | None:
    """The tail within the end of a file; None where more of it has to be read."""
    lines = content.split(b"\n")
    open_ended = bool(lines[-1])
    if not open_ended:
        lines.pop()
    first = 0 if whole else 1  # the first piece may have lost its beginning
    torn: list[bytes] = []
    for number in range(len(lines) - 1, first - 1, -1):
        line = lines[number]
        cut = open_ended and number == len(lines) - 1
        seq = None if cut else _seq(line)
        if seq is not None:
            return Tail(last=line, seq=seq, torn=tuple(reversed(torn)), open_ended=open_ended)
        if not (mends and (cut or _is_beginning(line))):
            raise TornLogError(f"the last line of the log is not {'whole' if cut else 'an entry'}")
        torn.append(line)
    return Tail(last=b"", seq=0, torn=tuple(reversed(torn)), open_ended=open_ended) if whole else None


def _seq(line: bytes) -> int | None:
    try:
        return int(json.loads(line)["seq"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _is_beginning(line: bytes) -> bool:
    """Whether this can be the first part of an entry, and is none itself."""
    if not line.startswith(b"{"):
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return True
    return False
