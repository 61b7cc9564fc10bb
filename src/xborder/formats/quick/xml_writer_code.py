"""Python written for one block of an XML profile: from the values of a record to its element, as text."""

import ast
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

import attrs

from xborder.formats import paths
from xborder.formats.frames import outward
from xborder.formats.mapping_reader import all_lines
from xborder.formats.profile import Block, Group, Line
from xborder.formats.quick.extending import named
from xborder.formats.quick.targets import TooOddError
from xborder.formats.quick.usual import Usual
from xborder.formats.quick.writer_code import Scope, WriterCode, deeper
from xborder.formats.source_nodes import ITSELF, ORDINAL, Node
from xborder.formats.xml_target import ElementCode


@attrs.define
class _XmlScope(Scope):
    """A function whose texts are in variables: ``own`` by their keys, ``items`` the elements of lists by theirs."""

    own: dict[str, str] = attrs.field(factory=dict)
    items: dict[str, str] = attrs.field(factory=dict)


class XmlWriterCode(WriterCode):
    """Writes the function ``write`` of one block, which leaves the element of a record with its frame.

    What stands around records goes into the frames around them; it is printed
    again only where a record says another thing than the one before.
    """

    scope_type = _XmlScope
    every = "A"

    def code(self, made_of: Usual) -> str:
        """The code for a block. Raises TooOddError for a record that is a document."""
        block = made_of.block
        if not block.levels:
            raise TooOddError
        self.names |= {"escape": escape, "attribute_of": quoteattr, "MISS": object()}
        self.names |= {"OUTER": self._outer_names(block), "NOTHING": {}}
        self._kept = 1
        body = super().code(made_of)
        return f"{body}\nLAST += [None] * {self._kept + 1}"

    def _outer_names(self, block: Block) -> frozenset[str]:
        """The extensions that go to the root alone: a record that has the same as the one before has written them."""
        start, depth = self._tree.start(block), len(block.levels)
        names: dict[str, bool] = {}
        for line in all_lines(block.lines):
            if line.to is None:
                for source in line.sources:
                    spot = self._tree.spot(start, source) if line in block.lines else None
                    outer = spot is not None and not line.fixed and (spot.rooted or spot.out == depth)
                    name = ast.literal_eval(named(block.levels, source)) if line in block.lines else source
                    names[name] = names.get(name, True) and outer
        return frozenset(name for name, outer in names.items() if outer)

    def _body(self, scope: Scope, name: str) -> list[str]:
        own = _xml(scope)
        begun = [f"{' = '.join(own.own.values())} = None"] if own.own else []
        begun += [f"{items} = []" for items in own.items.values()]
        elements = _Elements(self._profile, own.own, own.items)
        depth, node = 0, scope.start
        while node.parent is not None:
            depth, node = depth + 1, node.parent
        made = ["out = []", *elements.record(scope.start, depth)]
        if scope.levels is None:
            return [
                f"def {name}(data, R, F, E, A, P):",
                *deeper([*begun, *_together(scope.lines), *made, "return ''.join(out)"], 1),
            ]
        begun += ["P, A = F.path, E", "if LAST[0] is not R: LAST[:] = [R] + [MISS] * (len(LAST) - 1)"]
        begun += ["if E == LAST[1]: E = NOTHING", "else: LAST[1] = MISS"]
        done = ["if E and OUTER.issuperset(E): LAST[1] = E", "F.written = ''.join(out)"]
        written = [*begun, *_together(scope.lines), *made, *done]
        return [f"def {name}(data, R, F, E):", *deeper(written, 1)]

    def _line(self, scope: Scope, line: Line) -> None:
        spots = [self._tree.spot(scope.start, source) for source in line.sources if source != ORDINAL]
        whole = scope.levels is not None and all(spot.rooted or spot.out == len(scope.levels or ()) for spot in spots)
        if line.to is None or not spots or not whole or line.unless is not None:
            super()._line(scope, line)
            return
        value = self._at(scope, paths.canonical(line.to))
        before, scope.lines = scope.lines, []
        super()._line(scope, line)
        self._kept += 1
        again = [*scope.lines, f"LAST[{self._kept}] = {value}"]
        scope.lines = [*before, f"if {value} != LAST[{self._kept}]:", *deeper(again, 1)]

    def _group(self, scope: Scope, group: Group) -> None:
        node = self._tree.group(scope.start, group)
        if len(self._tree.spot(scope.start, group.each).hops) != 1:
            raise TooOddError
        write = self._function(node, group.lines)
        held = _xml(scope).items
        items = held.setdefault(node.key, f"items_{len(held)}")
        path = f"P + {f'/{group.each}['!r} + str(number) + ']'"
        if group.to is None:
            scope.lines += [
                "number = 1",
                f"while E and {path} in '\\n'.join(E) and inside(E, {path}):",
                f"    element = {write}(data, R, F, E, A, {path})",
                f"    if element: {items}.append(element)",
                "    number += 1",
                *(["if number == 1: raise Careful"] if group.required is not None else []),
            ]
            return
        values = self._at(scope, paths.canonical(group.to))
        if group.required is not None:
            scope.lines.append(f"if not {values}: raise Careful")
        scope.lines += [
            f"for number, item in enumerate({values} or (), start=1):",
            f"    element = {write}(item, R, F, E, A, {path} if E else '')",
            f"    if element: {items}.append(element)",
        ]

    def _named(self, scope: Scope, source: str) -> str:
        out, rest = outward(source)
        if scope.levels is not None or source.startswith("/"):
            return super()._named(scope, source)
        if out:
            raise TooOddError
        return "P" if rest == ITSELF else f"P + {f'/{rest}'!r}"

    def _set(self, scope: Scope, source: str, text: str, json: str) -> list[str]:
        if source == ORDINAL:
            return ["pass"]
        spot = self._tree.spot(scope.start, source)
        if spot.hops or (spot.out and scope.levels is None):
            raise TooOddError
        if spot.rooted or spot.out:
            return super()._set(scope, source, text, json)
        own = _xml(scope).own
        key = ITSELF if source == ITSELF else spot.key
        if key not in own:
            own[key] = f"k_{len(own)}"
            return [f"{own[key]} = {text}"]
        return [f"if {own[key]} is None: {own[key]} = {text}", f"elif {own[key]} != {text}: raise Careful"]


def _together(lines: Iterable[str]) -> Iterator[str]:
    """Code in which neighbouring lines that ask for extensions ask once."""
    asked = False
    for line in lines:
        if asked and line == "if E:":
            continue
        asked = line == "if E:" or (asked and line.startswith(" "))
        yield line


def _xml(scope: Scope) -> _XmlScope:
    if not isinstance(scope, _XmlScope):
        raise TypeError
    return scope


class _Elements(ElementCode):
    """The elements of a record or of an item, whose texts are in variables; none is begun that would stay empty."""

    def __init__(self, profile: "object", own: dict[str, str], items: dict[str, str]) -> None:
        super().__init__(profile)  # type: ignore[arg-type]  # a profile
        self._own, self._items = own, items

    def record(self, node: Node, depth: int) -> Iterator[str]:
        """Lines that leave the pieces of an element in ``out``."""
        return self._made(node, ITSELF, depth)

    def _made(self, node: Node, key: str, depth: int) -> Iterator[str]:
        name, space, opening = self._name(node.name), "  " * depth, self._opening(node)
        own = self._own.get(key) if node.leaf else None
        has_attributes = [(label, self._own[inner]) for label, inner in self._attributes(node) if inner in self._own]
        inside = list(self._filled(node))
        if not inside and not has_attributes:
            if own is not None:
                text = f"{f'{space}<{opening}>'!r} + {_escaped(own)} + {f'</{name}>' + chr(10)!r}"
                yield f"if {own} is not None: out.append({text})"
            return
        begin = list(self._begun(f"{space}<{opening}", has_attributes))
        end = f"out.append({f'{space}</{name}>' + chr(10)!r})"
        asked = "if"
        if inside:
            yield f"if {_any(inside)}:"
            inner = (line for child in self._elements(node) for line in self._inner(child, depth + 1))
            yield from deeper([*begin, f"out[-1] += {'>' + chr(10)!r}", *inner, end], 1)
            asked = "elif"
        if own is not None:
            text = f"out[-1] += '>' + {_escaped(own)} + {f'</{name}>' + chr(10)!r}"
            yield from (f"{asked} {own} is not None:", *deeper([*begin, text], 1))
            asked = "elif"
        if has_attributes:
            yield f"{asked} {_any([variable for _, variable in has_attributes])}:"
            yield from deeper([*begin, f"out[-1] += {'>' + chr(10)!r}", end], 1)

    def _inner(self, node: Node, depth: int) -> Iterator[str]:
        if node.repeats:
            if node.key in self._items:
                yield f"out += {self._items[node.key]}"
        else:
            yield from self._made(node, node.key, depth)

    @staticmethod
    def _begun(opening: str, attributes: Iterable[tuple[str, str]]) -> Iterator[str]:
        yield f"out.append({opening!r})"
        for label, variable in attributes:
            yield f"if {variable} is not None: out[-1] += {f' {label}='!r} + attribute_of({variable})"

    def _filled(self, node: Node) -> Iterator[str]:
        """The variables of which one says that an element has something inside: a text, or a list that is not empty."""
        for child in self._elements(node):
            if child.repeats:
                if child.key in self._items:
                    yield self._items[child.key]
                continue
            if child.leaf and child.key in self._own:
                yield self._own[child.key]
            yield from (self._own[key] for _, key in self._attributes(child) if key in self._own)
            yield from self._filled(child)


def _any(variables: Iterable[str]) -> str:
    """A question whether a text is there, or a list not empty."""
    asked = (name if name.startswith("items_") else f"{name} is not None" for name in dict.fromkeys(variables))
    return " or ".join(asked)


def _escaped(name: str) -> str:
    """An expression for a text as XML writes it; most hold none of its signs."""
    plain = f"'&' not in {name} and '<' not in {name} and '>' not in {name}"
    return f"({name} if {plain} else escape({name}))"
