"""Pieces converted one after another, here or by several processes; what comes out is the same."""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Self

from xborder.formats.parts.work import Part, Piece, Task, convert_piece

#: So many pieces are under way for each process: enough to keep it at work, and few enough to be held in memory.
_AHEAD = 2


class Pool:
    """Converts pieces with so many processes; the parts come in the order of the pieces.

    Use it in a ``with`` block, at the end of which no process is left at work.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def parts(self, task: Task, pieces: Iterable[Piece], between: bytes) -> Iterator[tuple[Piece, Part]]:
        """What becomes of each piece."""
        if self._workers < 2:
            for piece in pieces:
                yield piece, convert_piece(task, piece, between)
            return
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self._workers, initializer=_begin, initargs=(os.getpid(),))
        waiting: deque[tuple[Piece, Future[Part]]] = deque()
        for piece in pieces:
            waiting.append((piece, self._executor.submit(convert_piece, task, piece, between)))
            if len(waiting) > _AHEAD * self._workers:
                first, future = waiting.popleft()
                yield first, future.result()
        for first, future in waiting:
            yield first, future.result()


def _begin(parent: int) -> None:
    """A process leaves Ctrl-C to the one that started it, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
