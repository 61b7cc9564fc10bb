"""A file that appears whole or not at all."""

import os
import tempfile
from pathlib import Path

from xborder.files.refused import Refused
from xborder.findings import Location, finding


def write_whole(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file beside its place and move it there in one step.

    Raises Refused if the file is there and ``replace`` is not given, or if it
    cannot be written; what was there is then as it was.
    """
    if path.is_symlink() or path.is_dir() or (path.exists() and not replace):
        raise Refused(finding("XB-OUT-001", Location(file=str(path))))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".xborder-writing")
    except OSError as error:
        raise Refused(finding("XB-OUT-002", Location(file=str(path)), detail=_plain(error))) from None
    try:
        _fill(descriptor, content)
        _place(Path(name), path, replace=replace)
    except OSError as error:
        raise Refused(finding("XB-OUT-002", Location(file=str(path)), detail=_plain(error))) from None
    finally:
        Path(name).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make renames within a folder last, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fill(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _place(made: Path, path: Path, *, replace: bool) -> None:
    made.chmod(0o644)
    if replace:
        made.replace(path)
    else:
        # A link fails where somebody has made the file in the meantime: nothing is overwritten.
        os.link(made, path)
    sync_folder(path.parent)


def _plain(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else "the system refused"
