"""Several rows of a table to the frame of one record."""

from collections.abc import Iterable, Iterator
from functools import partial

from xborder.files.table_headings import BETWEEN
from xborder.files.xlsx_cells import XlsxRow
from xborder.findings import Finding
from xborder.formats.csv_source import Row
from xborder.formats.formula_cells import restored
from xborder.formats.frames import Frame, Place, Stray, Text
from xborder.formats.profile import Table
from xborder.formats.source_nodes import Node


class RowJoiner:
    """Adds rows to the frames of records, by the groups of columns of a profile."""

    def __init__(self, tree: Node, table: Table, file: str) -> None:
        self.file = file
        self._tree = tree
        self._counted = [tuple(name.split(BETWEEN, 1)) for name in table.counted]

    def joined(self, group: Iterable[Row | Finding]) -> Frame:
        """The frame of a record of these rows; where one is faulty, the frame has its finding."""
        frame: Frame | None = None
        faults: list[Finding] = []
        for row in group:
            if isinstance(row, Finding):
                faults.append(row)
                continue
            frame = frame or Frame(place=partial(row.place, None, self.file))
            faults.extend(row.faults if isinstance(row, XlsxRow) else ())
            self.add(frame, row)
        made = frame or Frame()
        made.findings.extend(faults)
        return made

    def add(self, frame: Frame, row: Row) -> None:
        """Add what a row says to the record that it belongs to."""
        items: dict[str, Frame] = {}
        for heading, text, place in self._filled(row):
            group, between, inner = heading.partition(BETWEEN)
            node = self._tree.children.get(group) if between else None
            if node is None or not node.repeats or inner not in node.children:
                self._once(frame, heading, text, place)
                continue
            if group not in items:
                items[group] = self._item(frame, group, row)
            items[group].values[inner] = Text(text, place)
        for group, inner in self._counted:
            if group in items and inner not in items[group].values:
                number = str(len(frame.frames[group]))
                items[group].values[inner] = Text(number, items[group].place)

    def _filled(self, row: Row) -> Iterator[tuple[str, str, Place]]:
        for heading, text in row.values.items():
            if text and not text.isspace():
                yield heading, restored(text), partial(row.place, heading, self.file)

    def _item(self, frame: Frame, group: str, row: Row) -> Frame:
        """A new item of a group: one for each row that fills any of its columns."""
        beside = frame.frames.setdefault(group, [])
        made = Frame(path=f"/{group}[{len(beside) + 1}]", parent=frame, place=partial(row.place, None, self.file))
        beside.append(made)
        return made

    def _once(self, frame: Frame, heading: str, text: str, place: Place) -> None:
        """What a record says once: a row that goes on with it may say the same again, or nothing."""
        if heading not in self._tree.children:
            frame.strays.append(Stray(path=f"/{heading}", text=text, place=place))
        elif heading not in frame.values:
            frame.values[heading] = Text(text, place)
        elif text.strip() != frame.values[heading].text.strip():
            frame.strays.append(Stray(path=f"/{heading}", text=text, place=place, repeated=True))
