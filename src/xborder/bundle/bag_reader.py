"""A bag on disk, looked at without following a link and read without changing anything.

``scan`` walks the whole folder once and reports whatever is not an ordinary
file or folder. ``BagFolder`` then reads and hashes files, each by the inode that
the scan saw: a file or folder swapped for a link meanwhile is a finding, not a
way out of the bag. Another container (a zip file) only needs the same few
methods.
"""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import attrs

from xborder.bundle import bag_paths
from xborder.bundle.hashing import ChangedWhileReadError, digest_bytes, digest_descriptor, open_for_reading
from xborder.bundle.payload import Digests
from xborder.bundle.two_lanes import Progress, work_through
from xborder.findings import Finding, Location, Report, finding

MAY_BE_EMPTY = ("", "data", "signatures")
"""The folders that mean nothing by being empty: a bag without payload, and one whose signature was taken away."""


@attrs.frozen(kw_only=True)
class BagLimits:
    """What a bag may hold before it is refused as hostile: numbers of things, and bytes of a file read whole."""

    files: int = 200_000
    depth: int = 64
    structural_bytes: int = 64 << 20
    findings: int = 10_000


class Found(NamedTuple):
    """An ordinary file as the scan saw it: size in bytes, and which inode."""

    size: int
    inode: tuple[int, int]


@attrs.frozen(kw_only=True)
class Scan:
    """Everything in a bag: ordinary files by their path, folders, and what ought not to be there."""

    files: Mapping[str, Found]
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
        self.files: dict[str, Found] = {}
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
            self.findings.append(_unreadable(path, error))
            return []
        if not names and path not in MAY_BE_EMPTY:
            self.findings.append(finding("XB-BAG-008", _at(path)))
        for name in names:
            inside = f"{path}/{name}" if path else name
            try:
                status = os.lstat(f"{self.root}/{inside}")
            except OSError as error:
                self.findings.append(_unreadable(inside, error))
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
            self.files[path] = Found(status.st_size, (status.st_dev, status.st_ino))
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


class BagFolder:
    """Reads the files of a scanned bag and remembers the digests of what it read."""

    def __init__(self, root: Path, seen: Scan, limits: BagLimits) -> None:
        self.root = root
        self.files = seen.files
        self.limits = limits
        self.digests: dict[str, Digests] = {}
        self.findings: list[Finding] = []

    def read(self, path: str) -> bytes | None:
        """The content of a structural file, its digests noted; None, with a finding, if it cannot be had.

        What is parsed and what is compared with a manifest are the same bytes.
        """
        if self.files[path].size > self.limits.structural_bytes:
            limit = self.limits.structural_bytes
            self.findings.append(finding("XB-BAG-015", _at(path), limit=limit))
            return None
        try:
            descriptor = self._open(path)
            with open(descriptor, "rb", closefd=True) as stream:  # noqa: PTH123 - a descriptor, not a path
                content = stream.read(self.limits.structural_bytes + 1)
        except OSError as error:
            self.findings.append(_unreadable(path, error))
            return None
        self.digests[path] = digest_bytes(content)
        return content

    def hash_all(self, paths: Iterable[str], progress: Progress | None = None) -> None:
        """Hash every file named that was not read yet; a file that cannot be read is a finding."""
        todo = ((path, self.files[path].size) for path in paths if path not in self.digests)
        for path, result in work_through(todo, self._hash, progress):
            if isinstance(result, Digests):
                self.digests[path] = result
            else:
                self.findings.append(result)

    def _hash(self, path: str) -> Digests | Finding:
        try:
            descriptor = self._open(path)
            try:
                return digest_descriptor(descriptor, self.files[path].size)
            finally:
                os.close(descriptor)
        except OSError as error:
            return _unreadable(path, error)

    def _open(self, path: str) -> int:
        descriptor, status = open_for_reading(f"{self.root}/{path}")
        if (status.st_dev, status.st_ino) != self.files[path].inode:
            os.close(descriptor)
            raise ChangedWhileReadError("another file took its place")
        return descriptor


def _unreadable(path: str, error: OSError) -> Finding:
    if isinstance(error, ChangedWhileReadError):
        return finding("XB-VERIFY-041", _at(path))
    return finding("XB-VERIFY-040", _at(path), detail=error.strerror or "it is no longer an ordinary file")


def _at(path: str) -> Location:
    return Location(file=bag_paths.shown(path) if path else None)


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "pipe"
    if stat.S_ISSOCK(mode):
        return "socket"
    return "device"
