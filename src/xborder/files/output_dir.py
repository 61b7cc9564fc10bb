"""A folder that appears whole or not at all, also when the process is killed.

It is built beside its target under a hidden name, written to the disk, and renamed
into place. Where it replaces an older one, the two change places in one step. Where
the system cannot do that, the older is first renamed aside: a kill between the two
renames leaves the target absent and both trees whole, and ``recover`` puts the older
one back.

Beside a target ``out`` there may stand ``.out.xborder-building-…`` (work of a
process, or what one that was killed left to be removed), ``.out.xborder-previous``
(the older tree in the middle of a replacement) and ``.out.xborder-lock``.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import attrs

from xborder.files.exchange import exchange
from xborder.files.lasting import sync_folder, sync_tree
from xborder.files.refused import Refused
from xborder.files.writing import make_parent, open_up, why
from xborder.findings import Location, finding

if TYPE_CHECKING:
    from filelock import BaseFileLock

T = TypeVar("T")
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


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
    cannot be written, or is being built by somebody else; within the block if the
    disk is full; and at its end if somebody put something there in the meantime, or it cannot be moved.
    """
    with _plainly(target):
        target = _whole(target)
        _check_sources(target, sources)
        make_parent(target)
    with _lock(target):
        with _plainly(target):
            _put_back(target)
            _check_free(target, replace=replace)
            building = Building(_beside(target))
        try:
            with _no_room(target):
                yield building
            if not building.abandoned:
                with _plainly(target):
                    _check_free(target, replace=replace)
                    open_up(building.path, 0o755)
                    _take_place(building.path, target)
        finally:
            shutil.rmtree(building.path, ignore_errors=True)


def recover(target: Path) -> None:
    """Put right what a killed process left at a target: the older folder back, or what is left of it away.

    Does nothing while somebody is building there, where nothing is left over, or
    where this process may not write.
    """
    target = _whole(target)
    if not target.parent.is_dir() or not (_previous(target).exists() or _stale(target)):
        return
    try:
        with _lock(target), _plainly(target):
            _put_back(target)
    except Refused:
        return  # what stands beside the target is the work of a builder, or out of reach


@contextmanager
def held(target: Path) -> Iterator[None]:
    """Keep other builders and writers from a folder that is there, as long as the block runs.

    Raises Refused if somebody else holds it, or the place beside it cannot be written.
    """
    with _lock(_whole(target)):
        yield


@contextmanager
def _plainly(target: Path) -> Iterator[None]:
    """Say what the system refuses in our own words."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise Refused(finding("XB-OUT-002", Location(file=str(target)), detail=why(error))) from None


@contextmanager
def _no_room(target: Path) -> Iterator[None]:
    """What is built outgrows its disk or what the user may use of it; any other fault is the builder's own."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise Refused(finding("XB-OUT-002", Location(file=str(target)), detail=why(error))) from None


def _whole(target: Path) -> Path:
    """The absolute path, its last step not followed if it is a link."""
    return target.resolve() if target.name in ("", "..") else target.absolute()


def _check_sources(target: Path, sources: Sequence[Path]) -> None:
    resolved = target.resolve()
    for source in sources:
        other = source.resolve()
        if resolved.is_relative_to(other) or other.is_relative_to(resolved):
            raise Refused(finding("XB-OUT-003", Location(file=str(target))))


def _check_free(target: Path, *, replace: bool) -> None:
    if target.is_symlink() or (target.exists() and not (replace and target.is_dir())):
        raise Refused(finding("XB-OUT-001", Location(file=str(target))))


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    try:
        from filelock import FileLock
    except ImportError:
        raise Refused(finding("XB-OUT-005", Location(file=str(target)))) from None
    lock = FileLock(target.parent / f".{target.name}.xborder-lock", timeout=0)
    try:
        with _plainly(target):
            _acquire(lock, target)
        yield
    finally:
        lock.release()


def _acquire(lock: "BaseFileLock", target: Path) -> None:
    from filelock import Timeout

    try:
        lock.acquire()
    except Timeout:
        raise Refused(finding("XB-OUT-004", Location(file=str(target)))) from None
    except NotImplementedError:  # what filelock before 4 says of a file system that knows no locks
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK)) from None


def _previous(target: Path) -> Path:
    return target.parent / f".{target.name}.xborder-previous"


def _prefix(target: Path) -> str:
    return f".{target.name}.xborder-building-"


def _beside(target: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix(target)))


def _stale(target: Path) -> list[Path]:
    # Not by a pattern: the target's own name may hold * or [.
    return [each for each in target.parent.iterdir() if each.name.startswith(_prefix(target))]


def _put_back(target: Path) -> None:
    """With the lock held: whatever stands beside the target was left by a process that is gone."""
    previous = _previous(target)
    if previous.exists():
        if target.exists():
            _doom(previous, target)
        else:
            previous.rename(target)
            sync_folder(target.parent)
    for stale in _stale(target):
        shutil.rmtree(stale)


def _take_place(built: Path, target: Path) -> None:
    """Put what was built at its target; an older tree that stood there is removed, here or by the caller."""
    sync_tree(built)
    if not target.exists():
        built.rename(target)
        sync_folder(target.parent)
    elif exchange(built, target):  # the older one now stands where the new one was built, and goes with the work
        sync_folder(target.parent)
    else:
        _by_two_renames(built, target)


def _by_two_renames(built: Path, target: Path) -> None:
    previous = _previous(target)
    target.rename(previous)
    try:
        sync_folder(target.parent)
        built.rename(target)
        sync_folder(target.parent)
    except BaseException:
        if not target.exists():
            previous.rename(target)
        raise
    # The new one is in place: what cannot be removed of the older is left to the next builder.
    shutil.rmtree(_doom(previous, target), ignore_errors=True)


def _doom(previous: Path, target: Path) -> Path:
    """Rename what is to be removed: a kill half-way must leave nothing that could be taken for a whole tree."""
    doomed = _beside(target)
    return previous.rename(doomed / "previous").parent
