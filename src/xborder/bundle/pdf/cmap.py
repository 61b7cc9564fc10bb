"""Which characters a TrueType font can show: its ``cmap`` table, format 4.

The four faces that ship with xborder carry format 4 tables (the Basic
Multilingual Plane) and no other, so no other is read here.

Source: ISO/IEC 14496-22 (Open Font Format), 5.2.1.3.
"""

import struct

_UNICODE_PLATFORMS = ((3, 1), (0, 3))


def characters(font: bytes) -> frozenset[int]:
    """Code points that have a glyph in this font file.

    Raises ValueError for a font without a Unicode table of format 4.
    """
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for place in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * place)
        subtable = start + offset
        if (platform, encoding) in _UNICODE_PLATFORMS and struct.unpack_from(">H", font, subtable) == (4,):
            return frozenset(_format_4(font, subtable))
    raise ValueError("the font has no Unicode character table of format 4")


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for place in range(count):
        name, _checksum, offset, _length = struct.unpack_from(">4sIII", font, 12 + 16 * place)
        if name == tag:
            return int(offset)
    raise ValueError(f"the font has no {tag.decode('ascii')} table")


def _format_4(font: bytes, start: int) -> set[int]:
    (double,) = struct.unpack_from(">H", font, start + 6)
    count = double // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, start + 14 + part * double + (2 if part else 0)) for part in range(4)
    )
    offsets_at = start + 16 + 3 * double
    found: set[int] = set()
    for segment, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, last + 1):
            if _glyph(font, code, delta, offset, offsets_at + 2 * segment + offset + 2 * (code - first)):
                found.add(code)
    return found - {0xFFFF}


def _glyph(font: bytes, code: int, delta: int, offset: int, place: int) -> int:
    """The glyph of a code point, 0 where the segment has none for it."""
    if offset == 0:
        return (code + delta) & 0xFFFF
    (glyph,) = struct.unpack_from(">H", font, place)
    return (glyph + delta) & 0xFFFF if glyph else 0
