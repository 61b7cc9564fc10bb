"""PNG files: whole or not. Every chunk must be there with its check sum, up to the last.

Source: ISO/IEC 15948 (PNG), 5.3 (chunk layout).
"""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def check(data: bytes) -> None:
    """Read every chunk of a PNG. Raises ValueError where one is cut short or changed, or the end is missing."""
    place = len(SIGNATURE)
    kind = b""
    while kind != b"IEND":
        if place + 12 > len(data):
            raise ValueError("the file ends before its end chunk")
        (length,) = struct.unpack_from(">I", data, place)
        kind, end = data[place + 4 : place + 8], place + 8 + length
        if end + 4 > len(data):
            raise ValueError("the file ends inside a chunk")
        if struct.unpack_from(">I", data, end) != (zlib.crc32(data[place + 4 : end]),):
            raise ValueError(f"a chunk does not agree with its check sum, at byte {place}")
        place = end + 4
