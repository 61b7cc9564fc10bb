"""Judging records one after another, in memory that does not grow with their number.

What a record shows by itself is judged as it comes. What two records show
together needs both at once: the records are held for that up to a bound, and
beyond it the check says that they were not compared.
"""

from collections.abc import Iterable, Iterator
from typing import Self

import attrs

from xborder.findings import Finding, Location, Sourced, finding
from xborder.rules.checking import compare
from xborder.rules.context import RuleContext
from xborder.rules.named import key_of
from xborder.rules.register import rules_for
from xborder.rules.seen_keys import SeenKeys

#: How many records are held so that they can be compared with each other.
TOGETHER = 10_000


@attrs.define(kw_only=True)
class Stream:
    """The check of a stream of records: :meth:`take` each of them, then :meth:`end`.

    ``together`` bounds how many are held. Use it as a context: keys of records
    may be noted in a temporary file, as digests, which goes when it closes.

    >>> import datetime as dt
    >>> with Stream(context=RuleContext(now=dt.datetime(2026, 11, 2, tzinfo=dt.UTC))) as stream:
    ...     list(stream.end())
    []
    """

    context: RuleContext
    together: int = TOGETHER
    number: int = 0
    _links_taken: bool = attrs.field(init=False, default=False)
    _held: list[Sourced] = attrs.field(init=False, factory=list)
    _seen: SeenKeys = attrs.field(init=False, factory=SeenKeys)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._seen.close()

    def take(self, record: Sourced) -> Iterator[Finding]:
        """What one record shows by itself, and whether its key was met before."""
        self.number += 1
        self._links_taken = self._links_taken or record.type == "links"
        if self.number <= self.together:
            self._held.append(record)
        elif self._held:
            self._held.clear()
        if self._seen.add(key_of(record)):
            yield finding("XB-CASE-001", record.at("/ref"), key=key_of(record))
        yield from self._alone(record)

    def end(self) -> Iterator[Finding]:
        """What the records show together; or that they were too many to be compared."""
        if self.context.links is not None and not self._links_taken:
            yield from self._alone(Sourced(type="links", record=self.context.links, data={}))
        if self.number <= self.together:
            yield from compare(self._held, self.context)
        else:
            yield finding("XB-CASE-006", Location(), number=self.number, together=self.together)

    def _alone(self, record: Sourced) -> Iterator[Finding]:
        for rule in rules_for(record, comparing=False):
            yield from rule.check(record, self.context)


def check_stream(records: Iterable[Sourced], context: RuleContext, *, together: int = TOGETHER) -> Iterator[Finding]:
    """Judge records as they come: what ``check_many`` finds, in another order and in bounded memory.

    >>> import datetime as dt
    >>> list(check_stream([], RuleContext(now=dt.datetime(2026, 11, 2, tzinfo=dt.UTC))))
    []
    """
    with Stream(context=context, together=together) as stream:
        for record in records:
            yield from stream.take(record)
        yield from stream.end()
