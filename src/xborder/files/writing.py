"""A file that appears whole or not at all."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from xborder.files.lasting import sync_folder
from xborder.files.reading import system_says
from xborder.files.refused import Refused
from xborder.findings import Location, finding


def write_whole(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file beside its place and move it there in one step.

    Raises Refused if the file is there and ``replace`` is not given, if what is
    there is no ordinary file, or if it cannot be written; what was there is then
    as it was.
    """
    where = Location(file=str(path))
    try:
        _write(path, content, replace=replace)
    except FileExistsError:
        raise Refused(finding("XB-OUT-001", where)) from None
    except (OSError, ValueError) as error:
        raise Refused(finding("XB-OUT-002", where, detail=why(error))) from None


def write_together(files: Sequence[tuple[Path, bytes]], *, replace: bool = False) -> None:
    """Write several files that belong together: all of them stand in full beside their places before the first is moved.

    Raises Refused as ``write_whole`` does; nothing that was there is then changed, unless the
    system fails between two moves.
    """
    begun: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, content in files:
            check_free(path, replace=replace)
            descriptor, made = _begin(path)
            begun.append((made, path))
            _fill(descriptor, content)
        for made, path in begun:
            put_in_place(made, path, replace=replace)
    except FileExistsError:
        raise Refused(finding("XB-OUT-001", Location(file=str(path)))) from None
    except (OSError, ValueError) as error:
        raise Refused(finding("XB-OUT-002", Location(file=str(path)), detail=why(error))) from None
    finally:
        for made, _ in begun:
            made.unlink(missing_ok=True)


@contextlib.contextmanager
def written_beside(path: Path, *, replace: bool = False) -> Iterator[BinaryIO]:
    """A file to be written piece by piece, which takes its place at ``path`` when the block ends well.

    Raises Refused as ``write_whole`` does, also for what the system refuses within
    the block; nothing is left of a file that was not finished.
    """
    where = Location(file=str(path))
    made = None
    try:
        check_free(path, replace=replace)
        descriptor, made = _begin(path)
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(made, path, replace=replace)
    except FileExistsError:
        raise Refused(finding("XB-OUT-001", where)) from None
    except (OSError, ValueError) as error:
        raise Refused(finding("XB-OUT-002", where, detail=why(error))) from None
    finally:
        if made is not None:
            made.unlink(missing_ok=True)


def make_parent(path: Path) -> None:
    """Make the folder that a file or folder is to stand in. Raises OSError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None


def open_up(made: Path, mode: int) -> None:
    """Give a new file or folder its permissions, where the file system has any: FAT refuses.

    What the user's umask keeps from others stays kept: a case holds personal data.
    """
    mask = os.umask(0o077)  # the only way to read it is to set it; the strictest for that moment
    os.umask(mask)
    with contextlib.suppress(PermissionError):
        made.chmod(mode & ~mask)


def why(error: Exception) -> str:
    """What the system said; a path that no system could take is a ValueError to Python.

    >>> why(ValueError("embedded null byte"))
    'the path holds a character that no path can hold'
    """
    return system_says(error) if isinstance(error, OSError) else "the path holds a character that no path can hold"


def check_free(path: Path, *, replace: bool) -> None:
    """Raises FileExistsError if a file may not be written here."""
    if path.is_symlink() or (path.exists() and not (replace and path.is_file())):
        raise FileExistsError


def _write(path: Path, content: bytes, *, replace: bool) -> None:
    check_free(path, replace=replace)
    descriptor, made = _begin(path)
    try:
        _fill(descriptor, content)
        put_in_place(made, path, replace=replace)
    finally:
        made.unlink(missing_ok=True)


def _begin(path: Path) -> tuple[int, Path]:
    """An empty file beside the place of another, open to be written, and for nobody else to read."""
    make_parent(path)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".xborder-writing")
    return descriptor, Path(name)


def _fill(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def put_in_place(made: Path, path: Path, *, replace: bool) -> None:
    """Move a finished file to its place in one step. Raises OSError, FileExistsError if something stands there."""
    open_up(made, 0o644)
    if replace:
        made.replace(path)
    else:
        _place_new(made, path)
    sync_folder(path.parent)


def _place_new(made: Path, path: Path) -> None:
    """Move to where nothing stands; raises FileExistsError where somebody has made the file in the meantime."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system has hard links (FAT, some shares), and each says so in its own way.
        # There an empty file claims the name first, and is then replaced: nobody's file is overwritten.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        try:
            made.replace(path)
        except BaseException:
            path.unlink()
            raise
