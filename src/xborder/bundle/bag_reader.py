"""A bag on disk, looked at without following a link and read without changing anything.

``scan`` walks the whole folder once and reports whatever is not an ordinary
file or folder. ``BagFolder`` then reads and hashes files, each by the inode that
the scan saw: a file or folder swapped for a link meanwhile is a finding, not a
way out of the bag.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import attrs

from xborder.bundle import bag_paths
from xborder.bundle.container import BagLimits, Container, unreadable
from xborder.bundle.hashing import LARGE, ChangedWhileReadError, digest_descriptor, open_for_reading
from xborder.bundle.payload import Digests
from xborder.findings import Finding, Location, Report, finding

MAY_BE_EMPTY = ("", "data", "signatures")
"""The folders that mean nothing by being empty: a bag without payload, and one whose signature was taken away."""


class OnDisk(NamedTuple):
    """An ordinary file as the scan saw it: size in bytes, and which inode."""

    size: int
    inode: tuple[int, int]


@attrs.frozen(kw_only=True)
class Scan:
    """Everything in a bag: ordinary files by their path, folders, and what ought not to be there."""

    files: Mapping[str, OnDisk]
    folders: tuple[str, ...]
    report: Report


def scan(root: Path, limits: BagLimits) -> Scan:
    """Walk a bag without following links; paths are relative, joined by ``/`` and sorted by their UTF-8 bytes."""
    walk = _Walk(root, limits)
    pending = [""]
    while pending and not walk.too_much:
        pending.extend(walk.folder(pending.pop()))
    ordered = dict(sorted(walk.files.items(), key=lambda entry: bag_paths.order(entry[0])))
    return Scan(files=ordered, folders=tuple(sorted(walk.folders)), report=Report.of(*walk.findings))


class _Walk:
    """The state of one scan."""

    def __init__(self, root: Path, limits: BagLimits) -> None:
        self.root = root
        self.limits = limits
        self.files: dict[str, OnDisk] = {}
        self.folders: list[str] = []
        self.findings: list[Finding] = []
        self.too_much = False

    def folder(self, path: str) -> list[str]:
        """Look at one folder; give the folders in it."""
        inner: list[str] = []
        try:
            with os.scandir(f"{self.root}/{path}") as entries:
                names = [entry.name for entry in entries]
        except OSError as error:
            self.findings.append(unreadable(path, error))
            return []
        if not names and path not in MAY_BE_EMPTY:
            self.findings.append(finding("XB-BAG-008", _at(path)))
        for name in names:
            inside = f"{path}/{name}" if path else name
            try:
                status = os.lstat(f"{self.root}/{inside}")
            except OSError as error:
                self.findings.append(unreadable(inside, error))
                continue
            if stat.S_ISDIR(status.st_mode):
                self.folders.append(inside)
                inner.append(inside)
            else:
                self.file(inside, status)
        return self.within_limits(path, inner)

    def file(self, path: str, status: os.stat_result) -> None:
        """Note one entry that is no folder."""
        if stat.S_ISLNK(status.st_mode):
            self.findings.append(finding("XB-BAG-003", _at(path)))
        elif not stat.S_ISREG(status.st_mode):
            self.findings.append(finding("XB-BAG-004", _at(path), kind=_kind(status.st_mode)))
        else:
            self.files[path] = OnDisk(status.st_size, (status.st_dev, status.st_ino))
            if status.st_nlink > 1:
                self.findings.append(finding("XB-BAG-005", _at(path), links=status.st_nlink))

    def within_limits(self, path: str, inner: list[str]) -> list[str]:
        """The folders that may still be walked: too deep, or too many files, ends it with a finding."""
        if len(self.files) > self.limits.files:
            self.too_much = True
            self.findings.append(finding("XB-BAG-009", detail=f"more than {self.limits.files} files"))
        if inner and path.count("/") + 2 > self.limits.depth:
            self.findings.append(finding("XB-BAG-009", _at(path), detail=f"folders more than {self.limits.depth} deep"))
            return []
        return inner


class BagFolder(Container):
    """Reads the files of a scanned bag and remembers the digests of what it read."""

    def __init__(self, root: Path, seen: Scan, limits: BagLimits) -> None:
        super().__init__(seen.files, seen.folders, seen.report, limits)
        self.root = root
        self.on_disk = seen.files

    def close(self) -> None:
        """Nothing is kept open between two files."""

    def pieces(self, path: str) -> Iterator[bytes]:
        """The content of a file, a piece at a time."""
        done = 0
        with open(self._open(path), "rb", closefd=True) as stream:  # noqa: PTH123 - a descriptor, not a path
            while piece := stream.read(LARGE):
                done += len(piece)
                yield piece
        if done != self.files[path].size:
            raise ChangedWhileReadError("the file changed while it was read")

    def _digest(self, path: str) -> Digests:
        descriptor = self._open(path)
        try:
            return digest_descriptor(descriptor, self.files[path].size)
        finally:
            os.close(descriptor)

    def _open(self, path: str) -> int:
        descriptor, status = open_for_reading(f"{self.root}/{path}")
        if (status.st_dev, status.st_ino) != self.on_disk[path].inode:
            os.close(descriptor)
            raise ChangedWhileReadError("another file took its place")
        return descriptor


def _at(path: str) -> Location:
    return Location(file=bag_paths.shown(path) if path else None)


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "pipe"
    if stat.S_ISSOCK(mode):
        return "socket"
    return "device"
