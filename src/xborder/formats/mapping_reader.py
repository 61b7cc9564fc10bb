"""From frames to canonical records: the lines of a profile, compiled to functions that run one after another."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import attrs

from xborder.findings import Finding, Location, finding
from xborder.formats import paths
from xborder.formats.codecs import CODECS, Codec, Notes, Unreadable
from xborder.formats.context import ReadContext
from xborder.formats.frames import Frame, Stray, Text
from xborder.formats.loss import LossEntry, LossKind
from xborder.formats.profile import Block, Group, Line, Profile
from xborder.formats.source_tree import ORDINAL, Node, SourceTree, Spot
from xborder.model.register import RECORD_TYPES


@attrs.define(kw_only=True)
class Mapped:
    """A record as JSON-shaped values, with the places, findings and losses of making it."""

    data: dict[str, Any]
    places: dict[str, Location] = attrs.field(factory=dict)
    findings: list[Finding] = attrs.field(factory=list)
    losses: list[LossEntry] = attrs.field(factory=list)


@attrs.define(kw_only=True)
class _State:
    """What the compiled lines share while one record is made."""

    root: Frame
    frame: Frame
    item: dict[str, Any]
    pointer: str
    ordinal: int
    context: ReadContext
    mapped: Mapped
    notes: Notes

    def text(self, spot: Spot) -> Text | None:
        """The text that a spot names; blank text is none."""
        if spot.key == ORDINAL:
            return Text(str(self.ordinal), self.frame.location)
        found = (self.root if spot.rooted else self.frame).find(spot.hops, spot.key)
        return found if found is not None and found.text.strip() else None


Step = Callable[[_State], None]


class BlockReader:
    """One block of a profile, compiled."""

    def __init__(self, profile: Profile, tree: SourceTree, block: Block) -> None:
        self._tables, self._tree, self.block = profile.tables, tree, block
        self._uses = Counter(source for line in _all_lines(block.lines) for source in line.sources)
        self._steps = self._compiled(tree.start(block), block.lines)
        self._schema: str = attrs.fields_dict(RECORD_TYPES[block.type])["schema"].default

    def read(self, root: Frame, frame: Frame, ordinal: int, context: ReadContext) -> Mapped:
        """Make the record of one frame; ``ordinal`` is its number in the file, from 1."""
        mapped = Mapped(data={"schema": self._schema}, places={"": frame.location})
        state = _State(
            root=root,
            frame=frame,
            item=mapped.data,
            pointer="",
            ordinal=ordinal,
            context=context,
            mapped=mapped,
            notes=Notes(year=context.year, findings=mapped.findings),
        )
        for step in self._steps:
            step(state)
        _carry_strays(mapped, (*root.strays, *(stray for inner in frame.everything() for stray in inner.strays)))
        mapped.findings.extend(found for inner in frame.everything() for found in inner.findings)
        return mapped

    def _compiled(self, start: Node, lines: Iterable[Line | Group]) -> list[Step]:
        return [self._group(start, line) if isinstance(line, Group) else self._line(start, line) for line in lines]

    def _group(self, start: Node, group: Group) -> Step:
        node = self._tree.group(start, group)
        spot = self._tree.spot(start, group.each)
        steps = self._compiled(node, group.lines)
        target = None if group.to is None else paths.canonical(group.to)

        def run(state: _State) -> None:
            holder = state.frame
            for hop in spot.hops[:-1]:
                holder = (holder.frames.get(hop) or [Frame()])[0]
            for frame in holder.frames.get(spot.hops[-1], ()):
                _run_item(state, frame, steps, target)

        return run

    def _line(self, start: Node, line: Line) -> Step:
        spots = tuple(self._tree.spot(start, source) for source in line.sources)
        when = None if line.when is None else (self._tree.spot(start, line.when.path), line.when.equal)
        inner = self._extension(line.sources, spots, line.fixed) if line.to is None else self._value(line, spots)
        if when is None:
            return inner
        spot, equal = when
        alone = [source for source in line.sources if self._uses[source] == 1]
        passed_over = self._extension(alone, tuple(self._tree.spot(start, source) for source in alone), None)

        def run(state: _State) -> None:
            found = state.text(spot)
            holds = found is not None and (equal is None or found.text.strip() == equal)
            (inner if holds else passed_over)(state)

        return run

    def _value(self, line: Line, spots: tuple[Spot, ...]) -> Step:
        target = paths.canonical(line.to or "")
        if line.context is None and not spots:
            return lambda state: _place(state, target, _copied(line.value), state.frame.location)
        codec = CODECS[line.codec].make(line.options, self._tables) if spots else None

        def run(state: _State) -> None:
            fact = None if line.context is None else state.context.fact(line.context)
            if fact is not None:
                _place(state, target, fact, state.frame.location)
                return
            found = None if codec is None else _parsed(state, line, spots, codec)
            if found is None and line.default is not None:
                _default(state, line, target)
            elif found is not None:
                value, location = found
                _place(state, target, value, location)
                if line.stand_in:
                    note = f"the delivery does not say; {line.sources[0]} stands for it"
                    _lose(state, LossKind.DEFAULTED, _pointer(state, target), note, location)

        return run

    def _extension(self, sources: Sequence[str], spots: tuple[Spot, ...], fixed: str | None) -> Step:
        def run(state: _State) -> None:
            for name, spot in zip(sources, spots, strict=True):
                found = state.text(spot)
                if found is None or found.text.strip() == fixed:
                    continue
                path = name if spot.rooted else f"{state.frame.path}/{name}"
                state.mapped.data.setdefault("extensions", {})[path] = found.text
                note = "no canonical place; kept under extensions"
                _lose(state, LossKind.UNMAPPED, path, note, found.location, found.text)

        return run


def _all_lines(lines: Iterable[Line | Group]) -> Iterator[Line]:
    for line in lines:
        if isinstance(line, Group):
            yield from _all_lines(line.lines)
        else:
            yield line


def _run_item(state: _State, frame: Frame, steps: list[Step], target: tuple[paths.Key, ...] | None) -> None:
    outer = state.frame, state.item, state.pointer
    items = [] if target is None else paths.take(state.item, target) or []
    state.frame, state.item = frame, {}
    if target is not None:
        state.pointer += "".join(f"/{paths.escaped(str(step))}" for step in target) + f"/{len(items)}"
    for step in steps:
        step(state)
    made = state.item
    state.frame, state.item, state.pointer = outer
    if target is not None and made:
        paths.put(state.item, (*target, len(items)), made.get("", made))


def _parsed(state: _State, line: Line, spots: tuple[Spot, ...], codec: Codec) -> tuple[Any, Location] | None:
    texts = [state.text(spot) for spot in spots]
    real = [text for text, spot in zip(texts, spots, strict=True) if text is not None and spot.key != ORDINAL]
    if not real:
        return None
    pointer = _pointer(state, paths.canonical(line.to or ""))
    state.notes.location = attrs.evolve(real[0].location, pointer=pointer)
    try:
        value = codec.parse(tuple(None if text is None else text.text for text in texts), state.notes)
    except Unreadable as fault:
        _report(state, line, fault, pointer, " ".join(text.text.strip() for text in real))
        return None
    for kind, note in state.notes.losses:
        _lose(state, kind, line.sources[0], note, state.notes.location, real[0].text)
    state.notes.losses.clear()
    return None if value is None else (value, state.notes.location)


def _report(state: _State, line: Line, fault: Unreadable, pointer: str, text: str) -> None:
    where, source = state.notes.location, " and ".join(line.sources)
    found = finding(fault.code, where, excerpt=text, source=source, path=pointer, **fault.names)
    state.mapped.findings.append(found)
    _lose(state, LossKind.LOST, source, f"not {fault.names['kind']}", where, text)


def _default(state: _State, line: Line, target: tuple[paths.Key, ...]) -> None:
    _place(state, target, _copied(line.default), state.frame.location)
    note = "the source is silent; the profile's default stands"
    _lose(state, LossKind.DEFAULTED, _pointer(state, target), note, state.frame.location)


def _place(state: _State, target: tuple[paths.Key, ...], value: Any, location: Location) -> None:
    pointer = state.pointer
    if target:
        pointer += paths.put(state.item, target, value)
    else:
        state.item[""] = value
    state.mapped.places[pointer] = location


def _pointer(state: _State, target: tuple[paths.Key, ...]) -> str:
    return state.pointer + "".join(f"/{paths.escaped(str(step))}" for step in target)


def _lose(state: _State, kind: LossKind, path: str, note: str, location: Location, example: str | None = None) -> None:
    entry = LossEntry(kind=kind, path=path, note=note, location=location, example=example)
    state.mapped.losses.append(entry)


def _carry_strays(mapped: Mapped, strays: Iterable[Stray]) -> None:
    extensions: dict[str, str] = mapped.data.get("extensions", {})
    for stray in strays:
        path, number = stray.path, 1
        while path in extensions:
            number += 1
            path = f"{stray.path}[{number}]"
        extensions[path] = stray.text
        note = "stands more than once; kept under extensions" if stray.repeated else "not in the profile"
        mapped.losses.append(
            LossEntry(kind=LossKind.UNMAPPED, path=stray.path, note=note, location=stray.location, example=stray.text)
        )
        code = "XB-FORMAT-015" if stray.repeated else "XB-FORMAT-014"
        mapped.findings.append(finding(code, stray.location, excerpt=stray.text, source=stray.path))
    if extensions:
        mapped.data["extensions"] = extensions


def _copied(value: Any) -> Any:
    """A constant of the profile, so that no two records share a list."""
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value
