"""One part of a conversion: read, written and counted, here or in another process."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from xborder.findings import Finding, Report, Severity, Sourced
from xborder.formats.context import ReadContext
from xborder.formats.loss import LossReport
from xborder.formats.parts.fragments import form_of, fragment
from xborder.formats.parts.losing import Losses
from xborder.formats.parts.piece import Segment, Span, read_range
from xborder.formats.parts.placing import Places
from xborder.formats.profile import Profile
from xborder.formats.profile_loading import load_profile
from xborder.formats.read_record import ReadRecord
from xborder.formats.reading import iter_records


@attrs.frozen(kw_only=True)
class Task:
    """What a conversion is asked for, the same for all of its parts.

    ``each_loss`` says that losses are wanted one by one; ``work`` is a folder for
    what has to be written on the way: personal data goes nowhere else.
    """

    source: str
    target: str
    context: ReadContext
    work: Path
    folders: tuple[Path, ...] = ()
    each_loss: bool = False


@attrs.frozen(kw_only=True)
class Piece:
    """Some neighbouring records of a file, and what stands around them.

    With ``ordinals`` the number of a record is a part of what it says.
    """

    path: Path
    label: str
    spans: tuple[Span, ...]
    before: tuple[Segment, ...] = ()
    after: tuple[Segment, ...] = ()
    rows: bool = False
    numbered: str | None = None
    ordinals: bool = False


@attrs.frozen
class Bad:
    """A record that could not be converted, where it stands (None in a file that is not cut), and why.

    ``read`` is True if it could be read, and the target cannot hold it.
    """

    span: Span | None
    report: Report
    read: bool = False


@attrs.define
class Part:
    """What became of a piece: its records as bytes of the target, or as they are where the target is written whole.

    ``keys`` are those of the records that were converted, in order, each with the record's span.
    """

    written: bytes = b""
    number: int = 0
    records: list[tuple[Sourced, Span | None]] = attrs.field(factory=list)
    keys: list[tuple[str, Span | None]] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list)
    losses: Losses = attrs.field(factory=Losses)
    bad: list[Bad] = attrs.field(factory=list)


def convert_piece(task: Task, piece: Piece, between: bytes) -> Part:
    """Convert the records of a piece; those at fault are told apart from the others.

    ``between`` is what stands between two records of the target.
    """
    target = load_profile(task.target, task.folders).value
    if target is None:
        raise KeyError(task.target)
    part = Part()
    _settle(_Work(task=task, piece=piece, target=target, between=between), piece.spans, part)
    return part


def key_of(data: bytes, span: Span | None = None, *, ordinals: bool = False) -> str:
    """What tells a record of a source from others: a digest of its text, blanks around it left out.

    Where a record says its number in the message too (``ordinals``), its text alone does not tell it from another.
    """
    number = f"\0{span.ordinal}".encode() if ordinals and span is not None else b""
    return hashlib.sha256(data.strip() + number).hexdigest()[:32]


def is_bad(made: ReadRecord) -> bool:
    """Whether a record cannot be converted: there is none, or something of its source did not come into it.

    A number with a slip is no such thing: it is kept as it was written, and told.
    """
    found = (*made.report, *made.told)
    return (made.record is None and made.report.has_errors) or any(map(_is_of_format, found))


def _is_of_format(found: Finding) -> bool:
    return found.severity is Severity.ERROR and found.code.startswith("XB-FORMAT")


@attrs.frozen(kw_only=True)
class _Work:
    task: Task
    piece: Piece
    target: Profile
    between: bytes

    def segments(self, spans: Sequence[Span]) -> list[tuple[Segment, bytes]]:
        body = Segment(spans[0].start, spans[-1].end, spans[0].at)
        around = (*self.piece.before, body, *self.piece.after)
        return [
            (each, read_range(self.piece.path, each.start, each.end) if each.text is None else each.text)
            for each in around
        ]

    def places(self, spans: Sequence[Span], segments: Sequence[tuple[Segment, bytes]]) -> Places:
        first = spans[0].number
        if self.piece.rows:
            return Places(segments, first_row=first)
        return Places(segments, numbered=self.piece.numbered, shift=first - 1)


@attrs.frozen
class _Try:
    """One reading and writing of some records."""

    records: list[Sourced]
    report: Report
    read: LossReport
    places: Places
    written: bytes | None
    target: Report
    lost: LossReport


def _settle(work: _Work, spans: tuple[Span, ...], part: Part) -> None:
    tried = _try(work, spans)
    if tried.written is not None:
        _keep(work, spans, tried, part)
    elif len(spans) == 1:
        target = placed(tried.target, tried.records[0]) if tried.records else ()
        found = map(tried.places.found, (*tried.report, *target))
        part.bad.append(Bad(spans[0], Report(tuple(found)), read=tried.target.has_errors))
    else:
        for some in _divided(spans, tried):
            _settle(work, some, part)


def _try(work: _Work, spans: tuple[Span, ...]) -> _Try:
    segments = work.segments(spans)
    path = work.task.work / f"part-{spans[0].start}"
    path.write_bytes(b"".join(data for _, data in segments))
    try:
        context = attrs.evolve(work.task.context, label=work.piece.label, before=spans[0].ordinal - 1)
        made = list(iter_records(path, work.task.source, context=context, folders=work.task.folders))
        report = Report.join(each.report for each in made)
        records = [each.record for each in made if each.record is not None]
        places = work.places(spans, segments)
        if not records or any(map(is_bad, made)):
            return _Try(records, report, LossReport(), places, None, Report(), LossReport())
        loss = LossReport.join(each.loss for each in made)
        if form_of(work.target) is None:
            return _Try(records, report, loss, places, b"", Report(), LossReport())
        written = fragment(work.target, records, work.task.folders)
        return _Try(records, report, loss, places, written.value, written.report, written.loss)
    finally:
        path.unlink()


def _keep(work: _Work, spans: tuple[Span, ...], tried: _Try, part: Part) -> None:
    written = tried.written or b""
    part.written += (work.between if part.written and written else b"") + written
    part.number += len(tried.records)
    part.findings += map(tried.places.found, tried.report)
    part.findings += tried.target
    part.losses.take("read", tried.read, each=work.task.each_loss, place=tried.places.moved)
    part.losses.take("written", tried.lost, each=work.task.each_loss)
    if form_of(work.target) is None:
        part.records += zip(tried.records, _owners(spans, tried), strict=True)
    start = spans[0].start
    data = read_range(work.piece.path, start, spans[-1].end)
    part.keys += (
        (key_of(data[span.start - start : span.end - start], span, ordinals=work.piece.ordinals), span)
        for span in spans
    )


def _owners(spans: Sequence[Span], tried: _Try) -> list[Span]:
    """The span that each record was made from."""
    if len(spans) == 1:
        return [spans[0]] * len(tried.records)
    if len(spans) == len(tried.records):
        return list(spans)
    places = [tried.places.moved(record.at("")) for record in tried.records]
    return [spans[_index(spans, place.line or 1, place.column or 1)] for place in places]


def _divided(spans: tuple[Span, ...], tried: _Try) -> Iterator[tuple[Span, ...]]:
    """Those that are blamed, by themselves, and the others between them; halves where none is."""
    errors = [found for found in tried.report if found.severity is Severity.ERROR]
    worst = [found for found in errors if _is_of_format(found)] or errors
    places = [tried.places.moved(found.location) for found in worst]
    blamed = sorted({_index(spans, at.line, at.column or 1) for at in places if at.line and at.line >= spans[0].at[0]})
    if not blamed or blamed == [len(spans) - 1]:  # what stands behind the records is blamed on the last
        middle = len(spans) // 2
        yield from (spans[:middle], spans[middle:])
        return
    last = 0
    for index in blamed:
        if index > last:
            yield spans[last:index]
        yield spans[index : index + 1]
        last = index + 1
    if last < len(spans):
        yield spans[last:]


def _index(spans: Sequence[Span], line: int, column: int) -> int:
    from bisect import bisect_right

    return max(bisect_right(spans, (line, column), key=lambda span: span.at) - 1, 0)


def placed(report: Report, record: Sourced) -> Iterator[Finding]:
    """What the target cannot hold, in the places of the source."""
    for found in report:
        yield attrs.evolve(found, location=record.at(found.location.pointer or ""))
