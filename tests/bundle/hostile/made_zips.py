"""Zip files as an attacker would write them: every field may be false."""

import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple


class Made(NamedTuple):
    """One entry; what is None is told truly. ``local_name`` is the name before the content, ``shares`` the entry whose body it uses."""

    name: bytes
    content: bytes = b""
    mode: int = 0o100644
    flags: int = 0
    method: int = 0
    crc: int | None = None
    size: int | None = None
    packed: int | None = None
    local_name: bytes | None = None
    shares: int | None = None


def pack(
    entries: Sequence[Made], *, before: bytes = b"", after: bytes = b"", comment: bytes = b"", between: bytes = b""
) -> bytes:
    """A zip file of these entries, with bytes before, between, and after them."""
    out = bytearray(before)
    places: list[int] = []
    central = bytearray()
    for number, entry in enumerate(entries):
        body = _deflate(entry.content) if entry.method == 8 else entry.content
        fields = (
            entry.flags,
            entry.method,
            0,
            0x21,
            zlib.crc32(entry.content) if entry.crc is None else entry.crc,
            len(body) if entry.packed is None else entry.packed,
            len(entry.content) if entry.size is None else entry.size,
        )
        places.append(len(out) if entry.shares is None else places[entry.shares])
        if entry.shares is None:
            name = entry.name if entry.local_name is None else entry.local_name
            out += struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, *fields, len(name), 0) + name + body
            out += between if number == 0 else b""
        tail = (len(entry.name), 0, 0, 0, 0, entry.mode << 16, places[-1])
        central += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20 | 3 << 8, 20, *fields, *tail) + entry.name
    count = len(entries)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(central), len(out), len(comment))
    return bytes(out + central) + end + comment + after


def _deflate(content: bytes) -> bytes:
    worker = zlib.compressobj(9, zlib.DEFLATED, -15)
    return worker.compress(content) + worker.flush()
