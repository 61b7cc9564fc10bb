"""Which rows of a table are its headings, where titles stand above them or groups of columns have a name."""

from collections.abc import Collection, Iterator, Sequence

import attrs

#: Stands between the name of a group and the heading of one of its columns.
BETWEEN = " / "
#: How many rows are looked through for the headings.
WITHIN = 20


@attrs.frozen
class Heading:
    """The headings that were found: in which of the rows they end (from 0), and the name of each column."""

    last: int
    names: tuple[str, ...]


def find_heading(rows: Sequence[Sequence[str]], wanted: Collection[str]) -> Heading:
    """The row, or the two rows one above the other, that hold the headings ``wanted``.

    Where none holds them all, those that hold most, so that a reader can name
    what is missing; the first row, if there are none at all. ``rows`` must not
    be empty.

    >>> rows = [["Log 2026", "", ""], ["", "Vehicle", ""], ["Ref", "VRM", "Make"], ["A1", "", ""]]
    >>> find_heading(rows, ["Ref", "Vehicle / VRM", "Vehicle / Make"])
    Heading(last=2, names=('Ref', 'Vehicle / VRM', 'Vehicle / Make'))
    """
    known = frozenset(wanted)
    return max(_candidates(rows, known), key=lambda each: len(known.intersection(each.names)))


def _candidates(rows: Sequence[Sequence[str]], wanted: frozenset[str]) -> Iterator[Heading]:
    """Rows alone first: where two candidates hold as many, the earlier one is taken."""
    for number, row in enumerate(rows):
        yield Heading(number, tuple(cell.strip() for cell in row))
    for number in range(1, len(rows)):
        yield Heading(number, two_levels(rows[number - 1], rows[number], wanted))


def two_levels(top: Sequence[str], bottom: Sequence[str], wanted: Collection[str]) -> tuple[str, ...]:
    """The names of columns under groups: ``Vehicle / VRM``.

    A merged cell has its text in its first column only, in a workbook as in the
    CSV that is saved from it. So a column with nothing above it may belong to the
    group on its left or stand alone: it stands alone, and ends the group, if its
    heading is wanted so and not within the group. A heading merged with the cell below it is
    the one text of its column.

    >>> two_levels(["Ref", "Vehicle", "", ""], ["", "VRM", "Make", "Officer"], ["Ref", "Officer"])
    ('Ref', 'Vehicle / VRM', 'Vehicle / Make', 'Officer')
    """
    width = max(len(top), len(bottom))
    names: list[str] = []
    group = ""
    for above, below in zip(_padded(top, width), _padded(bottom, width), strict=True):
        if above:
            group = above if below else ""
        elif below in wanted and f"{group}{BETWEEN}{below}" not in wanted:
            group = ""
        names.append((f"{group}{BETWEEN}{below}" if group else below) or above)
    return tuple(names)


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [cell.strip() for cell in row] + [""] * (width - len(row))
