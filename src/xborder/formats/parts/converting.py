"""One source after another into one output, with what was found, lost and set aside."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs

from xborder.findings import Finding, Location, Report, Sourced, finding
from xborder.formats.parts.fragments import FRAMES, form_of
from xborder.formats.parts.losing import Losses
from xborder.formats.parts.loss_file import LossFile
from xborder.formats.parts.output import DocumentOutput, FragmentOutput
from xborder.formats.parts.piece import Layout, Span, runs
from xborder.formats.parts.pool import Pool
from xborder.formats.parts.quarantine import Quarantine
from xborder.formats.parts.splitting import counts_ordinals, layouts
from xborder.formats.parts.surroundings import numbered, surroundings
from xborder.formats.parts.whole import whole_parts
from xborder.formats.parts.work import Bad, Part, Piece, Task, key_of, placed
from xborder.formats.profile import Profile
from xborder.formats.result import WriteResult

#: A piece is at most so many records, and about so many bytes.
RECORDS, BYTES = 1_024, 1 << 18

#: A record that was converted: its key and its span.
Key = tuple[str, Span | None]


@attrs.frozen(kw_only=True)
class Source:
    """A file to convert: where it is, how findings name it, and its profile.

    ``done`` counts the keys of records that an earlier run converted; ``aside``
    takes the records that cannot be converted, where somebody wants them;
    ``numbers`` are those that its records had where they were set aside from.
    """

    path: Path
    label: str
    profile: Profile
    done: Counter[str] = attrs.field(factory=Counter)
    aside: Callable[[tuple[Layout, ...]], Quarantine] | None = None
    numbers: tuple[int, ...] = ()


@attrs.frozen(kw_only=True)
class Listener:
    """Who is told of findings, of records converted (their keys), and of bytes that were gone through."""

    found: Callable[[Iterable[Finding]], None]
    kept: Callable[[Source, Iterable[Key]], None]
    went: Callable[[int], None]
    losses: LossFile


@attrs.define
class Counts:
    """What became of the records of a source; whether it could be cut, and whether any record of it could be read.

    ``around`` is a digest of what stands around its records, where it could be cut.
    """

    good: int = 0
    bad: int = 0
    skipped: int = 0
    cut: bool = True
    read: bool = False
    around: str | None = None


@attrs.define
class _Held:
    """A record that waits for its document, and where it came from."""

    record: Sourced
    key: Key
    source: Source
    index: int
    aside: Quarantine | None
    counts: Counts


@attrs.define(kw_only=True)
class Converting:
    """Converts sources into one output: fragments into ``out`` as they come, or records held for a document."""

    task: Task
    target: Profile
    pool: Pool
    listener: Listener
    out: FragmentOutput | None
    held: list[_Held] = attrs.field(factory=list)

    def take(self, source: Source) -> tuple[Counts, Quarantine | None]:
        """Convert a source; gives its counts and what was set aside."""
        counts = Counts()
        task = attrs.evolve(self.task, source=source.profile.name)
        lists = numbered(layouts(source.path, source.profile), source.numbers)
        counts.around = surroundings(source.path, lists)
        told: set[Finding] = set()
        aside = None if source.aside is None else source.aside(lists)
        counts.cut = bool(lists)
        if not lists:
            for part in whole_parts(task, source.path, source.label, source.done):
                self._part(source, part, 0, aside, counts)
            self.listener.went(source.path.stat().st_size if source.path.is_file() else 0)
        for index, layout in enumerate(lists):
            pieces = self._pieces(source, layout, counts)
            for piece, part in self.pool.parts(task, pieces, FRAMES[form_of(self.target) or "csv"][1]):
                part.findings = _news(part.findings, told)
                self._part(source, part, index, aside, counts)
                self.listener.went(piece.spans[-1].end - piece.spans[0].start)
        return counts, aside

    def document(self) -> WriteResult:
        """The document of the records that were held; those that it cannot hold are set aside."""
        output = DocumentOutput(self.target, self.task.folders)
        if self._holds_one() and sum(output.makes(each.record) for each in self.held) > 1:
            return WriteResult(report=Report.of(self._one_message()))
        made, bad = output.print([each.record for each in self.held])
        if bad:
            self._set_aside(bad)
            made = output.print([each.record for each in self.held])[0] if self.held else WriteResult()
        if made.value is None and len(self.held) > 1:
            return attrs.evolve(made, report=Report.of(self._one_message()) + made.report)
        if made.value is not None:
            for each in self.held:
                self.listener.kept(each.source, [each.key])
        return made

    def left_over(self, index: int) -> None:
        """Count a record as one that could not be converted: no message says what it says."""
        each = self.held[index]
        place = Location(file=each.record.file)
        report = Report.of(finding("XB-FORMAT-023", place, profile=self.target.name, type=each.record.type))
        each.counts.good -= 1
        self._bad(Bad(each.key[1], report), each.index, each.aside, each.counts)

    def none_written(self) -> None:
        """Count the records that were held as ones that could not be converted: there is no document."""
        for each in self.held:
            each.counts.good -= 1
            each.counts.bad += 1

    def _pieces(self, source: Source, layout: Layout, counts: Counts) -> Iterator[Piece]:
        spans: Iterable[Span | None] = layout.spans
        if source.done:
            spans = _left(source, layout.spans, counts)
        for run in runs(spans, most=RECORDS, size=BYTES):
            yield Piece(
                path=source.path,
                label=source.label,
                spans=run,
                before=layout.before,
                after=layout.after,
                rows=layout.rows,
                numbered=layout.numbered,
                ordinals=counts_ordinals(source.profile),
            )

    def _part(self, source: Source, part: Part, index: int, aside: Quarantine | None, counts: Counts) -> None:
        self.listener.found(part.findings)
        self.listener.losses.add(part.losses)
        for bad in part.bad:
            self._bad(bad, index, aside, counts)
        if self.out is None:
            keys = _keys(part)
            self.held += (
                _Held(record, key, source, index, aside, counts)
                for (record, _), key in zip(part.records, keys, strict=True)
            )
        else:
            self.out.add(part.written, part.number)
            self.listener.kept(source, part.keys)
        counts.good += part.number
        counts.read = counts.read or part.number > 0

    def _bad(self, bad: Bad, index: int, aside: Quarantine | None, counts: Counts) -> None:
        counts.bad += 1
        counts.read = counts.read or bad.read
        self.listener.found(bad.report)
        if aside is not None:
            aside.add(index, bad)

    def _set_aside(self, bad: dict[int, Report]) -> None:
        """Take out what the document cannot hold, and what was made from the same text."""
        gone = {(id(self.held[index].source), self.held[index].key): index for index in bad}
        for (_, (_, span)), index in gone.items():
            each = self.held[index]
            self._bad(Bad(span, Report(tuple(placed(bad[index], each.record)))), each.index, each.aside, each.counts)
        left = [each for each in self.held if (id(each.source), each.key) not in gone]
        for each in self.held:
            each.counts.good -= (id(each.source), each.key) in gone
        self.held = left

    def _holds_one(self) -> bool:
        return (
            form_of(self.target) is None
            and any(not block.levels and not block.derived for block in self.target.blocks)
            and self.target.format in {"xml", "json", "yaml"}
        )

    def _one_message(self) -> Finding:
        return finding("XB-FORMAT-100", profile=self.target.name, count=len(self.held))


def lose(listener: Listener, made: WriteResult, *, each: bool) -> None:
    """Pass on what the writing of a document lost."""
    losses = Losses()
    losses.take("written", made.loss, each=each)
    listener.losses.add(losses)


def _news(findings: Iterable[Finding], told: set[Finding]) -> list[Finding]:
    """What was not told with another piece: what stands around the records is read with each of them."""
    new = [found for found in findings if found not in told]
    told.update(found for found in new if found.location.pointer is None)
    return new


def _keys(part: Part) -> list[Key]:
    """The key of each record of a part."""
    if all(span is None for _, span in part.records):
        return list(part.keys)
    by_start = {span.start: (key, span) for key, span in part.keys if span is not None}
    return [by_start[span.start] for _, span in part.records if span is not None]


def _left(source: Source, spans: Iterable[Span], counts: Counts) -> Iterator[Span | None]:
    """The spans of records that were not converted before, and None for each that was."""
    ordinals = counts_ordinals(source.profile)
    with source.path.open("rb") as handle:
        for span in spans:
            handle.seek(span.start)
            key = key_of(handle.read(span.end - span.start), span, ordinals=ordinals)
            if source.done[key]:
                source.done[key] -= 1
                counts.skipped += 1
                yield None
            else:
                yield span
