"""What a camera wrote into a picture beside its pixels: where it was taken, and by whom (Exif 2.32, CIPA DC-008).

A picture from a witness's garden tells where the witness lives, whatever was
blacked out in it.
"""

import struct
from collections.abc import Iterator

from xborder.findings import Finding, Location, finding

_GPS, _ARTIST, _COPYRIGHT, _XP_AUTHOR = 0x8825, 0x013B, 0x8298, 0x9C9D
_LATITUDE = 2
_AUTHORS = {_ARTIST, _COPYRIGHT, _XP_AUTHOR}
_XMP_PLACES, _XMP_AUTHORS = (b"GPSLatitude", b"photoshop:City"), (b"dc:creator", b"photoshop:AuthorsPosition")
_MOST_ENTRIES = 1000


def check_picture(content: bytes, name: str) -> Iterator[Finding]:
    """Whether a JPEG, PNG or TIFF says where it was taken, or who took it."""
    place = Location(file=name)
    tags: set[str] = set()
    for block in _blocks(content):
        tags |= _said(block)
    xmp = content if b"<x:xmpmeta" in content else b""
    if "place" in tags or any(mark in xmp for mark in _XMP_PLACES):
        yield finding("XB-CONTENT-004", place)
    if "author" in tags or any(mark in xmp for mark in _XMP_AUTHORS):
        yield finding("XB-CONTENT-005", place)


def _blocks(content: bytes) -> Iterator[bytes]:
    """Every block in the form of a TIFF header and its directories."""
    if content.startswith((b"II*\x00", b"MM\x00*")):
        yield content
    elif content.startswith(b"\xff\xd8"):
        yield from _jpeg_blocks(content)
    elif content.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _png_blocks(content)


def _jpeg_blocks(content: bytes) -> Iterator[bytes]:
    place = 2
    while content[place : place + 1] == b"\xff" and place + 4 <= len(content):
        marker, length = struct.unpack_from(">BH", content, place + 1)
        if marker in {0xDA, 0xD9} or length < 2:
            return
        segment = content[place + 4 : place + 2 + length]
        if marker == 0xE1 and segment.startswith(b"Exif\x00\x00"):
            yield segment[6:]
        place += 2 + length


def _png_blocks(content: bytes) -> Iterator[bytes]:
    place = 8
    while place + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        if kind == b"eXIf":
            yield content[place + 8 : place + 8 + length]
        place += 12 + length


def _said(block: bytes) -> set[str]:
    """Whether the first directory of a block names an author, and its directory of places a latitude."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    try:
        if order is None:
            return set()
        (first,) = struct.unpack_from(f"{order}I", block, 4)
        tags = dict(_entries(block, order, first))
        places = dict(_entries(block, order, tags[_GPS])) if _GPS in tags else {}
    except struct.error:
        return set()
    said = {"author"} if _AUTHORS & set(tags) else set()
    return said | ({"place"} if _LATITUDE in places else set())


def _entries(block: bytes, order: str, place: int) -> Iterator[tuple[int, int]]:
    """Each entry of a directory: its tag, and its value or where that stands."""
    (count,) = struct.unpack_from(f"{order}H", block, place)
    for number in range(min(count, _MOST_ENTRIES)):
        tag, _, _, value = struct.unpack_from(f"{order}HHII", block, place + 2 + 12 * number)
        yield tag, value
