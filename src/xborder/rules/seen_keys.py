"""Which keys were met before, in memory that does not grow without end."""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import sqlite3
    import tempfile

#: How many keys are held in memory before digests go to a temporary file.
IN_MEMORY = 100_000


class SeenKeys:
    """A set of keys. Beyond a bound their digests go to a private temporary file, never the keys themselves.

    >>> with SeenKeys() as seen:
    ...     [seen.add(key) for key in ("46:incident:1", "46:incident:2", "46:incident:1")]
    [False, False, True]
    """

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._bound = in_memory
        self._held: set[str] = set()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._table: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, key: str) -> bool:
        """Note a key; True if it was met before."""
        if key in self._held:
            return True
        if self._table is not None:
            return self._table.execute("INSERT OR IGNORE INTO seen VALUES (?)", (_digest(key),)).rowcount == 0
        self._held.add(key)
        if len(self._held) > self._bound:
            self._table = self._spilled()
        return False

    def close(self) -> None:
        """Take the temporary file away."""
        if self._table is not None:
            self._table.close()
            self._table = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _spilled(self) -> "sqlite3.Connection":
        """A table on disk with what was held; those stay in memory too, for the first lookup is there."""
        import sqlite3  # both only for more keys than are held in memory
        import tempfile

        self._folder = tempfile.TemporaryDirectory(prefix="xborder-", ignore_cleanup_errors=True)
        table = sqlite3.connect(Path(self._folder.name) / "seen.db", isolation_level=None)
        table.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"
            "CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID; BEGIN;"
        )
        return table


def _digest(key: str) -> bytes:
    import hashlib

    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).digest()
