"""Judging a profile: its shape by the JSON Schema of profiles, its meaning by the model."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from xborder.findings import Finding, Location, Report, finding
from xborder.formats import paths
from xborder.formats.codecs import CODECS
from xborder.formats.fields import FieldSort, field_sort
from xborder.formats.frames import outward
from xborder.formats.hooking import function_of
from xborder.formats.pattern_lint import line_faults, pattern_fault
from xborder.formats.profile import Block, Group, Hook, Line, Profile
from xborder.model.register import RECORD_TYPES


@cache
def profile_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of profile files.

    >>> profile_schema()["title"]
    'xborder format profile'
    """
    text = (resources.files("xborder.formats") / "profile.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def schema_report(root: Any, name: str, place: Callable[[str], Location]) -> Report:
    """Every way in which a profile file is not of the shape of profiles."""
    from jsonschema import Draft202012Validator

    faults = sorted(Draft202012Validator(profile_schema()).iter_errors(root), key=lambda fault: list(fault.path))
    return Report(tuple(_malformed(fault, name, place) for fault in faults))


def _malformed(fault: Any, name: str, place: Callable[[str], Location]) -> Finding:
    pointer = "".join(f"/{paths.escaped(str(step))}" for step in fault.absolute_path)
    reason = f"the keyword {fault.validator} of the profile schema is not met"
    return finding("XB-FORMAT-002", place(pointer), profile=name, path=pointer or "/", reason=reason)


def lint(profile: Profile, location: Location | None = None) -> Report:
    """What is wrong with a profile's meaning: unknown fields, codecs and options, places filled twice."""
    where = location or Location()
    found = [
        finding("XB-FORMAT-002", where, profile=profile.name, path=f"patterns/{name}", reason=reason)
        for name, pattern in profile.patterns.items()
        if (reason := pattern_fault(pattern))
    ]
    found += [
        finding("XB-FORMAT-230", where, profile=profile.name, path=hook.name)
        for hook in profile.hooks
        if not _exists(profile, hook)
    ]
    for block in profile.blocks:
        found.extend(_Linter(profile, block, where).findings())
    return Report(tuple(found))


def _exists(profile: Profile, hook: Hook) -> bool:
    try:
        function_of(profile, hook)
    except LookupError:
        return False
    return True


class _Linter:
    def __init__(self, profile: Profile, block: Block, location: Location) -> None:
        self._profile, self._block, self._where = profile, block, location
        self._targets: set[str] = set()
        self._depth = 0
        self._written: set[str] = set()

    def findings(self) -> Iterator[Finding]:
        yield from self._sources((self._block.when.path,) if self._block.when else ())
        yield from self._lines(self._block.lines, "", self._block.each)

    def _lines(self, lines: Iterable[Line | Group], prefix: str, each: str) -> Iterator[Finding]:
        for line in lines:
            if isinstance(line, Group):
                yield from self._group(line, prefix, each)
            else:
                yield from self._line(line, prefix, each)

    def _group(self, group: Group, prefix: str, each: str) -> Iterator[Finding]:
        yield from self._sources((group.each,))
        inner = prefix
        if group.to is not None:
            inner = f"{prefix}{group.to}/0/"
            if field_sort(RECORD_TYPES[self._block.type], paths.canonical(f"{prefix}{group.to}")) is not FieldSort.LIST:
                yield self._finding("003", path=f"{prefix}{group.to}")
        self._depth += 1
        yield from self._lines(group.lines, inner, f"{each}/{group.each}")
        self._depth -= 1

    def _line(self, line: Line, prefix: str, each: str) -> Iterator[Finding]:
        if line.to is not None:
            target = (prefix + line.to).removesuffix("/.")
            if field_sort(RECORD_TYPES[self._block.type], paths.canonical(target)) is FieldSort.NONE:
                yield self._finding("003", path=target)
            # Two constants or conditions may fill one field by turns; two plain lines may not.
            if target in self._targets and line.when is None:
                yield self._finding("005", path=target)
            self._targets.add(target)
        elif self._block.derived:
            reason = "a derived record keeps no extensions: the record that it repeats does"
            yield self._finding("002", path=", ".join(line.sources), reason=reason)
        yield from self._codec(line)
        for reason in line_faults(line, self._profile.patterns):
            yield self._finding("002", path=line.to or ", ".join(line.sources), reason=reason)
        yield from self._sources((*line.sources, *((line.when.path,) if line.when else ())))
        # A date may be written alone and again with its time: the writer holds the two to be equal.
        for source in line.sources if not line.read_only and len(line.sources) == 1 else ():
            written = source if source.startswith("/") else f"{each}/{source}"
            if written in self._written and line.when is None:
                yield self._finding("005", path=source)
            self._written.add(written)

    def _codec(self, line: Line) -> Iterator[Finding]:
        entry = CODECS.get(line.codec)
        where = line.to or ", ".join(line.sources)
        if entry is None:
            yield self._codec_fault(line, where, "there is none of that name")
            return
        unknown, missing = set(line.options) - entry.options, entry.needs - set(line.options)
        if unknown or missing:
            yield self._codec_fault(line, where, f"options {', '.join(sorted(unknown | missing))}")
        if line.sources and line.to is not None and len(line.sources) not in entry.sources:
            yield self._codec_fault(line, where, f"{len(line.sources)} sources")
        if line.options.get("table", None) not in {None, *self._profile.tables}:
            yield self._codec_fault(line, where, "its table is not in the profile")

    def _codec_fault(self, line: Line, where: str, reason: str) -> Finding:
        return self._finding("004", codec=line.codec, path=where, reason=reason, known=", ".join(CODECS))

    def _sources(self, sources: Iterable[str]) -> Iterator[Finding]:
        for source in sources:
            reason = self._bad_source(source)
            if reason:
                yield self._finding("002", path=source, reason=reason)

    def _bad_source(self, source: str) -> str:
        if self._profile.format == "csv":
            return "" if source == "#" or source in self._profile.detect.header else "no such heading in detect/header"
        out, rest = outward(source)
        if out > len(self._block.levels) + self._depth:
            return "it leads out of the document"
        try:
            steps = paths.source(rest) if rest != "#" else ()
        except ValueError:
            return "not a source path"
        prefixes = {step.name.partition(":")[0] for step in steps if ":" in step.name}
        if self._profile.format == "xml" and prefixes - set(self._profile.namespaces):
            return "a prefix that is not declared"
        keyed = any(step.key is not None for step in steps)
        return "a keyed list in a format that has none" if keyed and self._profile.format == "xml" else ""

    def _finding(self, number: str, **names: Any) -> Finding:
        return finding(f"XB-FORMAT-{number}", self._where, profile=self._profile.name, **names)
