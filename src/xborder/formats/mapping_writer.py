"""From canonical records to frames: the lines of a profile, run the other way."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import attrs

from xborder.findings import Finding, Location, finding
from xborder.formats import paths
from xborder.formats.codecs import CODECS, Codec, Unprintable
from xborder.formats.completing import Completing
from xborder.formats.frames import Frame, Text
from xborder.formats.general_attributes import put_attributes
from xborder.formats.holding import misfits
from xborder.formats.hooking import hooks_of
from xborder.formats.json_target import KINDS, fits
from xborder.formats.profile import Block, Group, HookStep, Line, Profile
from xborder.formats.quick.parsing import Careful
from xborder.formats.quick.straight_writer import Write
from xborder.formats.shared_lists import SharedLists, said
from xborder.formats.source_tree import ITSELF, ORDINAL, Node, SourceTree


@attrs.define(kw_only=True)
class _Item:
    """The part of a record that is being written: a frame to fill, and the values to fill it with."""

    frame: Frame
    start: Node
    data: Any
    record: Any
    outer: "_Item | None" = attrs.field(default=None, repr=False)
    pointer: str
    extensions: Mapping[str, str]


class FrameWriter:
    """Fills one root frame with the records of a message; ``findings`` says what the target cannot take."""

    def __init__(
        self, profile: Profile, tree: SourceTree, label: str, quick: Mapping[str, Write] | None = None
    ) -> None:
        self._profile, self._tree, self._label = profile, tree, label
        self._codecs: dict[int, Codec] = {}
        self._around: dict[int, dict[Any, Frame]] = {}
        self._completing = Completing(tree, self._found)
        self._general = partial(put_attributes, profile)
        self._quick = quick or {}
        self._shared = SharedLists()
        self._hooks = {block.type: hooks_of(profile, HookStep.WRITE, block.type) for block in profile.blocks}
        self._chains = {block.type: tree.chain(block) for block in profile.blocks}
        self.root = Frame()
        self.findings: list[Finding] = []

    def add(self, block: Block, data: Mapping[str, Any]) -> Frame:
        """Write one record; gives its frame, which is a root of its own where a row is a record."""
        data = self._hooks[block.type](data)
        self._completing.count(block)
        if not block.levels:
            self.root = Frame()
        self._shared.begin()
        chain = self._chain(block)
        if not self._quickly(block, data, chain[-1]):
            chain = self._chain(block)
            item = _Item(
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
        self._completing.complete(self.root, [block for block in self._profile.blocks if not block.derived])

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

    def _lines(self, item: _Item, lines: Iterable[Line | Group]) -> None:
        for line in lines:
            if isinstance(line, Group):
                self._group(item, line)
            elif line.sources and not line.read_only and self._counts(item, line):
                self._line(item, line)
            elif line.value is not None and line.required is not None:
                self._constant(item, line)

    def _constant(self, item: _Item, line: Line) -> None:
        """Refuse a record that says another thing than all records of the target do."""
        said = _meant(paths.take(item.data, paths.canonical(line.to or "")))
        if said is not None and said not in {_meant(line.value), line.options.get("also")}:
            self._found("XB-FORMAT-192", f"{item.pointer}/{line.to}", reason=line.required)

    @staticmethod
    def _counts(item: _Item, line: Line) -> bool:
        """Whether the record has what the line is written with, and lacks what it gives way to."""

        def has(path: str) -> bool:
            held = item.extensions.get(path) if path[0] == "/" else paths.take(item.data, paths.canonical(path))
            return held not in (None, {}, [])

        return (line.where is None or has(line.where)) and not any(map(has, line.where_not))

    def _group(self, item: _Item, group: Group) -> None:
        node = self._tree.group(item.start, group)
        if group.to is None:
            self._stray_group(item, group, node)
            return
        values = paths.take(item.data, paths.canonical(group.to)) or []
        self._judge(item, group, f"{item.pointer}/{group.to}", there=bool(values))
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

    def _stray_group(self, item: _Item, group: Group, node: Node) -> None:
        number = 1
        while True:
            frame = self._inside(item, group, number)
            if not any(path == frame.path or path.startswith(f"{frame.path}/") for path in item.extensions):
                first = self._inside(item, group, 1)
                self._judge(item, group, f"/extensions/{paths.escaped(first.path)}", there=number > 1)
                return
            inner = attrs.evolve(item, frame=frame, start=node)
            self._lines(inner, group.lines)
            self._general(frame, item.extensions)
            self._put(item, group, node, frame)
            number += 1

    def _inside(self, item: _Item, group: Group, number: int) -> Frame:
        """A new frame for an item of a group, named by its number."""
        around = self._tree.spot(item.start, group.each).base(self.root, item.frame)
        return Frame(path=f"{item.frame.named(group.each)}[{number}]", parent=around)

    def _put(self, item: _Item, group: Group, node: Node, frame: Frame) -> None:
        """Put an item of a group into its list."""
        spot = self._tree.spot(item.start, group.each)
        holder = spot.base(self.root, item.frame)
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

    def _line(self, item: _Item, line: Line) -> None:
        texts = self._extension(item, line) if line.to is None else self._printed(item, line)
        for source, text in zip(line.sources, texts, strict=True):
            written = line.fixed if text is None and line.fixed is not None else text
            if written is not None:
                self._set(item, line, source, written)

    def _extension(self, item: _Item, line: Line) -> tuple[str | None, ...]:
        names = tuple(item.frame.named(source) for source in line.sources)
        texts = tuple([self._kept(item, line, name) for name in names] if item.extensions else [None] * len(names))
        pointer = f"/extensions/{paths.escaped(names[0])}"
        if any(text is not None for text in texts):
            self._judge(item, line, pointer, there=True)
            return texts
        return self._absent(item, line, pointer) or texts

    def _kept(self, item: _Item, line: Line, name: str) -> str | None:
        text = item.extensions.get(name)
        if text is not None and self._left_out(line, (text,), f"/extensions/{paths.escaped(name)}"):
            return None
        return text

    def _printed(self, item: _Item, line: Line) -> tuple[str | None, ...]:
        nothing: tuple[str | None, ...] = (None,) * len(line.sources)
        target = line.to or ""
        if target.startswith("../") and item.outer is not None:
            if any(item.frame.named(source) in item.extensions for source in line.sources):
                return self._extension(item, line)
            holder, target = item.outer, target.removeprefix("../")
        else:
            holder = item
        pointer = f"{holder.pointer}/{target}".removesuffix("/.")
        value = paths.take(holder.data, paths.canonical(target))
        self._alone(item, line)
        if value is None or value in ({}, []):
            return self._absent(item, line, pointer) or nothing
        self._judge(item, line, pointer, there=True)
        try:
            texts = self._codec(line).print(value)
        except Unprintable as fault:
            self._unfit(line, [("XB-FORMAT-021", {"kind": str(fault)})], pointer)
            return nothing
        if all(text is None for text in texts):  # of an object whose fields it reads, it has none
            return self._absent(item, line, pointer) or nothing
        return nothing if self._left_out(line, texts, pointer) else texts

    def _alone(self, item: _Item, line: Line) -> None:
        """Refuse a field, and the object that it is part of, beside what the target does not take with it."""
        whole = (line.to or "").partition("/")[0]
        other = next((each for each in line.not_with if self._has(item, each)), None)
        if other is not None and self._has(item, whole):
            self._found("XB-FORMAT-191", f"/{whole}", other=f"/{other}")

    def _left_out(self, line: Line, texts: tuple[str | None, ...], pointer: str) -> bool:
        """Whether texts are left out that the place of a line cannot hold; left out or not, there is a finding."""
        faults = list(misfits(line, texts, self._profile.patterns))
        if line.json is not None and not all(text is None or fits(text, line.json) for text in texts):
            faults.append(("XB-FORMAT-021", {"kind": KINDS[line.json]}))
        return self._unfit(line, faults, pointer)

    def _unfit(self, line: Line, faults: Sequence[tuple[str, dict[str, Any]]], pointer: str) -> bool:
        """Tell what the place of a line cannot hold; True where the profile has such values left out."""
        if self._profile.unfit == "refused" or line.required is not None:
            for code, names in faults:
                self._found(code, pointer, **names)
            return False
        for _, names in faults:
            self._found("XB-FORMAT-028", pointer, kind=names.get("kind") or f"up to {names['most']} characters")
        return bool(faults)

    def _absent(self, item: _Item, line: Line, pointer: str) -> tuple[str | None, ...] | None:
        if line.unless is not None and self._has(item, line.unless):
            return None
        if line.write_default is not None:
            return (line.write_default, *(None for _ in line.sources[1:]))
        self._judge(item, line, pointer, there=False)
        return None

    def _judge(self, item: _Item, part: Line | Group, pointer: str, *, there: bool) -> None:
        """Have a line or group judged by what it needs or may not stand beside."""
        judge = self._completing.present if there else self._completing.missing
        judge(item.frame, item.start, part, pointer)

    @staticmethod
    def _has(item: _Item, name: str) -> bool:
        """Whether a record carries an extension, named from the root or from beside the line, or has a field."""
        if name.startswith("./"):
            return item.frame.named(name.removeprefix("./")) in item.extensions
        if name.startswith("/"):
            return name in item.extensions
        return paths.take(item.record, paths.canonical(name)) not in (None, {}, [])

    def _set(self, item: _Item, line: Line, source: str, text: str) -> None:
        if source == ORDINAL:
            return
        spot = self._tree.spot(item.start, source)
        values = (self.root if spot.rooted else item.frame.around(spot.out)).values
        key = ITSELF if source == ITSELF else spot.key
        before = values.get(key)
        if before is not None and before.text != text:
            self._found("XB-FORMAT-022", self._pointer(item, line, source), source=source)
            return
        values[key] = Text(text, json=line.json or self._codec(line).json)

    @staticmethod
    def _pointer(item: _Item, line: Line, source: str) -> str:
        """The field, or the text kept under extensions, that a source is written from."""
        if line.to is None:
            return f"/extensions/{paths.escaped(item.frame.named(source))}"
        if line.to.startswith("../") and item.outer is not None:
            return f"{item.outer.pointer}/{line.to.removeprefix('../')}"
        return f"{item.pointer}/{line.to}".removesuffix("/.")

    def _codec(self, line: Line) -> Codec:
        if id(line) not in self._codecs:
            self._codecs[id(line)] = CODECS[line.codec].make(line.options, self._profile.tables)
        return self._codecs[id(line)]

    def _found(self, code: str, pointer: str, **names: Any) -> None:
        place = Location(file=self._label, pointer=pointer)
        self.findings.append(finding(code, place, path=pointer, profile=self._profile.name, **names))


def _meant(value: Any) -> Any:
    """What a field says, whatever list its code is from."""
    return value.get("value") or value.get("raw") if isinstance(value, dict) else value
