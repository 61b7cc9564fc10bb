"""From the values of an item to the texts of its frame: one line of a profile after another."""

from collections.abc import Sequence
from typing import Any

from xborder.findings import Finding, Location, finding
from xborder.formats import paths
from xborder.formats.codecs import CODECS, Codec, Unprintable
from xborder.formats.completing import Completing
from xborder.formats.frames import Text
from xborder.formats.holding import misfits
from xborder.formats.json_target import KINDS, fits
from xborder.formats.profile import Group, Line, Profile
from xborder.formats.source_nodes import ITSELF, ORDINAL
from xborder.formats.source_tree import SourceTree
from xborder.formats.written_item import Item


class LineWriter:
    """Writes single lines; ``findings`` says what the target cannot take."""

    def __init__(self, profile: Profile, tree: SourceTree, label: str) -> None:
        self._profile, self._tree, self._label = profile, tree, label
        self._codecs: dict[int, Codec] = {}
        self.completing = Completing(tree, self.found)
        self.findings: list[Finding] = []

    def constant(self, item: Item, line: Line) -> None:
        """Refuse a record that says another thing than all records of the target do."""
        said = _meant(paths.take(item.data, paths.canonical(line.to or "")))
        if said is not None and said not in {_meant(line.value), line.options.get("also")}:
            self.found("XB-FORMAT-192", f"{item.pointer}/{line.to}", reason=line.required)

    def line(self, item: Item, line: Line) -> None:
        """Write the texts of a line into the frame of its item."""
        texts = self._extension(item, line) if line.to is None else self._printed(item, line)
        for source, text in zip(line.sources, texts, strict=True):
            written = line.fixed if text is None and line.fixed is not None else text
            if written is not None:
                self._set(item, line, source, written)

    def _extension(self, item: Item, line: Line) -> tuple[str | None, ...]:
        names = tuple(item.frame.named(source) for source in line.sources)
        texts = tuple([self._kept(item, line, name) for name in names] if item.extensions else [None] * len(names))
        pointer = f"/extensions/{paths.escaped(names[0])}"
        if any(text is not None for text in texts):
            self.judge(item, line, pointer, there=True)
            return texts
        return self._absent(item, line, pointer) or texts

    def _kept(self, item: Item, line: Line, name: str) -> str | None:
        text = item.extensions.get(name)
        if text is not None and self._left_out(line, (text,), f"/extensions/{paths.escaped(name)}"):
            return None
        return text

    def _printed(self, item: Item, line: Line) -> tuple[str | None, ...]:
        nothing: tuple[str | None, ...] = (None,) * len(line.sources)
        holder, target = item.holder(line)
        if holder is not item and any(item.frame.named(source) in item.extensions for source in line.sources):
            return self._extension(item, line)
        pointer = f"{holder.pointer}/{target}".removesuffix("/.")
        value = paths.take(holder.data, paths.canonical(target))
        self._alone(item, line)
        if value is None or value in ({}, []):
            return self._absent(item, line, pointer) or nothing
        self.judge(item, line, pointer, there=True)
        try:
            texts = self._codec(line).print(value)
        except Unprintable as fault:
            self._unfit(line, [("XB-FORMAT-021", {"kind": str(fault)})], pointer)
            return nothing
        if all(text is None for text in texts):  # of an object whose fields it reads, it has none
            return self._absent(item, line, pointer) or nothing
        return nothing if self._left_out(line, texts, pointer) else texts

    def _alone(self, item: Item, line: Line) -> None:
        """Refuse a field, and the object that it is part of, beside what the target does not take with it."""
        whole = (line.to or "").partition("/")[0]
        other = next((each for each in line.not_with if item.has(each)), None)
        if other is not None and item.has(whole):
            self.found("XB-FORMAT-191", f"/{whole}", other=f"/{other}")

    def _left_out(self, line: Line, texts: tuple[str | None, ...], pointer: str) -> bool:
        """Whether texts are left out that the place of a line cannot hold; left out or not, there is a finding."""
        faults = list(misfits(line, texts, self._profile.patterns))
        if line.json is not None and not all(text is None or fits(text, line.json) for text in texts):
            faults.append(("XB-FORMAT-021", {"kind": KINDS[line.json]}))
        return self._unfit(line, faults, pointer)

    def _unfit(self, line: Line, faults: Sequence[tuple[str, dict[str, Any]]], pointer: str) -> bool:
        """Tell what the place of a line cannot hold; True where the profile has such values left out."""
        if self._profile.unfit == "refused" or line.required is not None:
            for code, names in faults:
                self.found(code, pointer, **names)
            return False
        for _, names in faults:
            self.found("XB-FORMAT-028", pointer, kind=names.get("kind") or f"up to {names['most']} characters")
        return bool(faults)

    def _absent(self, item: Item, line: Line, pointer: str) -> tuple[str | None, ...] | None:
        if line.unless is not None and item.has(line.unless):
            return None
        if line.write_default is not None:
            return (line.write_default, *(None for _ in line.sources[1:]))
        self.judge(item, line, pointer, there=False)
        return None

    def judge(self, item: Item, part: Line | Group, pointer: str, *, there: bool) -> None:
        """Have a line or group judged by what it needs or may not stand beside."""
        judge = self.completing.present if there else self.completing.missing
        judge(item.frame, item.start, part, pointer)

    def _set(self, item: Item, line: Line, source: str, text: str) -> None:
        if source == ORDINAL:
            return
        spot = self._tree.spot(item.start, source)
        values = (item.root if spot.rooted else item.frame.around(spot.out)).values
        key = ITSELF if source == ITSELF else spot.key
        before = values.get(key)
        if before is not None and before.text != text:
            self.found("XB-FORMAT-022", item.place(line, source), source=source)
            return
        values[key] = Text(text, json=line.json or self._codec(line).json)

    def _codec(self, line: Line) -> Codec:
        if id(line) not in self._codecs:
            self._codecs[id(line)] = CODECS[line.codec].make(line.options, self._profile.tables)
        return self._codecs[id(line)]

    def found(self, code: str, pointer: str, **names: Any) -> None:
        """Note what the target cannot take of a field."""
        place = Location(file=self._label, pointer=pointer)
        self.findings.append(finding(code, place, path=pointer, profile=self._profile.name, **names))


def _meant(value: Any) -> Any:
    """What a field says, whatever list its code is from."""
    return value.get("value") or value.get("raw") if isinstance(value, dict) else value
