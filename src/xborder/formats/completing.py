"""What can be told only when a document is filled: what is missing beside what is there, and what may not be there."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from xborder.formats.frames import Frame
from xborder.formats.profile import Block, Condition, Group, Line
from xborder.formats.source_nodes import ITSELF, Node
from xborder.formats.source_tree import SourceTree

#: Reports a finding: its code, the pointer into a record, and the words of its message.
Found = Callable[..., None]


@attrs.frozen(kw_only=True)
class _Waiting:
    frame: Frame
    start: Node
    item: Line | Group
    pointer: str


class Completing:
    """Remembers lines and groups whose conditions look at what is written around them, and judges them in the end."""

    def __init__(self, tree: SourceTree, found: Found) -> None:
        self._tree, self._found = tree, found
        self._missing: list[_Waiting] = []
        self._present: list[_Waiting] = []
        self._records: dict[str, int] = {}

    def count(self, block: Block) -> None:
        """Remember that a record of a block is written."""
        self._records[block.type] = self._records.get(block.type, 0) + 1

    def missing(self, frame: Frame, start: Node, item: Line | Group, pointer: str) -> None:
        """A line without a value, or a group without an item: it may be needed."""
        if item.required is None:
            return
        if item.required_when is None and not (isinstance(item, Line) and item.part_of):
            self._found("XB-FORMAT-020", pointer, reason=item.required)
        else:
            self._missing.append(_Waiting(frame=frame, start=start, item=item, pointer=pointer))

    def present(self, frame: Frame, start: Node, item: Line | Group, pointer: str) -> None:
        """A line with a value, or a group with an item: it may be refused."""
        if item.refused_when is not None:
            self._present.append(_Waiting(frame=frame, start=start, item=item, pointer=pointer))

    def complete(self, root: Frame, blocks: Iterable[Block]) -> None:
        """Name what is missing and what is refused, now that all that conditions look at is written."""
        for each in self._missing:
            within = each.item.part_of if isinstance(each.item, Line) else None
            begun = within is None or self._begun(root, each, within)
            if begun and self._holds(root, each.frame, each.start, each.item.required_when, otherwise=True):
                self._found("XB-FORMAT-020", each.pointer, reason=each.item.required)
        for each in self._present:
            if self._holds(root, each.frame, each.start, each.item.refused_when, otherwise=False):
                self._found("XB-FORMAT-194", each.pointer, reason=each.item.refused)
        for block in blocks:
            number = self._records.get(block.type, 0)
            if block.required is not None and not number:
                self._found("XB-FORMAT-195", "", type=block.type, reason=block.required)
            single = block.single_when
            if number > 1 and self._holds(root, root, self._tree.root, single, otherwise=False):
                self._found("XB-FORMAT-196", "", type=block.type, number=number, reason=block.single)
        self._missing.clear()
        self._present.clear()

    def _begun(self, root: Frame, waiting: _Waiting, part: str) -> bool:
        spot = self._tree.spot(waiting.start, part)
        around = spot.base(root, waiting.frame)
        within = "" if spot.key == ITSELF else f"{spot.key}/"
        return any(key.startswith(within) for key in (*around.values, *around.frames))

    def _holds(self, root: Frame, frame: Frame, start: Node, condition: Condition | None, *, otherwise: bool) -> bool:
        if condition is None:
            return otherwise
        spot = self._tree.spot(start, condition.path)
        holders = [root if spot.rooted else frame.around(spot.out)]
        for hop in spot.hops:
            holders = [inner for holder in holders for inner in holder.frames.get(hop, ())]
        texts = list(_texts(holders, spot.key))
        return any(map(condition.holds, texts)) if texts else condition.holds(None)


def _texts(holders: Iterable[Frame], key: str) -> Iterator[Any]:
    for holder in holders:
        found = holder.values.get(key)
        if found is not None and found.text.strip():
            yield found.text
