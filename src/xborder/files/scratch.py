"""Where files are put that another program must read from the disk for a moment.

A process that is killed removes nothing. What it had put into the system's folder
for temporary files, a picture of a place say, would stay there for good. Inside
the folder of a build it goes with the rest of that build's work.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_WHERE: ContextVar[Path | None] = ContextVar("scratch", default=None)


@contextmanager
def scratch_in(folder: Path) -> Iterator[None]:
    """Within the block, and in this thread, everything of the kind is put into ``folder``, which is there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as work, scratch_in(Path(work)), scratch_folder() as made:
    ...     made.parent == Path(work)
    True
    """
    token = _WHERE.set(folder)
    try:
        yield
    finally:
        _WHERE.reset(token)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder that is gone when the block ends, for nobody else to read."""
    with tempfile.TemporaryDirectory(prefix="xborder-page-", dir=_WHERE.get()) as folder:
        yield Path(folder)
