"""What a bag is read from: a folder, or a zip file that is never unpacked.

Both give the same few things: the files with their sizes, their content in
pieces, and the digests of what was read. What is wrong with the container itself
is in ``scanned``; with ``blocked`` set, it is of a kind that nothing more is read.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, Self

import attrs

from xborder.bundle import bag_paths
from xborder.bundle.hashing import ChangedWhileReadError, digest_bytes
from xborder.bundle.payload import Digests
from xborder.bundle.two_lanes import Progress, work_through
from xborder.findings import Finding, Location, Report, finding


@attrs.frozen(kw_only=True)
class BagLimits:
    """What a bag may hold before it is refused as hostile; a value at the limit is still accepted.

    ``files`` bounds a folder and ``entries`` a zip file; ``depth`` is levels of
    folders, ``structural_bytes`` a manifest, index or log, which is read whole;
    ``total_bytes`` is what a zip file may hold unpacked, ``entry_ratio`` and
    ``ratio`` how many times larger than packed one entry, and all of them, may be.

    >>> BagLimits(entries=100).entries
    100
    """

    files: int = 200_000
    entries: int = 20_000
    depth: int = 64
    structural_bytes: int = 64 << 20
    total_bytes: int = 10 << 30
    entry_ratio: int = 100
    ratio: int = 20
    findings: int = 10_000


DEFAULT_LIMITS = BagLimits()


class Sized(Protocol):
    """A file as the container knows it before it is read."""

    @property
    def size(self) -> int:
        """Its size in bytes."""
        ...


class Container(ABC):
    """Reads the files of a bag and remembers the digests of what it read."""

    top: str | None = None
    """The name of the one folder of a zip file; None for a folder on disk, which anybody may rename."""
    blocked = False

    def __init__(self, files: Mapping[str, Sized], folders: Sequence[str], scanned: Report, limits: BagLimits) -> None:
        self.files = files
        self.folders = tuple(folders)
        self.scanned = scanned
        self.limits = limits
        self.digests: dict[str, Digests] = {}
        self.findings: list[Finding] = []

    @abstractmethod
    def pieces(self, path: str) -> Iterator[bytes]:
        """The content of a file, a piece at a time. Raises OSError if it cannot be read, or changed since the scan."""

    @abstractmethod
    def _digest(self, path: str) -> Digests:
        """Both digests of a file. Raises OSError as ``pieces`` does."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what is open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: str) -> bytes | None:
        """The content of a structural file, its digests noted; None, with a finding, if it cannot be had.

        What is parsed and what is compared with a manifest are the same bytes.
        """
        limit = self.limits.structural_bytes
        if self.files[path].size > limit:
            self.findings.append(finding("XB-BAG-015", _at(path), limit=limit))
            return None
        try:
            content = b"".join(self.pieces(path))
        except OSError as error:
            self.findings.append(unreadable(path, error))
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
            return self._digest(path)
        except OSError as error:
            return unreadable(path, error)


class DamagedEntryError(OSError):
    """What a zip file holds under a name is not what its directory says of it."""


def unreadable(path: str, error: OSError) -> Finding:
    """Why a file could not be read, as a finding."""
    if isinstance(error, ChangedWhileReadError):
        return finding("XB-VERIFY-041", _at(path))
    if isinstance(error, DamagedEntryError):
        return finding("XB-ZIP-013", _at(path))
    return finding("XB-VERIFY-040", _at(path), detail=error.strerror or "it is no longer an ordinary file")


def _at(path: str) -> Location:
    return Location(file=bag_paths.shown(path) if path else None)
