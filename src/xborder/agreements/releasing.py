"""Releasing a decision of any size, block by block: each is on record before a byte of it is written."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import attrs

from xborder.agreements.decided import Decided
from xborder.agreements.log_entry import entry_of
from xborder.agreements.release import Sink, cannot_be_carried
from xborder.files.refused import Refused
from xborder.findings import Report, finding

#: How many records are put on record with one entry, and held in memory at once.
BLOCK = 1000


@attrs.define(kw_only=True)
class Releasing:
    """A release under way, with the receipts of what is on record so far."""

    decided: Decided
    log: Sink
    block: int = BLOCK
    receipts: list[str] = attrs.field(factory=list)
    failed: bool = False

    def records(self) -> Iterator[dict[str, Any]]:
        """What leaves, record by record; the entry of its block is on disk before the first of the block is given.

        Raises Refused where the log cannot be written, or the channel may not carry what is marked so.
        """
        cannot = cannot_be_carried(self.decided.agreement, self.decided.head.request.channel)
        if cannot:
            raise Refused(*cannot)
        leaving = self.decided.leaving()
        while block := list(itertools.islice(leaving, self.block)):
            self._put_on_record([sent for _, _, sent, _ in block])
            for _, _, _, data in block:
                yield data
            block.clear()  # before the next is read: one block is held, never two

    def not_done(self) -> None:
        """Say that what is on record did not leave after all."""
        self.failed = True

    def take_back(self, reason: str) -> Report:
        """Put on record that the disclosures were not carried out; where not even that can be written, it is said."""
        at = self.decided.head.request.now.isoformat()
        found = []
        for receipt in self.receipts:
            try:
                self.log.aborted(receipt, reason=reason, at=at)
            except OSError as error:
                found.append(finding("XB-REL-005", receipt=receipt, detail=type(error).__name__))
        return Report(tuple(found))

    def _put_on_record(self, sent: list[Any]) -> None:
        decided = self.decided
        entry = entry_of(decided.agreement, decided.head, decided.report["digest"], sent)
        try:
            self.receipts.append(self.log.disclosed(entry))
        except OSError as error:
            raise Refused(finding("XB-REL-003", detail=type(error).__name__)) from error


@contextmanager
def releasing(decided: Decided, log: Sink, *, block: int = BLOCK) -> Iterator[Releasing]:
    """Release; if the block fails, or says that it is not done, that is on record for every receipt of the run.

    Raises Refused where not even that can be written.
    """
    under_way = Releasing(decided=decided, log=log, block=block)
    try:
        yield under_way
    except BaseException as error:
        left = under_way.take_back("what was released could not be written")
        if left:
            before = error.report if isinstance(error, Refused) else Report()
            raise Refused(*before, *left) from error
        raise
    if under_way.failed and (left := under_way.take_back("what was released was not written")):
        raise Refused(*left)
