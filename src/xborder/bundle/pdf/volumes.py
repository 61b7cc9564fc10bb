"""Volumes: a bundle that is too long or too large for one file is parted between its documents.

No document is parted unless it is longer than a volume by itself.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

import attrs

from xborder.bundle.pdf.sources import INDEX, Part, Place

_LONGEST = 64


@attrs.frozen(kw_only=True)
class Limits:
    """The most pages and bytes that a volume may have; None is no limit."""

    pages: int | None = None
    size: int | None = None


@attrs.frozen(kw_only=True)
class Volume:
    """One file of a bundle: what stands before its index, and the documents behind it."""

    number: int
    before: tuple[Part, ...]
    body: tuple[Part, ...]

    @property
    def index_key(self) -> str:
        """The key of its index."""
        return INDEX if self.number == 1 else f"{INDEX}/{self.number}"

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everything but the index."""
        return (*self.before, *self.body)


@attrs.frozen(kw_only=True)
class Measures:
    """What is known of parts, by key: pages, and bytes (estimated until a file is written)."""

    pages: Mapping[str, int]
    sizes: Mapping[str, int]

    def of(self, part: Part) -> tuple[int, int]:
        """Pages and bytes of one part."""
        return (self.pages.get(part.key, 1), self.sizes.get(part.key, 0))


def one_volume(parts: Sequence[Part]) -> list[Volume]:
    """The whole bundle as one file."""
    front = tuple(part for part in parts if part.place is Place.FRONT)
    return [Volume(number=1, before=front, body=tuple(part for part in parts if part.place is Place.BODY))]


def part_into_volumes(parts: Sequence[Part], measures: Measures, limits: Limits, front: Sequence[int]) -> list[Volume]:
    """Fill volumes in order. ``front`` are the pages before the first document of each volume, as far as known."""
    whole = one_volume(parts)[0]
    room = _Room(limits=limits, front=front)
    bodies: list[list[Part]] = [[]]
    filled = (0, 0)
    for unit in _units(whole.body):
        pages, size = _sum(unit, measures)
        if bodies[-1] and not room.holds(len(bodies), filled[0] + pages, filled[1] + size):
            bodies.append([])
            filled = (0, 0)
        if room.holds(len(bodies), pages, size):
            bodies[-1] += unit
            filled = (filled[0] + pages, filled[1] + size)
            continue
        pieces = list(_pieces(unit[-1], measures, room.pages_of(len(bodies), unit[-1], measures)))
        bodies[-1] += [*unit[:-1], pieces[0]]
        bodies += [[piece] for piece in pieces[1:]]
        # What follows a document of several volumes begins a new one, unless its last piece leaves room.
        filled = _sum([pieces[-1]], _shared(pieces, unit[-1], measures))
    return [
        Volume(number=number, before=whole.before if number == 1 else (), body=tuple(body))
        for number, body in enumerate(bodies, 1)
    ]


@attrs.frozen(kw_only=True)
class _Room:
    limits: Limits
    front: Sequence[int]

    def holds(self, volume: int, pages: int, size: int) -> bool:
        fits = self.limits.pages is None or pages <= self._pages(volume)
        return fits and (self.limits.size is None or size <= self.limits.size)

    def pages_of(self, volume: int, part: Part, measures: Measures) -> int:
        """How many pages of a document that is too long go into one volume."""
        pages, size = measures.of(part)
        by_pages = self._pages(volume) if self.limits.pages is not None else pages
        by_size = self.limits.size * pages // max(size, 1) if self.limits.size is not None else pages
        return max(1, min(by_pages, by_size))

    def _pages(self, volume: int) -> int:
        front = self.front[min(volume, len(self.front)) - 1]
        return max(1, (self.limits.pages or 0) - front)


def _units(body: Sequence[Part]) -> Iterator[list[Part]]:
    """Documents, each with what only leads to it: a divider is never the last page of a volume."""
    unit: list[Part] = []
    for part in body:
        unit.append(part)
        if part.in_index:
            yield unit
            unit = []
    if unit:
        yield unit


def _pieces(part: Part, measures: Measures, pages: int) -> Iterator[Part]:
    """A document in pieces of so many pages; one that is generated stays whole."""
    total = measures.of(part)[0]
    if callable(part.source) or total <= pages:
        yield part
        return
    chosen = part.pages or tuple(range(1, total + 1))
    last = -(-total // pages)
    for number, start in zip(count(1), range(0, total, pages), strict=False):
        words = f" (part {number} of {last})"
        yield attrs.evolve(
            part,
            key=piece_key(part.key, number),
            title=f"{part.title}{words}",
            description=f"{part.label}{words}",
            pages=chosen[start : start + pages],
        )


def piece_key(key: str, number: int) -> str:
    """The key of one piece of a document; the first keeps that of the document.

    >>> piece_key("36.statement.S1", 1), piece_key("36.statement.S1", 2)
    ('36.statement.S1', '36.statement.S1/part2')
    """
    if number == 1:
        return key
    words = f"/part{number}"
    digest = hashlib.sha256(key.encode()).hexdigest()[:8]
    return f"{key}{words}" if len(key) + len(words) <= _LONGEST else f"{key[:40]}-{digest}{words}"


def _shared(pieces: Sequence[Part], part: Part, measures: Measures) -> Measures:
    pages, size = measures.of(part)
    counts = {piece.key: len(piece.pages or ()) or pages for piece in pieces}
    return Measures(pages=counts, sizes={key: size * each // max(pages, 1) for key, each in counts.items()})


def _sum(parts: Sequence[Part], measures: Measures) -> tuple[int, int]:
    known = [measures.of(part) for part in parts]
    return (sum(pages for pages, _ in known), sum(size for _, size in known))
