"""Python written for one line of a profile: from the texts at its sources to a value, or to what is kept of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from xborder.formats import paths
from xborder.formats.codecs import CODECS
from xborder.formats.context import ReadContext
from xborder.formats.mapping_reader import all_lines
from xborder.formats.profile import Block, Condition, HookStep, Line, Profile
from xborder.formats.quick.containers import around, marks
from xborder.formats.quick.extending import named
from xborder.formats.quick.guards import Step
from xborder.formats.quick.objects import Fields, Form, maker, may_be_shared
from xborder.formats.quick.parsing import Parser
from xborder.formats.quick.reader_scope import Scope, base_of, values_of
from xborder.formats.source_nodes import ITSELF, ORDINAL, Spot
from xborder.formats.source_tree import SourceTree
from xborder.schema.shapes import Plain

_TEXT = Plain(str)


class LineCode:
    """Writes the steps of the lines of one block; ``name`` gives a name of its own to whatever the code uses."""

    def __init__(
        self,
        profile: Profile,
        tree: SourceTree,
        block: Block,
        context: ReadContext,
        columns: Sequence[str] | None,
        name: Callable[..., str],
    ) -> None:
        self.columns = None if columns is None else {name: f"c{number}" for number, name in enumerate(columns)}
        self.parsers: dict[tuple[str, str], Parser] = {}
        self._tables, self._tree, self._block, self._context = profile.tables, tree, block, context
        self._sources = [source for line in all_lines(block.lines) for source in line.sources]
        self._marked = frozenset() if profile.is_table else marks(tree.root)
        self._hooked = any(hook.step is HookStep.READ for hook in profile.hooks)
        self._name = name

    def add(self, scope: Scope, line: Line) -> None:
        """Put the step of a line into the function that is in the making."""
        spots = [self._tree.spot(scope.start, source) for source in line.sources]
        variable = scope.targets.get(id(line), "")
        if line.to is None:
            written = self._extension(scope, line.sources, spots, line.fixed)
        else:
            written = self._value(scope, line, spots, variable)
        if line.when is not None:
            written = [*([f"{variable} = None"] if variable else []), *self._either(scope, line, line.when, written)]
        values, within = self._within(line, spots)
        step = Step(
            code=tuple(written),
            values=values,
            within=within,
            variable=variable,
            outer=self._is_outer(scope, line, spots),
            keeps=not variable or line.when is not None,
        )
        scope.steps.append(step)

    def _is_outer(self, scope: Scope, line: Line, spots: Sequence[Spot]) -> bool:
        """Whether a line reads nothing but what stands around the record, and tells of no loss of its own."""
        when = [] if line.when is None else [self._tree.spot(scope.start, line.when.path)]
        own = any(base_of(spot) == "F" or spot.key == ORDINAL for spot in (*spots, *when))
        return not (own or line.stand_in or line.default is not None)

    def _either(self, scope: Scope, line: Line, when: Condition, written: list[str]) -> list[str]:
        """The code of a line where its condition holds, and what keeps its texts where it does not."""
        alone = [source for source in line.sources if self._sources.count(source) == 1]
        passed = self._extension(scope, alone, [self._tree.spot(scope.start, source) for source in alone], None)
        condition = self._condition(scope, when, self._tree.spot(scope.start, when.path))
        code = [*condition, "if holds:", *_indented(written)]
        return [*code, "else:", *_indented(passed)] if passed else code

    def _within(self, line: Line, spots: Sequence[Spot]) -> tuple[str, tuple[str, ...]]:
        """The elements without which a line does nothing, and the variable of the texts that tell of them."""
        bases = {base_of(spot) for spot in spots}
        free = line.when is None and line.context is None and line.default is None
        if not free or len(bases) != 1 or any(spot.hops or spot.key in {ORDINAL, ITSELF} for spot in spots):
            return "", ()
        return values_of(bases.pop()), around([spot.key for spot in spots], self._marked)

    def _condition(self, scope: Scope, condition: Condition, spot: Spot) -> list[str]:
        """Lines that leave in ``holds`` whether a condition holds, as the condition itself would say of a text."""
        text = f"t = {self._spot(scope, spot)}"
        if condition.absent:
            return [text, "holds = not t or t.isspace()"]
        if not condition.among:
            return [text, "holds = t and not t.isspace()"]
        among = self._name("among", frozenset(condition.among) - {""})
        return [text, f"holds = t and t.strip() in {among}"]

    def _spot(self, scope: Scope, spot: Spot) -> str:
        """An expression for the text of a spot, None where there is none."""
        if spot.key == ORDINAL:
            return "str(ordinal)"
        if self.columns is not None:
            return self.columns.get(spot.key, "None")
        base = base_of(spot)
        if spot.hops:
            return f"{base}.find({spot.hops!r}, {spot.key!r})"
        values = values_of(base)
        scope.bases.setdefault(values, f"{values} = {base}.values")
        return f"{values}.get({spot.key!r})"

    def _value(self, scope: Scope, line: Line, spots: Sequence[Spot], variable: str) -> list[str]:
        known = None if line.context is None else self._context.fact(line.context)
        if known is not None:
            return [
                f"{variable} = {self._constant(scope, variable, known)}",
                *self._compared(scope, line, spots, known),
            ]
        if line.context is None and not spots:
            return [f"{variable} = {self._constant(scope, variable, line.value)}"]
        code = self._parsed(scope, line, spots, variable) if spots else [f"{variable} = None"]
        if line.context == "force":
            code.append(f"if {variable} is None: raise Careful")
        return code

    def _constant(self, scope: Scope, variable: str, value: Any) -> str:
        """An expression for a constant of the profile, or one that leads to the careful path."""
        form = scope.form(variable)
        if form is None or value is None:
            return repr(value)
        try:
            made = maker(form)(value)
            if isinstance(form, Fields):
                scope.objects.keys[variable] = frozenset(made)
            return self._name("constant", made)
        except ValueError:
            return f"{self._name('convert', maker(form))}({value!r})"

    def _compared(self, scope: Scope, line: Line, spots: Sequence[Spot], known: str) -> list[str]:
        """A file that says itself that it comes from another force is for the careful path."""
        if line.context != "force" or line.read_only or not spots:
            return []
        read = f"t = {self._spot(scope, spots[0])}"
        return [read, f"if t is not None and t.strip() not in ('', {known!r}): raise Careful"]

    def _parsed(self, scope: Scope, line: Line, spots: Sequence[Spot], variable: str) -> list[str]:
        form = scope.form(variable)
        code = self._read(scope, line, spots, variable, form)
        pointer = f"P + {paths.pointer(paths.canonical(line.to or ''))!r}"
        if line.stand_in:
            stands = f"the delivery does not say; {line.sources[0]} stands for it"
            code.append(f"if {variable} is not None: losses.append((DEFAULTED, {pointer}, {stands!r}, None))")
        elif line.default is not None:
            lost = f"losses.append((DEFAULTED, {pointer}, SILENT, None))"
            stands = self._constant(scope, variable, line.default)
            scope.objects.keys.pop(variable, None)  # what is read may have other keys
            code.append(f"if {variable} is None: {variable} = {stands}; {lost}")
        return code

    def _read(self, scope: Scope, line: Line, spots: Sequence[Spot], variable: str, form: Form | None) -> list[str]:
        if len(spots) > 1:
            return self._several(scope, line, spots, variable, form)
        text = f"t = {self._spot(scope, spots[0])}"
        if line.codec == "text" and not line.options and form in {None, _TEXT}:
            return [text, f"{variable} = t.strip() or None if t else None"]
        known, parse = self._parser(line, spots, form)
        return [
            text,
            "if t:",
            f"    {variable} = {known}.get(t, MISS)",
            f"    if {variable} is MISS: {variable} = {parse}(t)",
            f"else: {variable} = None",
        ]

    def _several(self, scope: Scope, line: Line, spots: Sequence[Spot], variable: str, form: Form | None) -> list[str]:
        known, parse = self._parser(line, spots, form)
        texts = [f"t{number}" for number in range(len(spots))]
        code = [f"{name} = {self._spot(scope, spot)}" for name, spot in zip(texts, spots, strict=True)]
        real = [name for name, spot in zip(texts, spots, strict=True) if spot.key != ORDINAL]
        if len(real) < len(texts):  # a number of its own in each record: nothing is read twice
            found = [f"    {variable} = {parse}(({', '.join(texts)},))"]
        else:
            found = [
                f"    t = ({', '.join(texts)},)",
                f"    {variable} = {known}.get(t, MISS)",
                f"    if {variable} is MISS: {variable} = {parse}(t)",
            ]
        return [*code, f"if {' or '.join(real)}:", *found, f"else: {variable} = None"]

    def _parser(self, line: Line, spots: Sequence[Spot], form: Form | None) -> tuple[str, str]:
        real = tuple(number for number, spot in enumerate(spots) if spot.key != ORDINAL)
        shared = not self._hooked if form is None else may_be_shared(form)
        names = self._name("known"), self._name("parse")
        self.parsers[names] = Parser(
            codec=CODECS[line.codec].make(line.options, self._tables),
            convert=None if form is None else maker(form),
            keeps=shared and len(real) == len(spots),
            real=real,
            several=len(spots) > 1,
        )
        return names

    def _extension(self, scope: Scope, sources: Sequence[str], spots: Sequence[Spot], fixed: str | None) -> list[str]:
        if self._block.derived:
            return []
        code = []
        for source, spot in zip(sources, spots, strict=True):
            kept = f"extended(extensions, losses, {named(scope.levels, source)}, t)"
            unlike = "" if fixed is None else f" and t.strip() != {fixed!r}"
            code += [
                f"t = {self._spot(scope, spot)}",
                f"if t and (t.strip() or '\\n' not in t){unlike}: {kept}",
            ]
        return code


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines] or ["    pass"]
