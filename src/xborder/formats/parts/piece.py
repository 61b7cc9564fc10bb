"""What a file is cut into: spans of bytes, one a record, and the segments around them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

#: A line and a column, both from 1.
At = tuple[int, int]


@attrs.frozen
class Segment:
    """Bytes ``start`` to ``end`` of a file and the place of the first; or ``text``, which the file should have had."""

    start: int
    end: int
    at: At = (1, 1)
    text: bytes | None = None


@attrs.frozen
class Span:
    """The bytes of one record, where they begin, and the record's number in its list, from 1 (in a table: its row).

    ``first`` is the number that it had in the message from which it was set aside.
    """

    start: int
    end: int
    at: At
    number: int
    first: int | None = None

    @property
    def ordinal(self) -> int:
        """The number of the record in the message that it came in."""
        return self.number if self.first is None else self.first


@attrs.frozen(kw_only=True)
class Layout:
    """A list of records and what stands before and after it.

    With ``rows`` the numbers of spans are rows; otherwise ``numbered`` is what
    stands before the number of a record in its path (``/Log/Visit[``, ``/nominals/``).
    """

    spans: Iterable[Span]
    before: tuple[Segment, ...] = ()
    after: tuple[Segment, ...] = ()
    rows: bool = False
    numbered: str | None = None


def advance(at: At, data: bytes) -> At:
    r"""The place after some bytes, lines ending as editors count them.

    >>> advance((3, 5), b"ab"), advance((3, 5), b"a\r\nb")
    ((3, 7), (4, 2))
    """
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = data.count(b"\n")
    width = len(data[data.rfind(b"\n") + 1 :].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    return (at[0] + lines, width + 1) if lines else (at[0], at[1] + width)


def runs(spans: Iterable[Span | None], *, most: int, size: int) -> Iterator[tuple[Span, ...]]:
    """Neighbouring spans in groups of at most ``most``, each of about ``size`` bytes; None is one that is left out.

    >>> [len(run) for run in runs((Span(n, n + 1, (1, 1), n) for n in range(5)), most=2, size=9)]
    [2, 2, 1]
    """
    run: list[Span] = []
    for span in spans:
        apart = span is None or (bool(run) and span.ordinal != run[-1].ordinal + 1 and span.first is not None)
        if run and (apart or span is None or len(run) >= most or span.end - run[0].start > size):
            yield tuple(run)
            run = []
        if span is not None:
            run.append(span)
    if run:
        yield tuple(run)


def read_range(path: Path, start: int, end: int) -> bytes:
    """Some bytes of a file."""
    with path.open("rb") as handle:
        handle.seek(start)
        return handle.read(end - start)
