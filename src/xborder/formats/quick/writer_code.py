"""Python written for one block of a profile: from the values of a record to the texts of its frame, line by line."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import attrs

from xborder.formats import paths
from xborder.formats.codecs import CODECS
from xborder.formats.frames import Frame, Text
from xborder.formats.profile import Group, Line, Profile
from xborder.formats.quick.extending import named
from xborder.formats.quick.parsing import Careful
from xborder.formats.quick.shown import Printer, Whole
from xborder.formats.quick.targets import TooOddError
from xborder.formats.quick.usual import Usual
from xborder.formats.source_nodes import ITSELF, ORDINAL, Node
from xborder.formats.source_tree import SourceTree


@attrs.define
class Scope:
    """A function in the making, and the variables that hold what stands at the canonical paths met so far.

    ``levels`` are those of the block in the function of a record, None in that of a group.
    """

    start: Node
    levels: tuple[str, ...] | None
    lines: list[str] = attrs.field(factory=list)
    known: dict[tuple[paths.Key, ...], str] = attrs.field(factory=lambda: {(): "data"})


class WriterCode:
    """Writes the function ``write`` of one block, which fills the frame of a record."""

    scope_type: ClassVar[type[Scope]] = Scope
    #: The variable that holds all extensions of a record; in E are those that have to be written.
    every: ClassVar[str] = "E"

    def __init__(self, profile: Profile, tree: SourceTree) -> None:
        self._profile, self._tree = profile, tree
        self._functions: list[str] = []
        self.printers: dict[str, Printer] = {}
        self.names: dict[str, Any] = {"Careful": Careful, "Frame": Frame, "Text": Text, "inside": _inside}

    def code(self, made_of: Usual) -> str:
        """The code for a block, as it is for most of its records."""
        block = made_of.block
        main = self._function(self._tree.start(block), block.lines, block.levels, made_of.rare)
        return "\n".join((*self._functions, f"write = {main}"))

    def _name(self, stem: str, what: Any = None) -> str:
        name = f"{stem}_{len(self.names)}"
        self.names[name] = what
        return name

    def _function(
        self,
        start: Node,
        lines: Iterable[Line | Group],
        levels: tuple[str, ...] | None = None,
        rare: Iterable[str] = (),
    ) -> str:
        scope = self.scope_type(start, levels)
        for field in rare:
            self._lacks(scope, field)
        for line in lines:
            if isinstance(line, Group):
                self._group(scope, line)
            elif line.sources and not line.read_only:
                self._line(scope, line)
        name = self._name("write")
        self._functions += self._body(scope, name)
        return name

    def _body(self, scope: Scope, name: str) -> list[str]:
        """The lines of a function, its head with them."""
        return [f"def {name}(data, R, F, E):", *deeper(["V = F.values", *scope.lines], 1)]

    def _named(self, scope: Scope, source: str) -> str:
        """An expression for the name of a source under extensions."""
        return named(scope.levels, source)

    def _at(self, scope: Scope, path: tuple[paths.Key, ...]) -> str:
        """The variable that holds what stands at a path, None where there is nothing."""
        if path not in scope.known:
            outer, last = self._at(scope, path[:-1]), path[-1]
            name = scope.known[path] = self._name("v")
            if isinstance(last, int):
                scope.lines.append(f"{name} = {outer}[{last}] if {outer} and len({outer}) > {last} else None")
            else:
                scope.lines.append(f"{name} = {outer}.get({last!r}) if {outer} else None")
        return scope.known[path]

    def _lacks(self, scope: Scope, field: str) -> None:
        """Send a record that has a field, or an extension, to the careful path."""
        if field.startswith("/"):
            scope.lines.append(f"if {field!r} in {self.every}: raise Careful")
            return
        value = self._at(scope, paths.canonical(field))
        scope.lines.append(f"if {value} is not None and {value} != {{}} and {value} != []: raise Careful")

    def _group(self, scope: Scope, group: Group) -> None:
        node = self._tree.group(scope.start, group)
        if len(self._tree.spot(scope.start, group.each).hops) != 1:
            raise TooOddError
        write = self._function(node, group.lines)
        hang = f"F.frames.setdefault({node.key!r}, []).append(frame)"
        path = f"F.path + {f'/{group.each}['!r} + str(number) + ']'"
        if group.to is None:
            scope.lines += [
                "number = 1",
                f"while E and inside(E, {path}):",
                f"    frame = Frame(path={path}, parent=F)",
                f"    {write}(data, R, frame, E)",
                f"    {hang}",
                "    number += 1",
                *(["if number == 1: raise Careful"] if group.required is not None else []),
            ]
            return
        values = self._at(scope, paths.canonical(group.to))
        if group.required is not None:
            scope.lines.append(f"if not {values}: raise Careful")
        scope.lines += [
            f"for number, item in enumerate({values} or (), start=1):",
            f"    frame = Frame(path={path}, parent=F)",
            f"    {write}(item, R, frame, E)",
            f"    {hang}",
        ]

    def _line(self, scope: Scope, line: Line) -> None:
        json = CODECS[line.codec].make(line.options, self._profile.tables).json
        if line.to is None:
            for source in line.sources:
                read = f"t = E.get({self._named(scope, source)})"
                fits = self._fits(line, 0, "t")
                written = self._set(scope, source, "t", json)
                if line.fixed is None:
                    scope.lines += ["if E:", f"    {read}", "    if t is not None:", *deeper([*fits, *written], 2)]
                else:
                    scope.lines += [f"{read} if E else None", "if t is not None:", *deeper(fits or ["pass"], 1)]
                    scope.lines += [f"else: t = {line.fixed!r}", *written]
            return
        value = self._at(scope, paths.canonical(line.to))
        scope.lines += [
            f"if not {value} and ({value} is None or {value} == {{}} or {value} == []):",
            *deeper(self._absent(scope, line, json), 1),
        ]
        scope.lines += ["else:", *deeper(self._printed(scope, line, value, json), 1)]

    def _absent(self, scope: Scope, line: Line, json: str) -> list[str]:
        code = []
        if line.write_default is not None:
            code = self._set(scope, line.sources[0], repr(line.write_default), json)
        elif line.required is not None:
            code = ["raise Careful"]
        elif line.fixed is not None:
            raise TooOddError
        return (
            [f"if {line.unless!r} not in {self.every}:", *deeper(code, 1)] if line.unless and code else code or ["pass"]
        )

    def _printed(self, scope: Scope, line: Line, value: str, json: str) -> list[str]:
        if line.codec == "text" and not line.options and len(line.sources) == 1:
            code = [f"if type({value}) is not str: raise Careful", f"t = {value}"]
            return [*code, *self._fits(line, 0, "t"), *self._set(scope, line.sources[0], "t", json)]
        printer = Printer(
            codec=CODECS[line.codec].make(line.options, self._profile.tables),
            longest=line.longest,
            wholes=tuple(self._whole(line, number) for number in range(len(line.sources))),
        )
        shown = self._name("shown")
        self.printers[shown] = printer
        texts = [f"t{number}" for number in range(len(line.sources))]
        code = [f"{', '.join(texts)}, = {shown}({value})"]
        for name, source in zip(texts, line.sources, strict=True):
            code += [f"if {name} is not None:", *deeper(self._set(scope, source, name, json), 1)]
        return code

    def _whole(self, line: Line, number: int) -> Whole | None:
        """What a text of a line must match as a whole."""
        if not line.matches:
            return None
        name = line.matches[0 if len(line.matches) == 1 else number]
        return re.compile(self._profile.patterns[name].regex, re.ASCII).fullmatch

    def _fits(self, line: Line, number: int, text: str) -> list[str]:
        """What sends a text to the careful path that the place cannot hold."""
        code = [] if line.longest is None else [f"if len({text}) > {line.longest}: raise Careful"]
        if (whole := self._whole(line, number)) is not None:
            code.append(f"if {self._name('whole', whole)}({text}) is None: raise Careful")
        return code

    def _set(self, scope: Scope, source: str, text: str, json: str) -> list[str]:
        if source == ORDINAL:
            return ["pass"]
        spot = self._tree.spot(scope.start, source)
        base = "R" if spot.rooted else f"F.around({spot.out})" if spot.out else "F"
        values = "V" if base == "F" else f"{base}.values"
        key = ITSELF if source == ITSELF else spot.key
        return [
            f"b = {values}.get({key!r})",
            f"if b is None: {values}[{key!r}] = Text({text}, json={json!r})",
            f"elif b.text != {text}: raise Careful",
        ]


def deeper(lines: Iterable[str], levels: int) -> list[str]:
    """Lines of code, indented."""
    return [f"{'    ' * levels}{line}" for line in lines]


def _inside(extensions: Mapping[str, str], prefix: str) -> bool:
    return any(path == prefix or path.startswith(f"{prefix}/") for path in extensions)
