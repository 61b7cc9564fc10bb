"""The force's own log of a build: each disclosure on record before the bundle appears, taken back where it does not."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from xborder.agreements.log import DisclosureLog
from xborder.agreements.release import release_route
from xborder.casefile.sharing import Shared
from xborder.findings import Report

#: The file of a bag whose digest stands for the whole bag.
_WHOLE = "tagmanifest-sha512.txt"


@attrs.define
class ForceLog:
    """What one build put on record in a force's log, until its bundle is in place."""

    path: Path
    _receipts: list[tuple[str, dt.datetime]] = attrs.field(init=False, factory=list)

    def announce(self, shared: Shared, bag: Path) -> Report:
        """Put every disclosure of a case on record, with the digest of its bag. Source: DPA 2018 s.62.

        What keeps that from being done is an error, and nothing may leave then.
        """
        digest = f"sha256:{hashlib.sha256((bag / _WHOLE).read_bytes()).hexdigest()}"
        made = release_route(shared.agreement, shared.route, log=_WithBundle(DisclosureLog(self.path), digest))
        if made.value is not None:
            at = shared.route.decisions[0].request.now
            self._receipts += [(receipt, at) for receipt in made.value.receipts]
        return made.report

    def take_back(self) -> None:
        """Put on record that nothing left after all. Raises OSError where even that cannot be written."""
        while self._receipts:
            receipt, at = self._receipts[-1]
            DisclosureLog(self.path).aborted(receipt, reason="the bundle was not finished", at=at.isoformat())
            self._receipts.pop()


@contextmanager
def on_record(path: Path | None) -> Iterator[ForceLog | None]:
    """A force's log for the length of a build, if there is one: what was announced is taken back if the block fails."""
    log = ForceLog(path) if path is not None else None
    try:
        yield log
    except BaseException:
        if log is not None:
            log.take_back()
        raise


@attrs.frozen
class _WithBundle:
    """A log that is told which bundle carries what is disclosed."""

    log: DisclosureLog
    digest: str

    def disclosed(self, entry: Mapping[str, Any]) -> str:
        return self.log.disclosed({**entry, "bundle": self.digest})

    def aborted(self, receipt: str, *, reason: str, at: str) -> None:
        self.log.aborted(receipt, reason=reason, at=at)
