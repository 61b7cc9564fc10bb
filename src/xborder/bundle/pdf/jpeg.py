"""JPEG files as they may go on a served page: the pixels and nothing else.

A camera writes where and when a picture was taken, and a small copy of it,
into the file. A redacted picture can still hold the small copy of the old one.
Here the compressed pixels are kept bit for bit, and of the rest only what is
needed to show them: JFIF, colour profile, Adobe marker, and the orientation.

Source: ITU-T T.81 annex B; Exif 2.32 (CIPA DC-008), 4.5 and tag 274.
"""

import struct
from collections.abc import Iterator

_START, _END, _SCAN, _EXIF = 0xD8, 0xD9, 0xDA, 0xE1
_KEPT_APPLICATION = frozenset({0xE0, 0xE2, 0xEE})
_COMMENT = 0xFE
_ORIENTATION = 274


def bare(data: bytes) -> bytes:
    """Take from a JPEG all that is neither pixels nor needed to show them.

    Raises ValueError where the file is not a whole JPEG: a broken segment, or
    no end marker.
    """
    kept = [b"\xff\xd8"]
    orientation = 1
    for marker, segment in _segments(data):
        if marker == _EXIF:
            orientation = _orientation(segment) or orientation
        elif marker in _KEPT_APPLICATION or not (0xE0 <= marker <= 0xEF or marker == _COMMENT):
            kept.append(segment)
    if orientation != 1:
        kept.insert(1, _exif(orientation))
    return b"".join([*kept, b"\xff\xd9"])


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment with its marker, up to the end marker; a scan with its coded data."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("no start marker")
    place = 2
    while True:
        while data[place : place + 2] == b"\xff\xff":
            place += 1
        if data[place : place + 1] != b"\xff" or place + 4 > len(data) + 2 * (data[place + 1 : place + 2] == b"\xd9"):
            raise ValueError(f"no marker at byte {place}")
        marker = data[place + 1]
        if marker == _END:
            return
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if marker == _SCAN:
            end = _scan_end(data, end)
        if end > len(data):
            raise ValueError("the file ends inside a segment")
        yield marker, data[place:end]
        place = end


def _scan_end(data: bytes, place: int) -> int:
    """Where coded data stops: at an 0xFF that is neither stuffed nor a restart marker."""
    while (place := data.find(b"\xff", place)) != -1:
        following = data[place + 1 : place + 2]
        if following and following != b"\x00" and not b"\xd0" <= following <= b"\xd7" and following != b"\xff":
            return place
        place += 1 if following == b"\xff" else 2
    raise ValueError("the file ends inside the picture")


def _orientation(segment: bytes) -> int | None:
    """The orientation (1 to 8) of an Exif segment, None where it has none that can be read."""
    tiff = segment[10:]
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if segment[4:10] != b"Exif\x00\x00" or order is None or len(tiff) < 10:
        return None
    (directory,) = struct.unpack_from(f"{order}I", tiff, 4)
    if directory + 2 > len(tiff):
        return None
    (count,) = struct.unpack_from(f"{order}H", tiff, directory)
    for number in range(min(count, (len(tiff) - directory - 2) // 12)):
        tag, _kind, _amount, value = struct.unpack_from(f"{order}HHIH", tiff, directory + 2 + 12 * number)
        if tag == _ORIENTATION:
            return value if 1 <= value <= 8 else None
    return None


def _exif(orientation: int) -> bytes:
    """An Exif segment that says the orientation and nothing else."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    tiff = b"MM\x00*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    body = b"Exif\x00\x00" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
