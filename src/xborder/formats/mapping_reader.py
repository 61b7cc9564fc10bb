"""From frames to canonical records: the lines of a profile, compiled to functions that run one after another."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from weakref import ReferenceType, ref

import attrs

from xborder.findings import finding
from xborder.formats import paths
from xborder.formats.codecs import CODECS, Notes
from xborder.formats.context import ReadContext
from xborder.formats.frames import Frame, Text, numbered
from xborder.formats.hooking import hooks_of
from xborder.formats.loss import LossKind
from xborder.formats.mapping_state import Mapped, State, Step, Target
from xborder.formats.profile import Block, Group, HookStep, Line, Mine, Profile
from xborder.formats.source_nodes import Node, Spot
from xborder.formats.source_tree import SourceTree
from xborder.model.register import RECORD_TYPES

#: Why a text is kept under extensions.
KEPT = "no canonical place; kept under extensions"
#: Why an item of a list outside the record is kept as it is.
NOBODYS = "it names no record of the file; kept under extensions"
#: Why a default stands.
SILENT = "the source is silent; the profile's default stands"


class BlockReader:
    """One block of a profile, compiled."""

    def __init__(self, profile: Profile, tree: SourceTree, block: Block) -> None:
        self._tables, self._tree, self.block = profile.tables, tree, block
        self._uses = Counter(source for line in all_lines(block.lines) for source in line.sources)
        self._steps = self._compiled(tree.start(block), block.lines)
        start = tree.start(block)
        asked = ((block.when, True), (block.unless, False))
        self.conditions = tuple((tree.spot(start, each.path), each, holds) for each, holds in asked if each)
        self._keys = tuple(node.key for node in tree.chain(block))
        self._hooks = hooks_of(profile, HookStep.READ, block.type)
        self._schema = str(attrs.fields_dict(RECORD_TYPES[block.type])["schema"].default)

    def takes(self, root: Frame, frame: Frame) -> bool:
        """Whether the item of a frame is a record of this block."""
        found = ((spot.text(root, frame), condition, holds) for spot, condition, holds in self.conditions)
        return all(condition.holds(None if text is None else text.text) is holds for text, condition, holds in found)

    def read(self, root: Frame, frame: Frame, ordinal: int, context: ReadContext) -> Mapped:
        """Make the record of one frame; ``ordinal`` is its number in the file, from 1."""
        mapped = Mapped(data={"schema": self._schema}, places={"": frame.place})
        notes = Notes(year=context.year, findings=mapped.findings)
        state = State(
            root=root, frame=frame, item=mapped.data, ordinal=ordinal, context=context, mapped=mapped, notes=notes
        )
        for step in self._steps:
            step(state)
        if not self.block.derived:  # what it leaves is kept by the record that it repeats
            self._carry(mapped, root, frame)
        mapped.data = self._hooks(mapped.data)
        return mapped

    @staticmethod
    def _carry(mapped: Mapped, root: Frame, frame: Frame) -> None:
        """Keep what no line of the profile reads, of the record and of all that surrounds it."""
        outer: list[Frame] = []
        around = frame.parent
        while around is not None and around is not root:
            outer.append(around)
            around = around.parent
        for each in (*((root,) if root is not frame else ()), *reversed(outer)):
            mapped.carry(each.strays)
        for each in reversed(outer):  # what is found in the root is told once for the document
            mapped.findings.extend(each.findings)
        for inner in frame.everything():
            mapped.carry(inner.strays)
            mapped.findings.extend(inner.findings)

    def _compiled(self, start: Node, lines: Iterable[Line | Group]) -> list[Step]:
        return [self._group(start, line) if isinstance(line, Group) else self._line(start, line) for line in lines]

    def _group(self, start: Node, group: Group) -> Step:
        node = self._tree.group(start, group)
        steps = self._compiled(node, group.lines)
        spot = self._tree.spot(start, group.each)
        *outer, last = spot.hops
        target = None if group.to is None else paths.canonical(group.to)
        owned = None if group.mine is None else self._owned(start, node, group.mine)
        outside = not self.block.derived and (spot.rooted or spot.out > 0)

        def run(state: State) -> None:
            holder = spot.base(state.root, state.frame).first(outer)
            frames = () if holder is None else holder.frames.get(last, ())
            if owned is not None:
                frames = [frame for frame in frames if owned(state, frame)]
                for number, frame in enumerate(frames, start=1):  # as if the list were the record's alone
                    frame.rename(f"{frame.path.rpartition('[')[0]}[{number}]")
            for frame in frames:
                state.enter(frame, steps, target)
                for inner in frame.everything() if outside else ():
                    state.mapped.carry(inner.strays)
                    state.mapped.findings.extend(inner.findings)

        return run

    def _owned(self, start: Node, node: Node, mine: Mine) -> Callable[[State, Frame], bool]:
        """Whether an item of a list outside the record is the record's; what is nobody's is kept by all records."""
        theirs, own = self._tree.spot(node, mine.path), self._tree.spot(start, mine.own)
        known: dict[int, tuple[ReferenceType[Frame], frozenset[str]]] = {}

        def named(root: Frame) -> frozenset[str]:
            held = known.get(id(root))
            if held is None or held[0]() is not root:
                known.clear()
                texts = (own.text(root, record) for _, record in numbered(root, self._keys))
                held = known[id(root)] = ref(root), frozenset(each.text.strip() for each in texts if each)
            return held[1]

        def run(state: State, frame: Frame) -> bool:
            said, mine = theirs.text(state.root, frame), own.text(state.root, state.frame)
            if said is None or said.text.strip() not in named(state.root):
                self._keep(state, frame)
                return False
            return mine is not None and said.text.strip() == mine.text.strip()

        return run

    def _keep(self, state: State, frame: Frame) -> None:
        for each in () if self.block.derived else frame.everything():
            for key, text in each.values.items():
                path = each.named(key)
                state.mapped.extend(path, text.text)
                state.mapped.lose(LossKind.UNMAPPED, path, NOBODYS, text.place, text.text)

    def _line(self, start: Node, line: Line) -> Step:
        spots = tuple(self._tree.spot(start, source) for source in line.sources)
        if line.to is None:
            inner = self._extension(line.sources, spots, line.fixed, empty=line.empty)
        else:
            inner = self._value(line, spots)
        if line.when is None:
            return inner
        spot, condition = self._tree.spot(start, line.when.path), line.when
        # A text that only this line reads is not dropped because its condition fails.
        alone = [source for source in line.sources if self._uses[source] == 1]
        passed_over = self._extension(alone, tuple(self._tree.spot(start, source) for source in alone), None)

        def run(state: State) -> None:
            found = state.text(spot)
            (inner if condition.holds(None if found is None else found.text) else passed_over)(state)

        return run

    def _value(self, line: Line, spots: tuple[Spot, ...]) -> Step:
        target = paths.canonical(line.to or "")
        if line.context is None and not spots:
            return lambda state: state.place(target, _copied(line.value), state.frame.place)
        mapped = self._mapped(line, spots, target)
        fact = line.context
        if fact is None:
            return mapped

        def run(state: State) -> None:
            known = state.context.fact(fact)
            if known is not None:
                state.place(target, known, state.frame.place)
                _compare(state, fact, known, None if line.read_only or not spots else state.text(spots[0]))
            elif spots:
                mapped(state)
            if fact == "force" and paths.take(state.item, target) is None:
                state.mapped.findings.append(finding("XB-FORMAT-018", state.frame.place()))

        return run

    def _mapped(self, line: Line, spots: tuple[Spot, ...], target: Target) -> Step:
        codec = CODECS[line.codec].make(line.options, self._tables)
        other = self._extension(line.sources, spots, None)
        stands = f"the delivery does not say; {line.sources[0]} stands for it" if line.stand_in else ""

        def run(state: State) -> None:
            found = state.parse(line, target, spots, codec)
            if found is not None and state.differs(target, found[0]):
                other(state)
            elif found is not None:
                state.place(target, *found)
                if stands:
                    state.mapped.lose(LossKind.DEFAULTED, state.at(target), stands, found[1])
            elif line.default is not None:
                state.place(target, _copied(line.default), state.frame.place)
                state.mapped.lose(LossKind.DEFAULTED, state.at(target), SILENT, state.frame.place)

        return run

    def _extension(
        self, sources: Sequence[str], spots: tuple[Spot, ...], fixed: str | None, *, empty: bool = False
    ) -> Step:
        if self.block.derived:
            return lambda _: None

        def run(state: State) -> None:
            for name, spot in zip(sources, spots, strict=True):
                found = state.named_only(spot) if empty else state.raw(spot)
                if found is not None and found.text.strip() != fixed:
                    path = state.named(name)
                    state.mapped.extend(path, found.text)
                    state.mapped.lose(LossKind.UNMAPPED, path, KEPT, found.place, found.text)

        return run


def _compare(state: State, fact: str, known: str, written: Text | None) -> None:
    """Report a file that says itself that it comes from another force than the caller named."""
    if fact == "force" and written is not None and written.text.strip() != known:
        state.mapped.findings.append(finding("XB-FORMAT-027", written.place(), excerpt=written.text))


def all_lines(lines: Iterable[Line | Group]) -> Iterator[Line]:
    """All lines of a block, those within its groups too."""
    for line in lines:
        if isinstance(line, Group):
            yield from all_lines(line.lines)
        else:
            yield line


def _copied(value: Any) -> Any:
    """A constant of the profile, so that no two records share a list."""
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value
