"""The rows of a table to be written: its headings in one row or two, and one row or more for each record."""

from collections.abc import Iterable, Iterator

from xborder.files.table_headings import BETWEEN
from xborder.formats.frames import Frame, Text
from xborder.formats.profile import Profile


def heading_rows(profile: Profile) -> list[list[str]]:
    """The heading row, or the names of groups above it.

    >>> from xborder.formats import load_profile
    >>> top, bottom = heading_rows(load_profile("coursing-log-csv").value)
    >>> top[:1], bottom[:1], bottom[-1:]
    ([''], ['Log ref'], ['Restricted (Y/N)'])
    """
    header = profile.detect.header
    if profile.table is None or not any(BETWEEN in name for name in header):
        return [list(header)]
    top, before = [], ""
    for name in header:
        group = name.rpartition(BETWEEN)[0]
        top.append(group if group != before else "")
        before = group
    return [top, [name.rpartition(BETWEEN)[2] for name in header]]


def rows_of(profile: Profile, frames: Iterable[Frame]) -> Iterator[list[Text | None]]:
    """The cells of each row, in the order of the headings; None for a cell that is empty.

    A record takes as many rows as its longest group has items. The reference
    stands in each of them, so that sorting the sheet tears nothing apart; what
    the record says once stands in the first.
    """
    header = profile.detect.header
    for frame in frames:
        if profile.table is None:
            yield [frame.values.get(name) for name in header]
            continue
        for number in range(max((len(items) for items in frame.frames.values()), default=1) or 1):
            yield [_cell(frame, name, number, profile.table.key) for name in header]


def _cell(frame: Frame, name: str, number: int, key: str) -> Text | None:
    group, _, heading = name.partition(BETWEEN)
    if group in frame.frames:
        items = frame.frames[group]
        return items[number].values.get(heading) if number < len(items) else None
    return frame.values.get(name) if number == 0 or name == key else None
