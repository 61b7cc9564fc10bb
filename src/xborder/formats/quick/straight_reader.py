"""Python written for one block of a profile: from a quick frame to the values of a record, line by line."""

from collections.abc import Callable, Iterable, Sequence
from types import CodeType
from typing import Any

import attrs

from xborder.formats import paths
from xborder.formats.codecs import CODECS, Notes
from xborder.formats.compiled import Compiled
from xborder.formats.context import ReadContext
from xborder.formats.hooking import Run, hooks_of
from xborder.formats.loss import LossKind
from xborder.formats.mapping_reader import KEPT, SILENT, all_lines
from xborder.formats.profile import Block, Condition, Group, HookStep, Line, Profile
from xborder.formats.quick.frames import Quick
from xborder.formats.quick.oddities import refuse_to_read
from xborder.formats.quick.parsing import Careful, Parse, of_one, of_several
from xborder.formats.quick.targets import Place
from xborder.formats.source_tree import ORDINAL, Node, SourceTree, Spot
from xborder.model.register import RECORD_TYPES

#: A loss without its place: kind, path, note, and the text.
Loss = tuple[LossKind, str, str, str | None]
#: Makes the values of a record of the root frame, its own and its number; losses go into the list.
Made = Callable[[Quick, Quick, int, list[Loss]], dict[str, Any]]


def straight_reader(ready: Compiled, block: Block, context: ReadContext) -> Made:
    """The function that reads the records of a block in one file.

    It raises Careful or Unreadable for what only the careful path can tell.
    Raises TooOddError for a block whose lines no such function can follow.
    """
    refuse_to_read(ready.profile, block)
    key = (ready.profile.blocks.index(block), context)
    if key not in ready.written:
        ready.written[key] = _Writer(ready.profile, ready.tree, block, context).written()
    written: Written = ready.written[key]
    notes = Notes(year=context.year)
    names = {**written.names, **{name: make(notes) for name, make in written.parsers.items()}}
    exec(written.code, names)  # noqa: S102 - made of a profile that was checked, names quoted
    read, hooks = names["read"], written.hooks

    def run(root: Quick, frame: Quick, ordinal: int, losses: list[Loss]) -> dict[str, Any]:
        notes.losses.clear()
        notes.findings.clear()
        made: dict[str, Any] = hooks(read(root, frame, ordinal, losses))
        return made

    return run


@attrs.frozen
class Written:
    """The code of a block; ``parsers`` make what each file needs of its own, since they keep what they have read."""

    code: CodeType
    names: dict[str, Any]
    parsers: dict[str, Callable[[Notes], Parse]]
    hooks: Run


@attrs.define
class _Scope:
    """A function in the making: that of the record, or of one item of a group."""

    start: Node
    lines: list[str] = attrs.field(factory=list)
    place: Place = attrs.field(factory=Place)
    itself: list[str] = attrs.field(factory=list)


class _Writer:
    def __init__(self, profile: Profile, tree: SourceTree, block: Block, context: ReadContext) -> None:
        self._tables, self._tree, self._block, self._context = profile.tables, tree, block, context
        self._sources = [source for line in all_lines(block.lines) for source in line.sources]
        self._functions: list[str] = []
        self._parsers: dict[str, Callable[[Notes], Parse]] = {}
        self._hooks = hooks_of(profile, HookStep.READ, block.type)
        self._may_keep = not any(hook.step is HookStep.READ for hook in profile.hooks)
        self._names: dict[str, Any] = {
            "KEPT": KEPT,
            "SILENT": SILENT,
            "UNMAPPED": LossKind.UNMAPPED,
            "DEFAULTED": LossKind.DEFAULTED,
            "Careful": Careful,
            "extended": _extended,
            "joined": _joined,
            "merged": _merged,
        }

    def written(self) -> Written:
        """The code, with the names that it uses."""
        scope = self._scope(self._tree.start(self._block), self._block.lines)
        schema = attrs.fields_dict(RECORD_TYPES[self._block.type])["schema"].default
        body = [
            *scope.lines,
            *scope.place.code("made"),
            f"data = {{'schema': {schema!r}}}",
            "if made is not None: data.update(made)",
            "if extensions: data['extensions'] = {**extensions, **data.get('extensions', {})}",
            "return data",
        ]
        self._define("read", "R, F, ordinal, losses", ["P = ''", "V = F.values", "extensions = {}", *body])
        code = compile("\n".join(self._functions), f"<{self._block.type} of a profile>", "exec")
        return Written(code, self._names, self._parsers, self._hooks)

    def _define(self, name: str, arguments: str, body: Iterable[str]) -> None:
        self._functions += [f"def {name}({arguments}):", *(f"    {line}" for line in body)]

    def _name(self, stem: str, what: Any) -> str:
        name = f"{stem}_{len(self._names)}"
        self._names[name] = what
        return name

    def _scope(self, start: Node, lines: Iterable[Line | Group]) -> _Scope:
        scope = _Scope(start)
        for line in lines:
            if isinstance(line, Group):
                self._group(scope, line)
            else:
                self._line(scope, line)
        return scope

    def _group(self, scope: _Scope, group: Group) -> None:
        inner = self._scope(self._tree.group(scope.start, group), group.lines)
        function, items = self._name("item", None), self._name("items", None)
        itself = [f"if {name} is not None: return {name}" for name in inner.itself]
        self._define(
            function,
            "R, F, ordinal, losses, extensions, P",
            ["V = F.values", *inner.lines, *itself, *inner.place.code("made"), "return made"],
        )
        *outer, last = self._tree.spot(scope.start, group.each).hops
        holder = f"F.first({tuple(outer)!r})" if outer else "F"
        target = None if group.to is None else paths.pointer(paths.canonical(group.to))
        at = "P" if target is None else f"f'{{P}}{target}/{{len({items})}}'"
        scope.lines += [
            f"{items} = []",
            f"holder = {holder}",
            f"for frame in (() if holder is None else holder.frames.get({last!r}, ())):",
            f"    item = {function}(R, frame, ordinal, losses, extensions, {at})",
            f"    if item is not None and item != {{}}: {items}.append(item)",
        ]
        if group.to is not None:
            scope.place.put(paths.canonical(group.to), items, items=True)

    def _line(self, scope: _Scope, line: Line) -> None:
        spots = [self._tree.spot(scope.start, source) for source in line.sources]
        if line.to is None:
            written = self._extension(line.sources, spots, line.fixed)
        else:
            variable = self._name("x", None)
            target = paths.canonical(line.to)
            scope.lines.append(f"{variable} = None")
            if target:
                scope.place.put(target, variable)
            else:
                scope.itself.append(variable)
            written = self._value(line, spots, variable)
        if line.when is None:
            scope.lines += written
            return
        alone = [source for source in line.sources if self._sources.count(source) == 1]
        passed = self._extension(alone, [self._tree.spot(scope.start, source) for source in alone], None)
        condition = self._condition(line.when, self._tree.spot(scope.start, line.when.path))
        scope.lines += [*condition, "if holds:", *_indented(written)]
        if passed:
            scope.lines += ["else:", *_indented(passed)]

    def _condition(self, condition: Condition, spot: Spot) -> list[str]:
        asked = f"{self._name('condition', condition)}.holds(t)"
        return [f"t = {self._spot(spot)}", "if t is not None and not t.strip(): t = None", f"holds = {asked}"]

    def _spot(self, spot: Spot) -> str:
        """An expression for the text of a spot, None where there is none."""
        if spot.key == ORDINAL:
            return "str(ordinal)"
        base = "R" if spot.rooted else f"F.around({spot.out})" if spot.out else "F"
        if spot.hops:
            return f"{base}.find({spot.hops!r}, {spot.key!r})"
        values = "V" if base == "F" else f"{base}.values"
        return f"{values}.get({spot.key!r})"

    def _value(self, line: Line, spots: Sequence[Spot], variable: str) -> list[str]:
        known = None if line.context is None else self._context.fact(line.context)
        if known is not None:
            return [f"{variable} = {known!r}", *self._compared(line, spots, known)]
        if line.context is None and not spots:
            return [f"{variable} = {line.value!r}"]
        code = self._parsed(line, spots, variable) if spots else []
        if line.context == "force":
            code.append(f"if {variable} is None: raise Careful")
        return code

    def _compared(self, line: Line, spots: Sequence[Spot], known: str) -> list[str]:
        """A file that says itself that it comes from another force is for the careful path."""
        if line.context != "force" or line.read_only or not spots:
            return []
        return [f"t = {self._spot(spots[0])}", f"if t is not None and t.strip() not in ('', {known!r}): raise Careful"]

    def _parsed(self, line: Line, spots: Sequence[Spot], variable: str) -> list[str]:
        code = self._several(line, spots, variable) if len(spots) > 1 else self._single(line, spots[0], variable)
        pointer = f"P + {paths.pointer(paths.canonical(line.to or ''))!r}"
        if line.stand_in:
            stands = f"the delivery does not say; {line.sources[0]} stands for it"
            code.append(f"if {variable} is not None: losses.append((DEFAULTED, {pointer}, {stands!r}, None))")
        elif line.default is not None:
            lost = f"losses.append((DEFAULTED, {pointer}, SILENT, None))"
            code.append(f"if {variable} is None: {variable} = {line.default!r}; {lost}")
        return code

    def _single(self, line: Line, spot: Spot, variable: str) -> list[str]:
        if line.codec == "text" and not line.options:
            return [f"t = {self._spot(spot)}", f"if t is not None: {variable} = t.strip() or None"]
        parse = self._parser(of_one, line)
        return [f"t = {self._spot(spot)}", f"if t is not None and not t.isspace() and t: {variable} = {parse}(t)"]

    def _several(self, line: Line, spots: Sequence[Spot], variable: str) -> list[str]:
        parse = self._parser(of_several, line)
        texts = [f"t{number}" for number in range(len(spots))]
        code = []
        for name, spot in zip(texts, spots, strict=True):
            code += [f"{name} = {self._spot(spot)}", f"if {name} is not None and not {name}.strip(): {name} = None"]
        real = [name for name, spot in zip(texts, spots, strict=True) if spot.key != ORDINAL]
        said = " or ".join(f"{name} is not None" for name in real)
        return [*code, f"if {said}: {variable} = {parse}(({', '.join(texts)},))"]

    def _parser(self, make: Callable[..., Parse], line: Line) -> str:
        name = self._name("parse", None)
        codec = CODECS[line.codec].make(line.options, self._tables)
        self._parsers[name] = lambda notes: make(codec, notes, keeps=self._may_keep)
        return name

    def _extension(self, sources: Sequence[str], spots: Sequence[Spot], fixed: str | None) -> list[str]:
        if self._block.derived:
            return []
        code = []
        for source, spot in zip(sources, spots, strict=True):
            kept = f"extended(extensions, losses, F.named({source!r}), t)"
            unlike = "" if fixed is None else f" and t.strip() != {fixed!r}"
            code += [f"t = {self._spot(spot)}", f"if t and (t.strip() or '\\n' not in t){unlike}: {kept}"]
        return code


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines] or ["    pass"]


def _extended(extensions: dict[str, str], losses: list[Loss], path: str, text: str) -> None:
    free, number = path, 1
    while free in extensions:
        number += 1
        free = f"{path}[{number}]"
    extensions[free] = text
    losses.append((LossKind.UNMAPPED, path, KEPT, text))


def _merged(old: Any, new: Any) -> Any:
    return {**old, **new} if isinstance(old, dict) and isinstance(new, dict) else new


def _joined(old: dict[str, Any], new: Any) -> dict[str, Any]:
    """An object laid over another. Raises Careful for what is none."""
    if not isinstance(new, dict):
        raise Careful
    return {**old, **new}
