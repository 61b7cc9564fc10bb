"""A file written bit by bit that appears whole or not at all, and a folder for what is needed on the way.

Both stand beside their target under hidden names. Whoever writes holds a lock on
them, so that what a killed process left is told from the work of another, and
is removed by the next that writes there.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from xborder.files.refused import Refused
from xborder.files.writing import check_free, make_parent, put_in_place, why
from xborder.findings import Location, finding

_WRITING, _WORK = ".xborder-writing", ".xborder-work"


class WholeFile:
    """A file in the making: write to ``handle``, then ``commit`` or ``discard``.

    Raises Refused at once where the file may not or cannot be written there, and
    from ``commit``; what was there is then as it was.
    """

    def __init__(self, path: Path, *, replace: bool = False) -> None:
        self.path, self._replace = path, replace
        with _plainly(path):
            check_free(path, replace=replace)
            make_parent(path)
            _sweep(path)
            descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=_WRITING)
        self._made = Path(name)
        self.handle: BinaryIO = os.fdopen(descriptor, "wb")
        _lock(descriptor)

    def seal(self) -> None:
        """Make what was written last on the disk, so that nothing but the move is left to do."""
        with _plainly(self.path):
            self.handle.flush()
            os.fsync(self.handle.fileno())

    @property
    def made(self) -> Path:
        """Where the file is being written."""
        return self._made

    def commit(self) -> None:
        """Move the file to its place."""
        try:
            self.seal()
            with _plainly(self.path):
                self.handle.close()
                put_in_place(self._made, self.path, replace=self._replace)
        finally:
            self.discard()

    def discard(self) -> None:
        """Leave nothing behind; after ``commit`` it does nothing."""
        with contextlib.suppress(OSError):
            self.handle.close()
        self._made.unlink(missing_ok=True)


@contextmanager
def work_beside(target: Path | None) -> Iterator[Path]:
    """A folder for the time of a piece of work, beside its target (None: where the system keeps such folders).

    Raises Refused where it cannot be made.
    """
    parent, name = (None, "") if target is None else (target.parent, f".{target.name}")
    with _plainly(target or Path(tempfile.gettempdir())):
        if target is not None:
            make_parent(target)
            _sweep(target)
        folder = Path(tempfile.mkdtemp(dir=parent, prefix=f"{name}{_WORK}-"))
    descriptor = os.open(folder, os.O_RDONLY)
    _lock(descriptor)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    where = Location(file=str(path))
    try:
        yield
    except FileExistsError:
        raise Refused(finding("XB-OUT-001", where)) from None
    except (OSError, ValueError) as error:
        raise Refused(finding("XB-OUT-002", where, detail=why(error))) from None


def _lock(descriptor: int) -> bool:
    """Hold a lock for as long as the descriptor is open; False if somebody else holds it."""
    try:
        import fcntl
    except ImportError:  # a system without such locks keeps what is left until somebody removes it
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sweep(target: Path) -> None:
    """Remove what processes that are gone left beside a target."""
    for left in target.parent.iterdir():
        name = left.name
        ours = name.startswith(f".{target.name}{_WORK}-") or (
            name.startswith(f".{target.name}.") and name.endswith(_WRITING)
        )
        if ours and not left.is_symlink():
            _remove_if_left(left)


def _remove_if_left(left: Path) -> None:
    with contextlib.suppress(OSError):
        descriptor = os.open(left, os.O_RDONLY)
        try:
            if _lock(descriptor):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        finally:
            os.close(descriptor)
