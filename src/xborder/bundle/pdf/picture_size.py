"""How many pixels a picture may have: more than any scan or photograph needs, and no bomb that fills the memory."""

import struct

from xborder.bundle.pdf.png import SIGNATURE
from xborder.findings import Finding, Location, finding

MOST_PIXELS = 150_000_000
"""A3 at 600 dots an inch has 70 million, A0 at 300 has 140."""

_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of JPEG that say how large the picture is (ITU-T T.81, table B.1)."""


def too_many_pixels(size: tuple[int, int], place: Location) -> Finding | None:
    """Finding XB-PDF-121 (error) for a picture that is too large to be opened.

    >>> too_many_pixels((9921, 7016), Location())
    >>> too_many_pixels((100_000, 100_000), Location()).code
    'XB-PDF-121'
    """
    pixels = size[0] * size[1]
    if pixels <= MOST_PIXELS:
        return None
    return finding("XB-PDF-121", place, pixels=str(-(-pixels // 1_000_000)), most=MOST_PIXELS // 1_000_000)


def far_too_many_pixels(place: Location) -> Finding:
    """The same finding for a picture of which only that is known.

    >>> far_too_many_pixels(Location()).message
    'The picture has more than 150 million pixels; at most 150 million are taken.'
    """
    most = MOST_PIXELS // 1_000_000
    return finding("XB-PDF-121", place, pixels=f"more than {most}", most=most)


def size_of(image: bytes) -> tuple[int, int]:
    """Width and height that a whole PNG or JPEG gives itself; (0, 0) where it gives none.

    >>> size_of(SIGNATURE + bytes.fromhex("0000000d49484452 00000010 00000020"))
    (16, 32)
    """
    if image.startswith(SIGNATURE):
        width, height = struct.unpack_from(">II", image, 16) if len(image) >= 24 else (0, 0)
        return width, height
    return _jpeg_size(image)


def _jpeg_size(image: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(image) and image[place] == 0xFF:
        marker = image[place + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", image, place + 5)
            return width, height
        if marker == 0xFF:
            place += 1
            continue
        place += 2 + struct.unpack_from(">H", image, place + 2)[0]
    return (0, 0)
