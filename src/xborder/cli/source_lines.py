"""Lines of the files that were checked, read again for the person who looks at a finding."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

#: The part of a line that is looked at: no reporter shows more.
_LONGEST = 10_000


class SourceLines:
    """Gives lines by file and number; of each file only where its lines begin is held.

    >>> SourceLines().line("absent.csv", 1) is None
    True
    """

    def __init__(self) -> None:
        self._starts = cache(_starts)

    def line(self, file: str, number: int) -> str | None:
        """One line without its end, or None if the file has none of that number or cannot be read."""
        try:
            starts = self._starts(file)
            if not 1 <= number < len(starts):
                return None
            with Path(file).open("rb") as handle:
                handle.seek(starts[number - 1])
                raw = handle.read(min(starts[number] - starts[number - 1], _LONGEST))
        except (OSError, ValueError):
            return None
        return raw.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r\n")


def _starts(file: str) -> "array[int]":
    """Where each line begins, and where the file ends; empty for what is no ordinary file."""
    from array import array  # only where a line is shown

    starts = array("Q", [0])
    path = Path(file)
    if not path.is_file():
        return starts
    with path.open("rb") as handle:
        for line in handle:
            starts.append(starts[-1] + len(line))
    return starts
