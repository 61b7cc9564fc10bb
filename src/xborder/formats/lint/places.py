"""The places that a profile names: canonical fields that exist, sources that can be reached, none filled twice."""

from collections.abc import Iterable, Iterator

import attrs

from xborder.files.table_headings import BETWEEN
from xborder.findings import Finding
from xborder.formats import paths
from xborder.formats.fields import FieldSort, field_sort
from xborder.formats.frames import outward
from xborder.formats.lint.noting import Noting, meant
from xborder.formats.model_paths import fields_of_type, starred
from xborder.formats.placed import Placed, inside, placed_items, placed_lines
from xborder.formats.profile import Block, Condition, Group, Line, Mine
from xborder.model.register import RECORD_TYPES

_UNREAD = "a condition on a place that no line reads; read it, at least as a line with from: alone"
_REPEATS = "a derived record keeps no extensions: the record that it repeats does"


def place_faults(noting: Noting) -> Iterator[Finding]:
    """Fields that do not exist, sources that cannot be reached, places filled twice."""
    yield from _table(noting)
    for number, block in enumerate(noting.profile.blocks):
        yield from _conditions(noting, block, f"/records/{number}")
    yield from _unread_conditions(noting)
    seen: dict[int, _Filled] = {}
    for placed in placed_items(noting.profile):
        filled = seen.setdefault(id(placed.block), _Filled(noting))
        yield from (
            _group(noting, placed, placed.item) if isinstance(placed.item, Group) else filled.line(placed, placed.item)
        )


def _table(noting: Noting) -> Iterator[Finding]:
    table = noting.profile.table
    for name in (table.key, *table.counted) if table else ():
        if name not in noting.profile.detect.header:
            reason = f"no such heading in detect/header{meant(name, noting.profile.detect.header)}"
            yield noting.fault("XB-FORMAT-002", "/table", path=name, reason=reason)


def _conditions(noting: Noting, block: Block, pointer: str) -> Iterator[Finding]:
    where = Placed(item=Group(each="."), block=block, pointer=pointer, levels=block.levels)
    for key, asked in (("when", block.when), ("unless", block.unless)):
        if asked is not None:
            yield from _sources(noting, where, f"{pointer}/{key}", (asked.path,))


def _unread_conditions(noting: Noting) -> Iterator[Finding]:
    """A condition can only ask for a text that some line reads: other texts are not looked at."""
    lines, table = list(placed_lines(noting.profile)), noting.profile.is_table
    read = {_whole(placed, source, table=table) for placed, line in lines for source in line.sources}
    asked = [(placed, f"{placed.pointer}/when", line.when) for placed, line in lines]
    for placed in placed_items(noting.profile):
        asked += [(placed, f"{placed.pointer}/required_when", placed.item.required_when)]
        asked += [(placed, f"{placed.pointer}/refused_when", placed.item.refused_when)]
    for number, block in enumerate(noting.profile.blocks):
        record = Placed(item=Group(each="."), block=block, pointer=f"/records/{number}", levels=block.levels)
        asked += [(record, f"{record.pointer}/{key}", getattr(block, key)) for key in ("when", "unless")]
        document = Placed(item=Group(each="."), block=attrs.evolve(block, levels=()), pointer=record.pointer)
        asked.append((document, f"{record.pointer}/single_when", block.single_when))
    for placed in placed_items(noting.profile):
        mine = placed.item.mine if isinstance(placed.item, Group) else None
        if isinstance(placed.item, Group) and mine is not None:
            asked += _told_apart(placed, placed.item.each, mine)
    for placed, pointer, when in asked:
        if when is not None and not any(_within(each, _whole(placed, when.path, table=table)) for each in read):
            yield noting.fault("XB-FORMAT-002", pointer, path=when.path, reason=_UNREAD)


def _told_apart(placed: Placed, each: str, mine: Mine) -> Iterator[tuple[Placed, str, Condition]]:
    """The two texts by which an item of a list outside the record is the record's own."""
    item = attrs.evolve(placed, levels=inside(placed.levels, each))
    yield item, f"{placed.pointer}/mine/path", Condition(path=mine.path)
    yield placed, f"{placed.pointer}/mine/is", Condition(path=mine.own)


def _whole(placed: Placed, source: str, *, table: bool) -> str:
    """A source path from the beginning of the document; in a table the whole heading."""
    if table:
        return BETWEEN.join((*placed.groups, source))
    out, rest = outward(source)
    if source.startswith("/"):
        return source.removeprefix("/")
    levels = placed.levels
    whole = "/".join([*levels[: max(len(levels) - out, 0)], rest]).removesuffix("/.")
    return whole.replace(" / ", "/")  # a heading under a heading that reaches over several


def _within(path: str, around: str) -> bool:
    return path == around or path.startswith(f"{around}/")


def _group(noting: Noting, placed: Placed, group: Group) -> Iterator[Finding]:
    if noting.profile.is_table:
        yield from _columns(noting, placed, group)
    else:
        yield from _sources(noting, placed, f"{placed.pointer}/each", (group.each,))
    if placed.target is not None and _sort(placed) is not FieldSort.LIST:
        yield noting.fault("XB-FORMAT-003", f"{placed.pointer}/to", path=placed.target, near=_near(placed))


def _columns(noting: Noting, placed: Placed, group: Group) -> Iterator[Finding]:
    """A group of columns: it needs a table that says how rows make records, and headings that begin with its name."""
    reason = ""
    if noting.profile.table is None or placed.groups:
        reason = "a group of columns needs table:, and stands in no other group"
    elif not any(name.startswith(f"{group.each}{BETWEEN}") for name in noting.profile.detect.header):
        reason = "no such group of headings in detect/header"
    if reason:
        yield noting.fault("XB-FORMAT-002", f"{placed.pointer}/each", path=group.each, reason=reason)


def _sort(placed: Placed) -> FieldSort:
    return field_sort(RECORD_TYPES[placed.block.type], paths.canonical(placed.target or ""))


def _near(placed: Placed) -> str:
    """The field that was meant: within the same list where the line stands in one."""
    around = starred(placed.prefix)
    known = {field.path.removeprefix(around) for field in fields_of_type(placed.block.type)}
    if isinstance(placed.item, Group):
        known = {path.partition("/*")[0] for path in known if "*" in path}
    return meant(placed.item.to or "", sorted(known))


class _Filled:
    """What the lines of one block fill, on both sides."""

    def __init__(self, noting: Noting) -> None:
        self._noting = noting
        self._targets: set[str] = set()
        self._written: set[str] = set()

    def line(self, placed: Placed, line: Line) -> Iterator[Finding]:
        """The faults of one line."""
        yield from self._target(placed, line)
        yield from _beside(self._noting, placed, line)
        where = f"{placed.pointer}/from"
        yield from _sources(self._noting, placed, where, line.sources)
        if line.when is not None:
            yield from _sources(self._noting, placed, f"{placed.pointer}/when", (line.when.path,))
        # A date may be written alone and again with its time: the writer holds the two to be equal.
        written = "write" in self._noting.profile.directions
        kept = written and not line.read_only and not placed.block.derived
        for source in line.sources if kept and len(line.sources) == 1 else ():
            whole = _whole(placed, source, table=self._noting.profile.is_table)
            if whole in self._written and not _by_turns(line):
                yield self._noting.fault("XB-FORMAT-005", where, path=source)
            if not _by_turns(line):
                self._written.add(whole)

    def _target(self, placed: Placed, line: Line) -> Iterator[Finding]:
        target = placed.target
        if target is None:
            if placed.block.derived:
                yield self._noting.fault("XB-FORMAT-002", placed.pointer, path=", ".join(line.sources), reason=_REPEATS)
            return
        where = f"{placed.pointer}/to"
        if _sort(placed) is FieldSort.NONE:
            yield self._noting.fault("XB-FORMAT-003", where, path=target, near=_near(placed))
        if target in self._targets and not _by_turns(line):
            yield self._noting.fault("XB-FORMAT-005", where, path=target)
        self._targets.add(target)


def _by_turns(line: Line) -> bool:
    """Two constants or conditions may fill one place by turns; two plain lines may not."""
    return line.when is not None or line.where is not None or bool(line.where_not)


def _beside(noting: Noting, placed: Placed, line: Line) -> Iterator[Finding]:
    """Fields that a line looks at without filling them."""
    record = RECORD_TYPES[placed.block.type]
    for key, field in (("unless", line.unless), *(("not_with", each) for each in line.not_with)):
        if field is None or field.startswith(("/", "./")):
            continue
        if field_sort(record, paths.canonical(field)) is FieldSort.NONE:
            near = meant(field, sorted({each.path for each in fields_of_type(placed.block.type)}))
            yield noting.fault("XB-FORMAT-003", f"{placed.pointer}/{key}", path=field, near=near)


def _sources(noting: Noting, placed: Placed, pointer: str, sources: Iterable[str]) -> Iterator[Finding]:
    for source in sources:
        reason = _bad_source(noting, placed, source)
        if reason:
            yield noting.fault("XB-FORMAT-002", pointer, path=source, reason=reason)


def _bad_source(noting: Noting, placed: Placed, source: str) -> str:
    profile = noting.profile
    if profile.is_table:
        named = BETWEEN.join((*placed.groups, source))
        known = source == "#" or named in profile.detect.header
        return "" if known else f"no such heading in detect/header{meant(source, profile.detect.header)}"
    out, rest = outward(source)
    if out > len(placed.levels):
        return "it leads out of the document"
    try:
        steps = paths.source(rest) if rest != "#" else ()
    except ValueError:
        return "not a source path: names between slashes, such as Case/Defendant or numbers[kind=PNC]/no"
    prefixes = {step.name.partition(":")[0] for step in steps if ":" in step.name}
    if profile.format == "xml" and (unknown := prefixes - set(profile.namespaces)):
        return f"a prefix that is not declared in namespaces:{meant(min(unknown), profile.namespaces)}"
    keyed = any(step.key is not None for step in steps)
    return "a keyed list in a format that has none" if keyed and profile.format == "xml" else ""
