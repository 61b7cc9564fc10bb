"""What an entry of a zip file may not be: a way out of the bag, a link, a bomb, one of two that one body serves.

Every check looks at the directory and the headers alone; no content is unpacked
for it. A zip file with any of these is not read further.
"""

import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from xborder.bundle import zip_records as records
from xborder.bundle.container import BagLimits
from xborder.bundle.zip_directory import Directory, read_at, shown_name
from xborder.bundle.zip_records import Entry
from xborder.findings import Finding, Location, finding

_DESCRIPTORS = (12, 16, 20, 24)
"""How long what follows an entry's content may be, where its sizes come after it."""


def check_entries(directory: Directory, limits: BagLimits) -> Iterator[Finding]:
    """Every fault that the directory alone shows."""
    entries = directory.entries
    for name, times in Counter(entry.name for entry in entries).items():
        if times > 1:
            yield finding("XB-ZIP-006", _at(name), times=times)
    for entry in entries:
        yield from _name(entry)
        yield from _kind(entry)
        if entry.size > limits.entry_ratio * entry.packed:
            yield finding("XB-ZIP-008", _at(entry.name), limit=limits.entry_ratio)
    size, packed = sum(entry.size for entry in entries), sum(entry.packed for entry in entries)
    if size > limits.total_bytes:
        yield finding("XB-ZIP-014", detail=f"more than {limits.total_bytes} bytes unpacked")
    if size > limits.ratio * packed:
        yield finding("XB-ZIP-008", limit=limits.ratio)
    if len({entry.name.partition(b"/")[0] for entry in entries}) != 1 or not any(b"/" in each.name for each in entries):
        yield finding("XB-ZIP-015")


def check_places(stream: BinaryIO, directory: Directory) -> Iterator[Finding]:
    """Whether each header says what the directory says, and the entries fill the file without gap or overlap."""
    place = 0
    for entry in sorted(directory.entries, key=lambda each: each.offset):
        if entry.offset < place:
            yield finding("XB-ZIP-009", _at(entry.name))
        elif entry.offset > place:
            yield finding("XB-ZIP-011", _at(entry.name), detail="before this entry")
        length, agrees = _header(stream, entry)
        if not agrees:
            yield finding("XB-ZIP-007", _at(entry.name))
        place = max(place, entry.offset + length + entry.packed)
        place += _descriptor(directory, entry, place)
    if place > directory.offset:
        yield finding("XB-ZIP-010", detail="the last entry reaches into the directory")
    elif place < directory.offset:
        yield finding("XB-ZIP-011", detail="before the directory")


def _descriptor(directory: Directory, entry: Entry, place: int) -> int:
    if not entry.flags & records.DESCRIPTOR:
        return 0
    after = min((each.offset for each in directory.entries if each.offset > entry.offset), default=directory.offset)
    return after - place if after - place in _DESCRIPTORS else 0


def _header(stream: BinaryIO, entry: Entry) -> tuple[int, bool]:
    """The length of an entry's own header, and whether it agrees with the directory."""
    head = read_at(stream, entry.offset, records.LOCAL.size)
    mark, _, flags, method, _, _, crc, packed, size, name_length, extra_length = records.LOCAL.unpack(head)
    name = read_at(stream, entry.offset + records.LOCAL.size, name_length)
    said = (flags, method, name) == (entry.flags, entry.method, entry.name) and mark == records.LOCAL_MARK
    late = bool(flags & records.DESCRIPTOR)
    numbers = late or (crc == entry.crc and packed in _spelt(entry.packed) and size in _spelt(entry.size))
    return records.LOCAL.size + name_length + extra_length, said and numbers


def _spelt(number: int) -> Sequence[int]:
    return (number, records.FULL32)


def _name(entry: Entry) -> Iterator[Finding]:
    name = entry.name
    steps = name.removesuffix(b"/").split(b"/")
    if b".." in steps:
        yield finding("XB-ZIP-002", _at(name))
    if name.startswith(b"/"):
        yield finding("XB-ZIP-003", _at(name))
    detail = _unfit(name, utf8=bool(entry.flags & records.UTF8))
    if detail:
        yield finding("XB-ZIP-004", _at(name), detail=detail)


def _unfit(name: bytes, *, utf8: bool) -> str | None:
    if not name:
        return "it is empty"
    if b"\0" in name:
        return "it holds a NUL"
    if b"\\" in name or b":" in name:
        return "it holds a backslash or a colon, which some systems take for a path"
    if name.isascii():
        return None
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return "it is not UTF-8"
    return None if utf8 else "it does not say which encoding it has"


def _kind(entry: Entry) -> Iterator[Finding]:
    mode = entry.attributes >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        yield finding("XB-ZIP-005", _at(entry.name))
    if entry.flags & records.ENCRYPTED:
        yield finding("XB-ZIP-012", _at(entry.name), detail="encrypted")
    elif entry.method not in (records.STORED, records.DEFLATED):
        yield finding("XB-ZIP-012", _at(entry.name), detail=f"packed by method {entry.method}")
    elif entry.method == records.STORED and entry.size != entry.packed:
        yield finding("XB-ZIP-010", _at(entry.name), detail="its two sizes differ, and it is not packed")


def _at(name: bytes) -> Location:
    return Location(file=shown_name(name))
