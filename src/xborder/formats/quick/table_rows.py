"""Records of several rows of a table by the quick path."""

from collections.abc import Iterable

from xborder.files.table_headings import BETWEEN
from xborder.files.xlsx_cells import XlsxRow
from xborder.findings import Finding
from xborder.formats.compiled import Compiled
from xborder.formats.context import ReadContext
from xborder.formats.csv_source import Row
from xborder.formats.formula_cells import restored
from xborder.formats.profile import Table
from xborder.formats.quick.frames import Quick
from xborder.formats.quick.reading import Frames, QuickBlock
from xborder.formats.read_record import ReadRecord


class QuickTable:
    """Reads the records of one table; what is odd in one takes the careful path."""

    def __init__(self, ready: Compiled, table: Table, context: ReadContext, file: str) -> None:
        self._block = QuickBlock(ready, ready.readers[0], context, file)
        self._root = Quick()
        self._columns: dict[str, tuple[str, str]] = {}
        for name, node in ready.tree.root.children.items():
            if node.repeats:
                self._columns.update({f"{name}{BETWEEN}{inner}": (name, inner) for inner in node.children})
            else:
                self._columns[name] = ("", name)
        self._counted = [self._columns[name] for name in table.counted if name in self._columns]

    def read(self, group: Iterable[Row | Finding], ordinal: int, frames: Frames) -> ReadRecord:
        """The record of these rows; ``frames`` gives what the careful path would have read it from."""
        return self._block.read(self._root, self._frame(group), ordinal, frames)

    def _frame(self, group: Iterable[Row | Finding]) -> Quick:
        frame = Quick()
        for row in group:
            if isinstance(row, Finding) or (isinstance(row, XlsxRow) and row.faults):
                frame.odd = True
            else:
                self._add(frame, row.values)
        return frame

    def _add(self, frame: Quick, values: dict[str, str]) -> None:
        columns, items = self._columns, {}
        for heading, written in values.items():
            text = restored(written) if written[:1] == "'" else written
            if not text or text.isspace():
                continue
            if heading not in columns:
                frame.odd = True
                return
            name, inner = columns[heading]
            if not name:
                if text.strip() != frame.values.setdefault(inner, text).strip():
                    frame.odd = True
                continue
            if name not in items:
                items[name] = _item(frame, name)
            items[name].values[inner] = text
        for name, inner in self._counted:
            if name in items:
                items[name].values.setdefault(inner, str(len(frame.frames[name])))


def _item(frame: Quick, name: str) -> Quick:
    beside = frame.frames.setdefault(name, [])
    made = Quick(f"/{name}[{len(beside) + 1}]", frame)
    beside.append(made)
    return made
