"""Working through many files: large ones two at a time, small ones one after another.

hashlib lets other threads run only while it digests a large buffer. For small
files two threads hand the interpreter back and forth and are slower than one.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from xborder.bundle.hashing import LARGE

T = TypeVar("T")
R = TypeVar("R")
Progress = Callable[[int, int], None]
"""Told the number of files done and of bytes done, from the thread that started the work."""


def work_through(
    items: Iterable[tuple[T, int]], work: Callable[[T], R], progress: Progress | None = None
) -> list[tuple[T, R]]:
    """Do ``work`` on each item (given with its size in bytes); give every item with its result.

    The results of large items come first; within each lane they keep the order
    of ``items``. An exception in ``work`` is raised here.

    >>> work_through([("a", 1), ("b", 2)], str.upper)
    [('a', 'A'), ('b', 'B')]
    """
    small: list[tuple[T, int]] = []
    large: list[tuple[T, int]] = []
    for item in items:
        (large if item[1] >= LARGE else small).append(item)
    tally = _Tally(progress)
    results: list[tuple[T, R]] = []
    if large:
        with ThreadPoolExecutor(max_workers=2) as pool:
            for (big, size), result in zip(large, pool.map(work, (one for one, _ in large)), strict=True):
                results.append((big, result))
                tally.add(size)
    for little, size in small:
        results.append((little, work(little)))
        tally.add(size)
    return results


class _Tally:
    """Counts what is done and tells whoever asked."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress
        self.files = 0
        self.bytes = 0

    def add(self, size: int) -> None:
        self.files += 1
        self.bytes += size
        if self.progress:
            self.progress(self.files, self.bytes)
