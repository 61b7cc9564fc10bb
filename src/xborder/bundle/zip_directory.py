"""The directory of a zip file, read within bounds: every number in it is held against the length of the file first.

Nothing is left to ``zipfile``: it follows a directory from the end, believes the
sizes that stand in it, and what it lets pass differs from one release of Python
to the next.
"""

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from xborder.bundle import zip_records as records
from xborder.bundle.container import BagLimits
from xborder.bundle.zip_records import Entry
from xborder.findings import Finding, Location, finding

_MOST_NAME = 4096
_WIDE = 1


class ZipFault(Exception):  # noqa: N818 - it carries a finding
    """The archive cannot be followed further."""

    def __init__(self, entry: Finding) -> None:
        super().__init__(entry.code)
        self.entry = entry


class Directory(NamedTuple):
    """Where the directory stands, the entries it lists, and its bytes with all that follows them."""

    offset: int
    entries: list[Entry]
    raw: bytes
    lengths: list[int]
    """The length in bytes of the record of each entry."""


def read_directory(stream: BinaryIO, limits: BagLimits) -> Directory:
    """Read the directory. Raises ZipFault where it cannot be followed, or is larger than the limits."""
    length = stream.seek(0, os.SEEK_END)
    count, size, offset, end = _end(stream, length)
    if count > limits.entries:
        raise ZipFault(finding("XB-ZIP-014", detail=f"more than {limits.entries} entries"))
    if offset + size > end:
        raise ZipFault(finding("XB-ZIP-010", detail="the directory does not lie within the file"))
    if offset + size < end:
        raise ZipFault(finding("XB-ZIP-011", detail="between the directory and the end"))
    if size > limits.structural_bytes:
        raise ZipFault(finding("XB-ZIP-014", detail=f"a directory of more than {limits.structural_bytes} bytes"))
    raw = read_at(stream, offset, length - offset)
    entries, lengths = [], []
    for entry, taken in _entries(raw[:size], offset):
        entries.append(entry)
        lengths.append(taken)
    if len(entries) != count:
        raise ZipFault(finding("XB-ZIP-001", detail="its directory has another number of entries than it says"))
    return Directory(offset, entries, raw, lengths)


def read_at(stream: BinaryIO, offset: int, length: int) -> bytes:
    """Bytes at a place. Raises ZipFault if the file ends before."""
    stream.seek(offset)
    content = stream.read(length)
    if len(content) != length:
        raise ZipFault(finding("XB-ZIP-010", detail="a record reaches beyond the end of the file"))
    return content


def _end(stream: BinaryIO, length: int) -> tuple[int, int, int, int]:
    """Number of entries, size and place of the directory, and where the records of the end begin."""
    at = length - records.END.size
    tail = read_at(stream, max(0, at), min(length, records.END.size))
    if len(tail) < records.END.size or not tail.startswith(records.END_MARK):
        raise ZipFault(_no_end(stream, length))
    _, disk, first, here, count, size, offset, comment = records.END.unpack(tail)
    if comment:
        raise ZipFault(finding("XB-ZIP-011", detail="as a comment"))
    if at >= records.LOCATOR.size:
        locator = read_at(stream, at - records.LOCATOR.size, records.LOCATOR.size)
        if locator.startswith(records.LOCATOR_MARK):
            return _wide_end(stream, at, locator)
    if disk or first or here != count:
        raise ZipFault(finding("XB-ZIP-001", detail="it is one part of several"))
    return count, size, offset, at


def _wide_end(stream: BinaryIO, at: int, locator: bytes) -> tuple[int, int, int, int]:
    begin = at - records.LOCATOR.size - records.END64.size
    if records.LOCATOR.unpack(locator)[1:] != (0, begin, 1):
        raise ZipFault(finding("XB-ZIP-010", detail="its 64-bit end is not where it is said to be"))
    mark, size, _, _, disk, first, here, count, length, offset = records.END64.unpack(
        read_at(stream, begin, records.END64.size)
    )
    if (mark, size, disk, first) != (records.END64_MARK, records.END64.size - 12, 0, 0) or here != count:
        raise ZipFault(finding("XB-ZIP-010", detail="its 64-bit end cannot be read"))
    return count, length, offset, begin


def _no_end(stream: BinaryIO, length: int) -> Finding:
    reach = min(length, records.END.size + records.FULL16 + 1)
    if records.END_MARK in read_at(stream, length - reach, reach):
        return finding("XB-ZIP-011", detail="after its end")
    return finding("XB-ZIP-001", detail="it has no end record")


def _entries(raw: bytes, end: int) -> Iterator[tuple[Entry, int]]:
    """Every entry of the directory with the length of its record; ``end`` is where the entries' contents must end."""
    place = 0
    while place < len(raw):
        fields = raw[place : place + records.CENTRAL.size]
        if len(fields) < records.CENTRAL.size or not fields.startswith(records.CENTRAL_MARK):
            raise ZipFault(finding("XB-ZIP-001", detail="its directory breaks off"))
        (_, _, _, flags, method, _, _, crc, packed, size, name_length, extra_length, comment, *rest) = (
            records.CENTRAL.unpack(fields)
        )
        _, _, attributes, offset = rest
        taken = records.CENTRAL.size + name_length + extra_length + comment
        begin = place + records.CENTRAL.size
        name = raw[begin : begin + name_length]
        if name_length > _MOST_NAME:
            raise ZipFault(finding("XB-ZIP-014", detail=f"a name of more than {_MOST_NAME} bytes"))
        if place + taken > len(raw):
            raise ZipFault(finding("XB-ZIP-001", detail="its directory breaks off"))
        extra = raw[begin + name_length : begin + name_length + extra_length]
        size, packed, offset = _wide(extra, size, packed, offset)
        if offset + packed > end:
            raise ZipFault(finding("XB-ZIP-010", Location(file=shown_name(name)), detail="an entry reaches too far"))
        yield Entry(name, crc, size, packed, offset, method, flags, attributes), taken
        place += taken


def _wide(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """The numbers of an entry, from its 64-bit extra field where the plain ones say so."""
    values = [size, packed, offset]
    wanted = [number for number, value in enumerate(values) if value == records.FULL32]
    if not wanted:
        return size, packed, offset
    field = _extra(extra)
    if len(field) < 8 * len(wanted):
        raise ZipFault(finding("XB-ZIP-010", detail="a 64-bit size is missing"))
    for number, value in zip(wanted, struct.unpack_from(f"<{len(wanted)}Q", field), strict=True):
        values[number] = value
    return values[0], values[1], values[2]


def _extra(extra: bytes) -> bytes:
    """The content of the 64-bit field, or nothing."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind == _WIDE:
            return extra[4 : 4 + length]
        extra = extra[4 + length :]
    return b""


def shown_name(name: bytes) -> str:
    """A stored name that is safe to print.

    >>> shown_name(b"a\\x00.txt")
    'a\\\\x00.txt'
    """
    text = name.decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)
