"""Gathers findings up to a limit, then only counts."""

from xborder.findings import Finding, Location, Report, finding


class Tally:
    """A growing list of findings that a hostile file cannot make endless.

    >>> tally = Tally("a.json", limit=1)
    >>> for _ in range(3):
    ...     tally.add(finding("XB-JSON-002", Location(file="a.json")))
    >>> [entry.code for entry in tally.report()]
    ['XB-JSON-002', 'XB-FILE-012']
    """

    def __init__(self, file: str, limit: int) -> None:
        self.file = file
        self._limit = limit
        self._kept: list[Finding] = []
        self._dropped = 0

    def add(self, entry: Finding) -> None:
        """Keep the finding, or count it once the limit is reached."""
        if len(self._kept) < self._limit:
            self._kept.append(entry)
        else:
            self._dropped += 1

    def __bool__(self) -> bool:
        return bool(self._kept or self._dropped)

    def report(self) -> Report:
        """The findings kept, and one that says how many more there are."""
        if not self._dropped:
            return Report(tuple(self._kept))
        more = finding("XB-FILE-012", Location(file=self.file), count=self._dropped)
        return Report((*self._kept, more))
