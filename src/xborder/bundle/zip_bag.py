"""A bag in a zip file, read where it lies: nothing is unpacked to disk, and no more is read than the file holds."""

import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from xborder.bundle import bag_paths
from xborder.bundle import zip_records as records
from xborder.bundle.container import BagLimits, Container, DamagedEntryError, unreadable
from xborder.bundle.hashing import LARGE, ChangedWhileReadError, digest_bytes, digest_pieces, open_for_reading
from xborder.bundle.payload import Digests
from xborder.bundle.two_lanes import Progress
from xborder.bundle.zip_checks import check_entries, check_places
from xborder.bundle.zip_directory import Directory, ZipFault, read_at, read_directory
from xborder.bundle.zip_form import check_form
from xborder.bundle.zip_records import Entry
from xborder.files.refused import Refused
from xborder.findings import Finding, Location, Report, finding


class ZipBag(Container):
    """The files of the one folder in a zip file, by their paths in it."""

    def __init__(self, stream: BinaryIO, limits: BagLimits, *, strict: bool) -> None:
        self._stream = stream
        self._status = os.fstat(stream.fileno())
        entries, report = _scan(stream, limits, strict=strict)
        self.blocked = any(found.code != "XB-ZIP-016" for found in report)
        inside = {} if self.blocked else _inside(entries)
        super().__init__(_sorted(inside), _folders(entries) if not self.blocked else (), report, limits)
        self.entries = inside
        self.top = entries[0].name.decode("utf-8", "replace").partition("/")[0] if entries else None

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def pieces(self, path: str) -> Iterator[bytes]:
        """The content of a file, a piece at a time; DamagedEntryError at the end if it has another sum or size."""
        entry = self.entries[path]
        crc = done = 0
        for piece in _unpacked(self._stream, entry):
            crc = zlib.crc32(piece, crc)
            done += len(piece)
            yield piece
        now = os.fstat(self._stream.fileno())
        if (now.st_size, now.st_mtime_ns) != (self._status.st_size, self._status.st_mtime_ns):
            raise ChangedWhileReadError("the archive changed while it was read")
        if (crc, done) != (entry.crc, entry.size):
            raise DamagedEntryError("another sum or size")

    def hash_all(self, paths: Iterable[str], progress: Progress | None = None) -> None:
        """One file after another: all come from one stream."""
        files = size = 0
        for path in paths:
            if path not in self.digests:
                self._take(path)
            files, size = files + 1, size + self.files[path].size
            if progress:
                progress(files, size)

    def _take(self, path: str) -> None:
        try:
            self.digests[path] = self._digest(path)
        except OSError as error:
            self.findings.append(unreadable(path, error))

    def _digest(self, path: str) -> Digests:
        if self.files[path].size < LARGE:
            return digest_bytes(b"".join(self.pieces(path)))
        return digest_pieces(self.pieces(path))


def open_zip(path: Path, limits: BagLimits, *, strict: bool) -> ZipBag:
    """Open a zip file as a bag; ``strict`` also holds each of its records against the form of our own.

    Raises Refused if the file cannot be opened, or is no zip file at all.
    """
    where = Location(file=str(path))
    try:
        descriptor, _ = open_for_reading(path)
    except OSError as error:
        raise Refused(finding("XB-BAG-001", where)) from error
    stream = open(descriptor, "rb", closefd=True)  # noqa: PTH123, SIM115 - a descriptor, which the bag closes
    if _is_zip(stream):
        return ZipBag(stream, limits, strict=strict)
    stream.close()
    raise Refused(finding("XB-BAG-001", where))


def _is_zip(stream: BinaryIO) -> bool:
    """Whether it begins or ends as a zip file does; one of the two is enough to call it a damaged one."""
    length = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    head = stream.read(4)
    stream.seek(max(0, length - records.END.size))
    return head == records.LOCAL_MARK or records.END_MARK in stream.read()


def _scan(stream: BinaryIO, limits: BagLimits, *, strict: bool) -> tuple[list[Entry], Report]:
    """What the directory lists, and what is wrong with it; the headers are looked at only where it is sound."""
    found: list[Finding] = []
    directory = Directory(0, [], b"", [])
    try:
        directory = read_directory(stream, limits)
        found += check_entries(directory, limits)
        found += check_places(stream, directory)
        if strict and not found:
            found += check_form(stream, directory)
    except ZipFault as fault:
        found.append(fault.entry)
    except OSError as error:
        found.append(unreadable("", error))
    return directory.entries, Report.of(*found[: limits.findings])


def _inside(entries: list[Entry]) -> dict[str, Entry]:
    """The files by their paths in the one folder; names were found to be UTF-8."""
    named = {entry.name.decode("utf-8"): entry for entry in entries if not entry.name.endswith(b"/")}
    return {name.partition("/")[2]: entry for name, entry in named.items() if "/" in name}


def _sorted(files: dict[str, Entry]) -> dict[str, Entry]:
    return dict(sorted(files.items(), key=lambda item: bag_paths.order(item[0])))


def _folders(entries: list[Entry]) -> list[str]:
    names = (entry.name.decode("utf-8") for entry in entries if entry.name.endswith(b"/"))
    return [path.rstrip("/") for name in names if (path := name.partition("/")[2])]


def _unpacked(stream: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """The content of an entry: of one that is packed never more than its size says, and one byte."""
    try:
        name, extra = records.LOCAL.unpack(read_at(stream, entry.offset, records.LOCAL.size))[-2:]
    except ZipFault as fault:
        raise ChangedWhileReadError("the archive changed while it was read") from fault
    place, left = entry.offset + records.LOCAL.size + name + extra, entry.packed
    unpack = zlib.decompressobj(-zlib.MAX_WBITS) if entry.method == records.DEFLATED else None
    room = entry.size + 1
    while left and room:
        stream.seek(place)
        packed = stream.read(min(left, LARGE))
        if not packed:
            return
        place, left = place + len(packed), left - len(packed)
        for piece in [packed] if unpack is None else _inflated(unpack, packed, room):
            room -= min(room, len(piece))
            yield piece


def _inflated(unpack: "zlib._Decompress", packed: bytes, room: int) -> Iterator[bytes]:
    try:
        while packed and room:
            piece = unpack.decompress(packed, min(room, LARGE))
            packed = unpack.unconsumed_tail
            room -= len(piece)
            yield piece
    except zlib.error:
        raise DamagedEntryError("it cannot be unpacked") from None
