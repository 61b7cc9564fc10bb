"""Python written for one block of a profile: from a quick frame to a record, line by line."""

from collections.abc import Iterable, Sequence
from types import CodeType
from typing import Any

import attrs

from xborder.formats import paths
from xborder.formats.context import ReadContext
from xborder.formats.loss import LossKind
from xborder.formats.mapping_reader import KEPT, SILENT
from xborder.formats.profile import Block, Group, HookStep, Line, Profile
from xborder.formats.quick.extending import extended
from xborder.formats.quick.guards import Step, guarded
from xborder.formats.quick.objects import Fields, Form, Objects
from xborder.formats.quick.outer import gathered, hoisted, noting, put_all
from xborder.formats.quick.parsing import Careful, Parser
from xborder.formats.quick.reader_lines import LineCode
from xborder.formats.quick.reader_scope import Scope, used
from xborder.formats.quick.targets import joined, merged
from xborder.formats.source_nodes import Node
from xborder.formats.source_tree import SourceTree
from xborder.model.register import RECORD_TYPES
from xborder.schema.shapes import Record, Shape, fields_of


@attrs.frozen
class Written:
    """The code of a block; ``parsers`` make what each file needs of its own, since they keep what they have read."""

    code: CodeType
    names: dict[str, Any]
    parsers: dict[tuple[str, str], Parser]


class ReaderCode:
    """Writes the function ``read`` of one block; with ``columns`` it takes the cells of a row in their order."""

    def __init__(
        self,
        profile: Profile,
        tree: SourceTree,
        block: Block,
        context: ReadContext,
        columns: Sequence[str] | None = None,
    ) -> None:
        self._lines = LineCode(profile, tree, block, context, columns, self._name)
        self._tree, self._block = tree, block
        self._functions: list[str] = []
        self._hooked = any(hook.step is HookStep.READ for hook in profile.hooks)
        self._names: dict[str, Any] = {
            "KEPT": KEPT,
            "SILENT": SILENT,
            "MISS": object(),
            "UNMAPPED": LossKind.UNMAPPED,
            "DEFAULTED": LossKind.DEFAULTED,
            "Careful": Careful,
            "extended": extended,
            "gathered": gathered,
            "noting": noting,
            "put_all": put_all,
            "joined": joined,
            "merged": merged,
        }

    def written(self) -> Written:
        """The code, with the names that it uses."""
        cls = RECORD_TYPES[self._block.type]
        shape = None if self._hooked else Record(cls)
        scope = self._scope(self._tree.start(self._block), self._block.lines, shape, self._block.levels)
        made = self._values(scope) if shape is None else self._object(scope, cls)
        steps, before = scope.steps, []
        if self._block.levels:
            body, names, steps = hoisted(steps, (base for name, base in scope.bases.items() if name != "V"))
            if names:
                self._define("outer", "R, F", body)
                before = [*_ONCE, f"{', '.join(names)}, = CACHE[2]"]
        body = [*before, "P = ''", "extensions = {}", *guarded(steps), *made]
        if self._lines.columns is None:
            self._define("read", "R, F, ordinal, losses", [*used(scope.bases, body), *body])
        else:
            self._define(
                "read", "cells, ordinal, losses", [f"{', '.join(self._lines.columns.values())}, = cells", *body]
            )
        code = compile("\n".join(self._functions), f"<{self._block.type} of a profile>", "exec")
        return Written(code, self._names, self._lines.parsers)

    def _values(self, scope: Scope) -> list[str]:
        """The record as JSON-shaped values, for the hooks."""
        schema = attrs.fields_dict(RECORD_TYPES[self._block.type])["schema"].default
        return [
            *scope.place.code("made"),
            f"data = {{'schema': {schema!r}}}",
            "if made is not None: data.update(made)",
            "if extensions: data['extensions'] = {**extensions, **data.get('extensions', {})}",
            "return data",
        ]

    def _object(self, scope: Scope, cls: type[Any]) -> list[str]:
        """The record itself; what a line puts under extensions lies over what none could place."""
        objects, fields = scope.objects, {field.name: field for field in fields_of(cls)}
        lines, inner = [f"schema = {fields['schema'].default!r}"], {"schema": "schema", "extensions": "extensions"}
        for number, (step, place) in enumerate(scope.place.inside.items()):
            field = fields[str(step)]
            variable = "own" if field.name == "extensions" else f"made_{number}"
            lines += objects.code(place, field.shape, variable)
            inner.setdefault(field.name, variable)
        if "extensions" in scope.place.inside:
            lines.append("if own is not None: extensions.update(own)")
        lines.append("extensions = extensions or None")
        return [*lines, *objects.filled(cls, inner, "made"), "return made"]

    def _define(self, name: str, arguments: str, body: Iterable[str]) -> None:
        self._functions += [f"def {name}({arguments}):", *(f"    {line}" for line in body)]

    def _name(self, stem: str, what: Any = None) -> str:
        name = f"{stem}_{len(self._names)}"
        self._names[name] = what
        return name

    def _scope(
        self, start: Node, lines: Iterable[Line | Group], shape: Shape | None, levels: tuple[str, ...] | None = None
    ) -> Scope:
        scope, lines = Scope(start, shape, levels, Objects(self._name)), tuple(lines)
        for line in lines:
            self._place(scope, line)
        if shape is not None:
            scope.objects.settle(scope.place, shape)
            scope.objects.forms.update(dict.fromkeys(scope.itself, shape))
        for line in lines:
            if isinstance(line, Group):
                self._group(scope, line)
            else:
                self._lines.add(scope, line)
        return scope

    def _place(self, scope: Scope, line: Line | Group) -> None:
        """Name the variable of a line, and put it in its place."""
        if line.to is None:
            return
        variable = scope.targets[id(line)] = self._name("x")
        target = paths.canonical(line.to)
        if target:
            scope.place.put(target, variable, items=isinstance(line, Group))
        else:
            scope.itself.append(variable)

    def _group(self, scope: Scope, group: Group) -> None:
        items = scope.targets.get(id(group)) or self._name("items")
        inner = self._scope(self._tree.group(scope.start, group), group.lines, _shape(scope.form(items)))
        function = self._name("item")
        itself = [f"if {name} is not None: return {name}" for name in inner.itself]
        made = ["made = None"]
        if inner.shape is None:
            made = list(inner.place.code("made"))
        elif inner.place.inside or inner.place.values:
            made = list(inner.objects.code(inner.place, inner.shape, "made"))
        body = [*guarded(inner.steps), *itself, *made, "return made"]
        self._define(function, "R, F, ordinal, losses, extensions, P", [*used(inner.bases, body), *body])
        *outer, last = self._tree.spot(scope.start, group.each).hops
        holder = f"F.first({tuple(outer)!r})" if outer else "F"
        target = None if group.to is None else paths.pointer(paths.canonical(group.to))
        at = "P" if target is None or not _points(body) else f"f'{{P}}{target}/{{len({items})}}'"
        code = (
            f"{items} = []",
            f"holder = {holder}",
            f"for frame in (() if holder is None else holder.frames.get({last!r}, ())):",
            f"    item = {function}(R, frame, ordinal, losses, extensions, {at})",
            f"    if item is not None and item != {{}}: {items}.append(item)",
        )
        scope.steps.append(Step(code=code))


#: What is around a record is read again only where it is not what was around the record before.
_ONCE = (
    "if CACHE[0] is not R or CACHE[1] is not F.parent:",
    "    CACHE[2] = outer(R, F)",
    "    CACHE[0], CACHE[1] = R, F.parent",
)


def _shape(form: Form | None) -> Shape | None:
    return None if isinstance(form, Fields) else form


def _points(body: Iterable[str]) -> bool:
    """Whether a function uses the pointer of its item."""
    return any("P + " in line or "{P}" in line for line in body)
