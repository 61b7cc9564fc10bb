"""The records of a zip file: read from bytes, and written in the one form that our bundles have.

Ours is as plain as the format allows (PKWARE APPNOTE 6.3.9): every entry is
stored, none has a time, an extra field or a comment, folders have no entries, and
one entry follows another. So whatever two programs might read differently cannot
be there, and the same bundle is always the same bytes. Below 2 GiB CPython's
``zipfile`` writes these very bytes of the same entries.
"""

import struct
from typing import NamedTuple

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
END64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR = struct.Struct("<4sLQL")

LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
END64_MARK, LOCATOR_MARK = b"PK\x06\x06", b"PK\x06\x07"

STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800
FULL16, FULL32 = 0xFFFF, 0xFFFFFFFF
LARGE_FROM = 0x7FFFFFFF
"""Above this a size or a place is written in 64 bits, as CPython does it: some readers take 32 bits as signed."""
_DATE_1980 = 0x21
_MODE_0644 = 0o100644 << 16
_VERSION, _VERSION64, _UNIX = 20, 45, 3


class Entry(NamedTuple):
    """One file in a zip: name as stored, CRC-32, size unpacked and packed, where its record begins, and how it is packed.

    ``attributes`` are those of the system that made it: the upper half is a Unix mode.
    """

    name: bytes
    crc: int
    size: int
    packed: int
    offset: int
    method: int = STORED
    flags: int = 0
    attributes: int = _MODE_0644


def local_header(entry: Entry) -> bytes:
    """What stands before the content of a stored entry.

    >>> local_header(Entry(b"a", 0, 0, 0, 0))[:4]
    b'PK\\x03\\x04'
    """
    large = entry.size > LARGE_FROM
    extra = struct.pack("<2H2Q", 1, 16, entry.size, entry.size) if large else b""
    sizes = (FULL32, FULL32) if large else (entry.size, entry.size)
    version = _VERSION64 if large else _VERSION
    head = (LOCAL_MARK, version, _flags(entry), STORED, 0, _DATE_1980, entry.crc, *sizes, len(entry.name), len(extra))
    return LOCAL.pack(*head) + entry.name + extra


def central_record(entry: Entry) -> bytes:
    """What the directory at the end says of an entry."""
    large, far = entry.size > LARGE_FROM, entry.offset > LARGE_FROM
    wide = ([entry.size, entry.size] if large else []) + ([entry.offset] if far else [])
    extra = struct.pack(f"<2H{len(wide)}Q", 1, 8 * len(wide), *wide) if wide else b""
    sizes = (FULL32, FULL32) if large else (entry.size, entry.size)
    version = _VERSION64 if wide else _VERSION
    head = (CENTRAL_MARK, version | _UNIX << 8, version, _flags(entry), STORED, 0, _DATE_1980, entry.crc, *sizes)
    tail = (len(entry.name), len(extra), 0, 0, 0, _MODE_0644, FULL32 if far else entry.offset)
    return CENTRAL.pack(*head, *tail) + entry.name + extra


def end_records(count: int, size: int, offset: int) -> bytes:
    """What ends a zip file: the number of entries, and the size and place of the directory."""
    wide = b""
    if count > FULL16 or offset > LARGE_FROM or size > LARGE_FROM:
        wide = END64.pack(END64_MARK, END64.size - 12, _VERSION64, _VERSION64, 0, 0, count, count, size, offset)
        wide += LOCATOR.pack(LOCATOR_MARK, 0, offset + size, 1)
    count16 = min(count, FULL16)
    return wide + END.pack(END_MARK, 0, 0, count16, count16, min(size, FULL32), min(offset, FULL32), 0)


def _flags(entry: Entry) -> int:
    return 0 if entry.name.isascii() else UTF8
