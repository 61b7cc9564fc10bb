"""A folder that appears whole or not at all, also when the process is killed.

It is built beside its target under a hidden name and renamed into place. Where
it replaces an older one, the older is first renamed aside: a kill between the
two renames leaves the target absent and both trees whole, and ``recover`` puts
the older one back.

Beside a target ``out`` there may stand ``.out.xborder-building-…`` (work of a
process, or left by one that was killed), ``.out.xborder-previous`` (the older
tree in the middle of a replacement) and ``.out.xborder-lock``.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import attrs

from xborder.files.refused import Refused
from xborder.files.writing import sync_folder
from xborder.findings import Location, finding

T = TypeVar("T")


@attrs.define
class Building:
    """A folder in the making. ``path`` is where to write; ``abandon`` gives it up."""

    path: Path
    abandoned: bool = False

    def abandon(self, value: T) -> T:
        """Give up: nothing will appear at the target. Passes ``value`` through, to be returned."""
        self.abandoned = True
        return value


@contextmanager
def build_beside(target: Path, *, replace: bool = False, sources: Sequence[Path] = ()) -> Iterator[Building]:
    """Build a folder that takes its place at ``target`` when the block ends well.

    An exception, or ``abandon``, removes what was built and leaves the target as
    it was. Raises Refused before any work if the target is there and ``replace``
    is not given, is a link or a file, holds or lies in one of the ``sources``,
    or is being built by somebody else.
    """
    target = target.absolute()
    _check_place(target, sources)
    with _lock(target):
        _put_back(target)
        if target.is_symlink() or (target.exists() and not (replace and target.is_dir())):
            raise Refused(finding("XB-OUT-001", Location(file=str(target))))
        building = Building(Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.xborder-building-")))
        try:
            yield building
            if not building.abandoned:
                building.path.chmod(0o755)
                _take_place(building.path, target)
        finally:
            shutil.rmtree(building.path, ignore_errors=True)


def recover(target: Path) -> None:
    """Put right what a killed process left at a target: the older folder back, or what is left of it away.

    Does nothing while somebody is building there, or where nothing is left over.
    """
    target = target.absolute()
    if not target.parent.is_dir() or not _leftovers(target):
        return
    try:
        with _lock(target):
            _put_back(target)
    except Refused:
        return  # a builder is at work: what stands beside the target is its own


def _check_place(target: Path, sources: Sequence[Path]) -> None:
    where = Location(file=str(target))
    resolved = target.resolve()
    for source in sources:
        other = source.resolve()
        if resolved == other or resolved.is_relative_to(other) or other.is_relative_to(resolved):
            raise Refused(finding("XB-OUT-003", where))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(finding("XB-OUT-002", where, detail=os.strerror(error.errno or 0))) from None


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        with FileLock(target.parent / f".{target.name}.xborder-lock", timeout=0):
            yield
    except Timeout:
        raise Refused(finding("XB-OUT-004", Location(file=str(target)))) from None


def _previous(target: Path) -> Path:
    return target.parent / f".{target.name}.xborder-previous"


def _leftovers(target: Path) -> list[Path]:
    return [_previous(target)] * _previous(target).exists() + sorted(
        target.parent.glob(f".{target.name}.xborder-building-*")
    )


def _put_back(target: Path) -> None:
    """With the lock held: whatever stands beside the target was left by a process that is gone."""
    previous = _previous(target)
    if previous.exists():
        if target.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(target)
            sync_folder(target.parent)
    for stale in target.parent.glob(f".{target.name}.xborder-building-*"):
        shutil.rmtree(stale)


def _take_place(built: Path, target: Path) -> None:
    previous = _previous(target)
    if target.exists():
        target.rename(previous)
        sync_folder(target.parent)
    built.rename(target)
    sync_folder(target.parent)
    if previous.exists():
        shutil.rmtree(previous)
