"""Losses as they are passed on: plain values that another process can be given, and counts of all."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from xborder.findings import Location
from xborder.formats.loss import LossEntry, LossKind

#: ``read`` or ``written``, and what happened.
Count = tuple[str, str]


@attrs.frozen
class Loss:
    """One loss of one side of a conversion, ``read`` or ``written``; ``record`` is the reference of its record."""

    side: str
    kind: str
    path: str
    record: str | None
    note: str
    location: Location
    example: str | None

    def to_data(self) -> dict[str, Any]:
        """The loss as JSON-shaped values; what is not set is left out."""
        place = {key: value for key, value in attrs.asdict(self.location).items() if value is not None}
        data = {"side": self.side, "kind": self.kind, "path": self.path, "note": self.note, "location": place}
        return {
            **{key: value for key, value in data.items() if value not in ("", {})},
            **({} if self.example is None else {"example": self.example}),
        }


@attrs.define
class Losses:
    """How many losses of each side and kind there were; each of them too where somebody wants to see them."""

    counts: Counter[Count] = attrs.field(factory=Counter)
    each: list[Loss] = attrs.field(factory=list)

    def take(
        self,
        side: str,
        entries: Iterable[LossEntry],
        *,
        each: bool,
        place: Callable[[Location], Location] | None = None,
    ) -> None:
        """Count losses; with ``each`` keep them, in the places that ``place`` gives."""
        for entry in entries:
            self.counts[side, entry.kind.value] += 1
            if each:
                where = entry.location if place is None else place(entry.location)
                self.each.append(
                    Loss(side, entry.kind.value, entry.path, entry.record, entry.note, where, entry.example)
                )

    def add(self, other: "Losses") -> None:
        """Put the losses of another part behind these."""
        self.counts.update(other.counts)
        self.each.extend(other.each)


def totals(counts: Counter[Count], side: str | None = None) -> dict[str, int]:
    """How many of each kind, every kind named; of one side or both."""
    return {
        kind.value: sum(number for (on, what), number in counts.items() if what == kind.value and side in {None, on})
        for kind in LossKind
    }


def summary(counts: Counter[Count], side: str) -> str:
    """One line: ``2 lost, 5 unmapped``, or ``nothing lost``.

    >>> summary(Counter({("read", "lost"): 2}), "read"), summary(Counter(), "written")
    ('2 lost', 'nothing lost')
    """
    return ", ".join(_named(totals(counts, side))) or "nothing lost"


def _named(counted: dict[str, int]) -> Iterator[str]:
    return (f"{number:,} {kind}" for kind, number in counted.items() if number)
