"""The source paths of a profile, compiled to a tree that a reader walks once and a writer prints in order."""

from collections.abc import Iterable, Mapping

from xborder.files.table_headings import BETWEEN
from xborder.formats import paths
from xborder.formats.frames import outward
from xborder.formats.paths import Step
from xborder.formats.profile import Block, Group, Line, Profile
from xborder.formats.source_nodes import ITSELF, ORDINAL, PSEUDO, Node, Spot, Variant, around


class SourceTree:
    """The tree of a profile, and the spots of its paths."""

    def __init__(self, profile: Profile) -> None:
        self._namespaces: Mapping[str, str] = profile.namespaces
        self._flat = profile.is_table
        self._columns = {line.each for block in profile.blocks for line in block.lines if isinstance(line, Group)}
        self.root = Node()
        self._spots: dict[tuple[int, str], Spot] = {}
        # Grown in the order of the lines, since that is the order of writing: what is read from
        # the document before the record's own places stands before the record.
        starts = []
        for derived in (False, True):  # what is not written has no say in the order
            begun = [(block, self._begin(block)) for block in profile.blocks if block.derived is derived]
            for block, start in begun:
                self._grow_groups(start, block.lines)
            starts += begun
        for block, start in starts:
            self._mark_leaves(start, block.lines)
        self._rekey(self.root, "")
        for names in profile.order:
            self._sort(self.root, {self.tag(name): index for index, name in enumerate(names)})

    def start(self, block: Block) -> Node:
        """The node whose occurrences are the records of a block; the root where a row is a record."""
        return self._reached(self.root, self._steps(block.each)) if block.levels else self.root

    def chain(self, block: Block) -> tuple[Node, ...]:
        """The nodes that repeat on the way to a record, the record's own last."""
        here, nodes = self.root, []
        for level in block.levels:
            here = self._reached(here, self._steps(level))
            nodes.append(here)
        return tuple(nodes)

    def spot(self, start: Node, source: str) -> Spot:
        """The spot of a source path, relative to ``start`` unless it begins with a slash."""
        # The nodes live as long as the tree, so that their ids stand for them.
        known = self._spots.get((id(start), source))
        if known is None:
            known = self._spots[(id(start), source)] = self._spot(start, source)
        return known

    def _spot(self, start: Node, source: str) -> Spot:
        if source in PSEUDO:
            return Spot(rooted=False, hops=(), key=source)
        rooted, out, rest = self._base(source)
        hops: list[str] = []
        here = self.root if rooted else around(start, out)
        for step in self._steps(rest):
            here = self._child(here, step)
            if here.repeats:
                hops.append(here.key)
        # The text of what repeats is that of its first occurrence.
        return Spot(rooted=rooted, out=out, hops=tuple(hops), key=ITSELF if here.repeats else here.key)

    def _base(self, source: str) -> tuple[bool, int, str]:
        """Whether a path begins at the root, how many levels out it leads, and the path from there."""
        return (self._rooted(source), 0, source) if self._flat else (self._rooted(source), *outward(source))

    def group(self, start: Node, group: Group) -> Node:
        """The node that repeats for a group, in the record or outside it."""
        return self._reached_from(start, group.each)

    def tag(self, name: str) -> str:
        """A name of the profile as the source writes it: in XML with its namespace."""
        if name.startswith("@") or not self._namespaces:
            return name
        prefix, _, local = name.rpartition(":")
        space = self._namespaces.get(prefix, "")
        return f"{{{space}}}{local}" if space else local

    def _steps(self, source: str) -> tuple[Step, ...]:
        """The steps of a source path; a heading of a table is one step, whatever signs it holds, or a group and one."""
        if not self._flat:
            return paths.source(source)
        group, between, heading = source.partition(BETWEEN)
        return (Step(group), Step(heading)) if between and group in self._columns else (Step(source),)

    def _sort(self, node: Node, ranks: Mapping[str, int]) -> None:
        if node.children and node.children.keys() <= ranks.keys():
            node.children = dict(sorted(node.children.items(), key=lambda item: ranks[item[0]]))
        for child in node.children.values():
            self._sort(child, ranks)

    def _begin(self, block: Block) -> Node:
        for line in block.lines:
            if not isinstance(line, Group) and line.read_only:
                continue
            sources = (line.each,) if isinstance(line, Group) else line.sources
            if not all(self._outside(source) for source in sources):
                break
            for source in sources:
                self._place_outside(block, source)
        return self._start_grown(block, len(block.levels))

    def _outside(self, source: str) -> bool:
        rooted, out, _ = self._base(source)
        return rooted or out > 0

    def _place_outside(self, block: Block, source: str) -> None:
        """Place a path that leads out of the record, in the tree as far as it is grown by then."""
        rooted, out, rest = self._base(source)
        base = self.root if rooted else self._start_grown(block, max(len(block.levels) - out, 0))
        if source != ORDINAL:
            self._reached(base, self._steps(rest), grow=True)

    def _start_grown(self, block: Block, depth: int) -> Node:
        here = self.root
        for level in block.levels[:depth]:
            here.around = True
            here = self._reached(here, self._steps(level), grow=True)
            here.repeats = True
            # The names of what surrounds a record leave out its number, as that of the record itself does.
            here.record = here.record or not block.derived
        return here

    def _rooted(self, source: str) -> bool:
        return (source.startswith("/") and not self._flat) or source == ORDINAL

    def _grown(self, start: Node, each: str) -> Node:
        node = self._reached_from(start, each, grow=True)
        node.repeats = True
        return node

    def _reached_from(self, start: Node, source: str, *, grow: bool = False) -> Node:
        """The node of a path that may lead out of the frame of a node."""
        rooted, out, rest = self._base(source)
        return self._reached(self.root if rooted else around(start, out), self._steps(rest), grow=grow)

    def _grow_groups(self, start: Node, lines: Iterable[Line | Group]) -> None:
        lines = tuple(lines)
        for line in lines:
            if isinstance(line, Group):
                self._grow_groups(self._grown(start, line.each), line.lines)
            elif not line.read_only:
                self._place_all(start, line)
        for line in lines:
            if not isinstance(line, Group) and line.read_only:
                self._place_all(start, line)

    def _mark_leaves(self, start: Node, lines: Iterable[Line | Group]) -> None:
        for line in lines:
            if isinstance(line, Group):
                self._mark_leaves(self.group(start, line), line.lines)
                continue
            for source in line.sources:
                if source != ORDINAL:
                    self._place(start, source).leaf = True

    def _place_all(self, start: Node, line: Line) -> None:
        for source in line.sources:
            self._place(start, source)

    def _place(self, start: Node, source: str) -> Node:
        if source in PSEUDO:
            return self.root if source == ORDINAL else start
        return self._reached_from(start, source, grow=True)

    def _rekey(self, node: Node, key: str) -> None:
        for child in node.children.values():
            child.key = f"{key}/{child.label}" if key else child.label
            self._rekey(child, "" if child.repeats else child.key)
            for variant in child.variants:
                variant.node.key = f"{child.key}[{variant.member}={variant.equal}]"
                self._rekey(variant.node, variant.node.key)

    def _reached(self, here: Node, steps: Iterable[Step], *, grow: bool = False) -> Node:
        for step in steps:
            here = self._child(here, step, grow=grow)
        return here

    def _child(self, here: Node, step: Step, *, grow: bool = False) -> Node:
        name = self.tag(step.name)
        if grow:
            here.children.setdefault(name, Node(name=name, label=step.name, parent=here))
        child = here.children[name]
        if step.key is None or step.equal is None:
            return child
        found = next((item for item in child.variants if (item.member, item.equal) == (step.key, step.equal)), None)
        if found is None:
            found = Variant(member=step.key, equal=step.equal, node=Node(name=name, label=step.name, parent=here))
            child.variants.append(found)
        return found.node
