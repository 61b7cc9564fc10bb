"""From canonical records to frames: the lines of a profile, run the other way."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

import attrs

from xborder.formats import paths
from xborder.formats.codecs import Unprintable
from xborder.formats.frames import Frame
from xborder.formats.general_attributes import put_attributes
from xborder.formats.hooking import hooks_of
from xborder.formats.line_writer import LineWriter
from xborder.formats.profile import Block, Group, HookStep, Line, Profile
from xborder.formats.quick.parsing import Careful
from xborder.formats.quick.straight_writer import Write
from xborder.formats.shared_lists import SharedLists, said
from xborder.formats.source_nodes import Node
from xborder.formats.source_tree import SourceTree
from xborder.formats.written_item import Item


class FrameWriter:
    """Fills one root frame with the records of a message; ``findings`` says what the target cannot take."""

    def __init__(
        self, profile: Profile, tree: SourceTree, label: str, quick: Mapping[str, Write] | None = None
    ) -> None:
        self._profile, self._tree = profile, tree
        self._writer = LineWriter(profile, tree, label)
        self._around: dict[int, dict[Any, Frame]] = {}
        self._general = partial(put_attributes, profile)
        self._quick = quick or {}
        self._shared = SharedLists()
        self._hooks = {block.type: hooks_of(profile, HookStep.WRITE, block.type) for block in profile.blocks}
        self._chains = {block.type: tree.chain(block) for block in profile.blocks}
        self.root = Frame()
        self.findings = self._writer.findings

    def add(self, block: Block, data: Mapping[str, Any]) -> Frame:
        """Write one record; gives its frame, which is a root of its own where a row is a record."""
        data = self._hooks[block.type](data)
        self._writer.completing.count(block)
        if not block.levels:
            self.root = Frame()
        self._shared.begin()
        chain = self._chain(block)
        if not self._quickly(block, data, chain[-1]):
            chain = self._chain(block)
            item = Item(
                root=self.root,
                frame=chain[-1],
                start=self._tree.start(block),
                data=data,
                record=data,
                pointer="",
                extensions=data.get("extensions") or {},
            )
            self._lines(item, block.lines)
            if not block.levels:
                self.complete()
            for frame in chain:
                self._general(frame, item.extensions)
        self._hang(chain, self._chains[block.type])
        return chain[-1]

    def complete(self) -> None:
        """Name what the target needs or refuses beside what the records have written; nothing is added after it."""
        self._writer.completing.complete(self.root, [block for block in self._profile.blocks if not block.derived])

    def _quickly(self, block: Block, data: Mapping[str, Any], frame: Frame) -> bool:
        """Whether the record could be written by the quick path: then there is nothing to tell of it."""
        write = self._quick.get(block.type)
        if write is None:
            return False
        try:
            write(data, self.root, frame, data.get("extensions") or {})
        except (Careful, Unprintable):
            return False
        return True

    def _chain(self, block: Block) -> list[Frame]:
        """New frames for a record and what surrounds it, the root first; none of them hangs in the root yet."""
        chain = [self.root]
        for level in block.levels:
            chain.append(Frame(path=f"{chain[-1].path}/{level}", parent=chain[-1]))
        return chain

    def _hang(self, chain: list[Frame], nodes: tuple[Node, ...]) -> None:
        """Hang a record's frames in the root; it joins what surrounds another record, where that says the same."""
        around = chain[0]
        for frame, node in zip(chain[1:-1], nodes, strict=False):
            says = (node.key, said(frame))
            known = self._around.setdefault(id(around), {})
            if says not in known:
                known[says] = frame
                around.frames.setdefault(node.key, []).append(frame)
            around = known[says]
        if nodes:
            around.frames.setdefault(nodes[-1].key, []).append(chain[-1])

    def _lines(self, item: Item, lines: Iterable[Line | Group]) -> None:
        for line in lines:
            if isinstance(line, Group):
                self._group(item, line)
            elif line.sources and not line.read_only and item.counts(line):
                self._writer.line(item, line)
            elif line.value is not None and line.required is not None:
                self._writer.constant(item, line)

    def _group(self, item: Item, group: Group) -> None:
        node = self._tree.group(item.start, group)
        if group.to is None:
            self._stray_group(item, group, node)
            return
        values = paths.take(item.data, paths.canonical(group.to)) or []
        self._writer.judge(item, group, f"{item.pointer}/{group.to}", there=bool(values))
        for index, value in enumerate(values):
            inner = attrs.evolve(
                item,
                frame=self._inside(item, group, index + 1),
                start=node,
                data=value,
                outer=item,
                pointer=f"{item.pointer}/{group.to}/{index}",
            )
            self._lines(inner, group.lines)
            self._general(inner.frame, item.extensions)
            self._put(item, group, node, inner.frame)

    def _stray_group(self, item: Item, group: Group, node: Node) -> None:
        number = 1
        while True:
            frame = self._inside(item, group, number)
            if not any(path == frame.path or path.startswith(f"{frame.path}/") for path in item.extensions):
                first = self._inside(item, group, 1)
                self._writer.judge(item, group, f"/extensions/{paths.escaped(first.path)}", there=number > 1)
                return
            inner = attrs.evolve(item, frame=frame, start=node)
            self._lines(inner, group.lines)
            self._general(frame, item.extensions)
            self._put(item, group, node, frame)
            number += 1

    def _inside(self, item: Item, group: Group, number: int) -> Frame:
        """A new frame for an item of a group, named by its number."""
        around = self._tree.spot(item.start, group.each).base(item.root, item.frame)
        return Frame(path=f"{item.frame.named(group.each)}[{number}]", parent=around)

    def _put(self, item: Item, group: Group, node: Node, frame: Frame) -> None:
        """Put an item of a group into its list."""
        spot = self._tree.spot(item.start, group.each)
        holder = spot.base(item.root, item.frame)
        for hop in spot.hops[:-1]:
            inside = holder.frames.setdefault(hop, [])
            if not inside:
                inside.append(Frame())
            holder = inside[0]
        frames = holder.frames.setdefault(node.key, [])
        if group.leads_out:
            self._shared.add(frames, frame)
        else:
            frames.append(frame)
