"""One record in the making: what the lines of a profile share while they run."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import attrs

from xborder.findings import Finding, Location, finding
from xborder.formats import paths
from xborder.formats.codecs import Codec, Notes, Unreadable
from xborder.formats.context import ReadContext
from xborder.formats.frames import Frame, Place, Stray, Text
from xborder.formats.loss import LossEntry, LossKind
from xborder.formats.profile import Line
from xborder.formats.source_nodes import ORDINAL, Spot

#: The step of a canonical path that leads to the item around the one of a group.
OUT = ".."

#: A canonical path, in steps.
Target = tuple[paths.Key, ...]


@attrs.define(kw_only=True)
class Mapped:
    """A record as JSON-shaped values, with the places, findings and losses of making it.

    ``left_out`` holds the pointers of fields whose texts could not be read.
    """

    data: dict[str, Any]
    places: dict[str, Place] = attrs.field(factory=dict)
    findings: list[Finding] = attrs.field(factory=list)
    losses: list[LossEntry] = attrs.field(factory=list)
    left_out: set[str] = attrs.field(factory=set)

    def lose(self, kind: LossKind, path: str, note: str, place: Place, example: str | None = None) -> None:
        """Remember a value that did not arrive as it left."""
        self.losses.append(LossEntry(kind=kind, path=path, note=note, location=place, example=example))

    def extend(self, path: str, text: str) -> None:
        """Keep a text under extensions; a path that is taken gets a number."""
        extensions: dict[str, str] = self.data.setdefault("extensions", {})
        free, number = path, 1
        while free in extensions:
            number += 1
            free = f"{path}[{number}]"
        extensions[free] = text

    def carry(self, strays: Iterable[Stray]) -> None:
        """Keep and report what the profile does not map."""
        for stray in strays:
            self.extend(stray.path, stray.text)
            if stray.general:
                self.lose(LossKind.UNMAPPED, stray.path, "kept under extensions", stray.place, stray.text)
                continue
            note = "stands more than once; kept under extensions" if stray.repeated else "not in the profile"
            self.lose(LossKind.UNMAPPED, stray.path, note, stray.place, stray.text)
            code = "XB-FORMAT-015" if stray.repeated else "XB-FORMAT-014"
            self.findings.append(finding(code, stray.place(), excerpt=stray.text, source=stray.path))


@attrs.define(kw_only=True)
class State:
    """Where the lines stand: the frame they read, and the item of the record that they fill.

    ``pointer`` is the JSON Pointer of the item; ``outers`` are the items around
    it, with theirs; ``ordinal`` is the number of the record in its file, from 1.
    """

    root: Frame
    frame: Frame
    item: dict[str, Any]
    pointer: str = ""
    ordinal: int
    context: ReadContext
    mapped: Mapped
    notes: Notes
    outers: list[tuple[dict[str, Any], str]] = attrs.field(factory=list)

    def text(self, spot: Spot) -> Text | None:
        """The text that a spot names; blank text is none."""
        if spot.key == ORDINAL:
            return Text(str(self.ordinal), self.frame.place)
        return spot.text(self.root, self.frame)

    def raw(self, spot: Spot) -> Text | None:
        """The text that a spot names; spaces count, as fixed columns may be blank, but not the indentation of XML."""
        found = spot.find(self.root, self.frame)
        if found is None or not found.text or (not found.text.strip() and "\n" in found.text):
            return None
        return found

    def named_only(self, spot: Spot) -> Text | None:
        """The text that a spot names, empty where there is none in an element that is there."""
        found = spot.find(self.root, self.frame)
        return None if found is None else attrs.evolve(found, text=found.text.strip())

    def named(self, source: str) -> str:
        """A source path of a line, from the beginning of the document."""
        return self.frame.named(source)

    def place(self, target: Target, value: Any, place: Place) -> None:
        """Set a field of the item, and remember where it came from."""
        if target and target[0] == OUT:
            item, pointer = self.outers[-1]
            pointer += paths.put(item, target[1:], value)
        elif target:
            pointer = self.pointer + paths.put(self.item, target, value)
        elif isinstance(value, dict):
            pointer = self.pointer
            self.item.update(value)  # the fields of the item, or some of them
        else:
            pointer = self.pointer
            self.item[""] = value  # the item itself is a plain value; enter() unpacks it
        self.mapped.places[pointer] = place

    def at(self, target: Target) -> str:
        """The JSON Pointer of a field of the item."""
        if target and target[0] == OUT:
            return self.outers[-1][1] + paths.pointer(target[1:])
        return self.pointer + paths.pointer(target)

    def differs(self, target: Target, value: Any) -> bool:
        """Whether a field of the item around this one has another value already, which another item gave it."""
        if not target or target[0] != OUT:
            return False
        there = paths.take(self.outers[-1][0], target[1:])
        return there is not None and there != value

    def enter(self, frame: Frame, steps: "Iterable[Step]", target: Target | None) -> None:
        """Run the lines of a group for one of its frames; what they make is put at the end of the list."""
        outer = self.frame, self.item, self.pointer
        self.outers.append((self.item, self.pointer))
        items = [] if target is None else paths.take(self.item, target) or []
        self.frame, self.item = frame, {}
        if target is not None:
            self.pointer = f"{self.at(target)}/{len(items)}"
            self.mapped.places[self.pointer] = frame.place
        for step in steps:
            step(self)
        made = self.item
        self.frame, self.item, self.pointer = outer
        self.outers.pop()
        if target is not None and made:
            paths.put(self.item, (*target, len(items)), made.get("", made))

    def parse(self, line: Line, target: Target, spots: tuple[Spot, ...], codec: Codec) -> tuple[Any, Place] | None:
        """The value of a line and its place; None, with a finding, for a text that is not of its kind."""
        texts = [self.text(spot) for spot in spots]
        real = [text for text, spot in zip(texts, spots, strict=True) if text is not None and spot.key != ORDINAL]
        if not real:
            return None
        self.notes.losses.clear()
        where = self.notes.place = partial(pointed, real[0].place, self.at(target))
        try:
            value = codec.parse(tuple(None if text is None else text.text for text in texts), self.notes)
        except Unreadable as fault:
            self._unreadable(line, fault, texts, self.at(target))
            return None
        for kind, note in self.notes.losses:
            self.mapped.lose(kind, self.named(line.sources[0]), note, where, real[0].text)
        return None if value is None else (value, where)

    def _unreadable(self, line: Line, fault: Unreadable, texts: Sequence[Text | None], pointer: str) -> None:
        parts = [
            (text, self.named(name) if self.frame.path else name)
            for text, name in zip(texts, line.sources, strict=True)
        ]
        # A text that is not there cannot be pointed at: the others then stand for it.
        alone = fault.part is not None and texts[fault.part] is not None
        blamed = [parts[fault.part or 0]] if alone else parts
        real = [text for text, _ in blamed if text is not None]
        source, excerpt = " and ".join(name for _, name in blamed), " ".join(text.text.strip() for text in real)
        place = partial(pointed, real[0].place, pointer)
        found = finding(
            fault.code,
            place(),
            excerpt=excerpt,
            suggestions=fault.suggestions,
            source=source,
            path=pointer,
            **fault.names,
        )
        # Two fields may be read from one text; its slip is told once.
        if not any(_alike(found, other) for other in self.mapped.findings):
            self.mapped.findings.append(found)
        self.mapped.left_out.add(pointer)
        self.mapped.lose(LossKind.LOST, source, f"not {fault.names['kind']}", place, excerpt)


def _alike(one: Finding, other: Finding) -> bool:
    return (one.code, one.excerpt, one.location.in_file()) == (other.code, other.excerpt, other.location.in_file())


def pointed(place: Place, pointer: str) -> Location:
    """A place of the source, with the JSON Pointer of the canonical field that came from there."""
    return attrs.evolve(place(), pointer=pointer)


Step = Callable[[State], None]
