"""Joining: the pages of every part in order, then all that holds them together."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path

import attrs
import pikepdf
from pikepdf import Object, Pdf

from xborder.bundle.pdf.copying import copy_pages, strip_hidden
from xborder.bundle.pdf.drawn import drawn_at_source
from xborder.bundle.pdf.finish import describe, label_pages, write
from xborder.bundle.pdf.layers import Layers
from xborder.bundle.pdf.layout import Layout
from xborder.bundle.pdf.links import Ends, lead_links
from xborder.bundle.pdf.number import number_pages, stampable
from xborder.bundle.pdf.opening import Sources
from xborder.bundle.pdf.outline import Chapter, read_bookmarks, write_outline
from xborder.bundle.pdf.reading import MALFORMED
from xborder.bundle.pdf.self_check import Expected, self_check
from xborder.bundle.pdf.sources import Part
from xborder.bundle.pdf.volumes import Volume
from xborder.findings import Location, Outcome, Report, finding


@attrs.frozen(kw_only=True)
class Entry:
    """A part in the finished file: the places of its first and last page, counted from 1, and the numbers printed.

    ``volume`` is the number of the file where there are several.
    """

    key: str
    title: str
    first: int
    last: int
    numbers: tuple[str, ...]
    volume: int = 1


@attrs.frozen(kw_only=True)
class Assembled:
    """The finished file or volumes, how many pages there are, and where each part is (the index too, as ``index``)."""

    volumes: tuple[Path, ...]
    pages: int
    entries: tuple[Entry, ...]

    @property
    def path(self) -> Path:
        """The only file, or the first volume."""
        return self.volumes[0]


@attrs.frozen(kw_only=True)
class Plan:
    """All that is known before the first page is copied."""

    volume: Volume
    sources: Sources
    layout: Layout
    heading: str
    title: str
    reference: str
    now: datetime

    @property
    def order(self) -> list[Part | None]:
        """The parts as they follow one another; None is the index."""
        return [*self.volume.before, None, *self.volume.body]


@attrs.define
class _Work:
    """The file under way."""

    out: Pdf
    layers: Layers = attrs.field(factory=Layers)
    entries: list[Entry] = attrs.field(factory=list)
    chapters: list[Chapter] = attrs.field(factory=list)
    begins: dict[str, tuple[int, str]] = attrs.field(factory=dict)


def join(plan: Plan, path: Path) -> Outcome[Assembled]:
    """Make the file of a plan and read it back. No file is left where the report has errors."""
    with pikepdf.new() as out:
        work = _Work(out)
        report = Report.join([_copy(plan, work, part) for part in plan.order])
        if not report.has_errors:
            report += _bind(plan, work)
        if report.has_errors:
            return Outcome(None, report)
        report += write(out, path)
    report += self_check(path, _expected(plan, work))
    if report.has_errors:
        path.unlink()
        return Outcome(None, report)
    return Outcome(Assembled(volumes=(path,), pages=len(plan.layout.printed), entries=tuple(work.entries)), report)


def taken(part: Part, pdf: Pdf) -> list[int]:
    """The pages of its document that a part takes, counted from 0."""
    return [page - 1 for page in part.pages] if part.pages else list(range(len(pdf.pages)))


def _copy(plan: Plan, work: _Work, part: Part | None) -> Report:
    if part is None or callable(part.source):
        made = plan.layout.made[part.key if part else plan.volume.index_key]
        with pikepdf.open(BytesIO(made)) as source:
            return _copy_from(source, plan, work, part)
    outcome = plan.sources.take(part)
    if outcome.value is None:
        return outcome.report
    with outcome.value as source:  # what is copied no longer needs it
        return _copy_from(source, plan, work, part)


def _copy_from(source: Pdf, plan: Plan, work: _Work, part: Part | None) -> Report:
    key = part.key if part else plan.volume.index_key
    numbers = taken(part, source) if part else list(range(len(source.pages)))
    name = part.file if part else key
    if len(numbers) != len(plan.layout.numbers[key]):
        return Report.of(finding("XB-PDF-033", Location(file=name), excerpt="not as many pages as a moment ago"))
    first = len(work.out.pages) + 1
    title = part.title if part else plan.heading
    work.chapters.append(
        Chapter(
            title=title,
            section=part.section if part else "",
            first=first,
            number=plan.layout.pages[key],
            bookmarks=read_bookmarks(source, frozenset(numbers)),
            order={number: place for place, number in enumerate(numbers)},
        )
    )
    work.entries.append(
        Entry(
            key=key,
            title=title,
            first=first,
            last=first + len(numbers) - 1,
            numbers=plan.layout.numbers[key],
            volume=plan.volume.number,
        )
    )
    try:
        work.layers.mark(source)
        report = copy_pages(work.out, source, numbers, name=name)
    except MALFORMED as error:
        return Report.of(finding("XB-PDF-033", Location(file=name), excerpt=str(error)))
    with suppress(*MALFORMED):  # what cannot be decoded gets no number, and that is an error
        work.begins[key] = (first, drawn_at_source(source.pages[numbers[0]]))
    return report


def _bind(plan: Plan, work: _Work) -> Report:
    """Links, page numbers, outline, labels and the words about the file."""
    out = work.out
    strip_hidden(out)
    work.layers.write(out)
    pages = [page.obj for page in out.pages]
    # Numbers first: they may set a page upright, and a link leads to the corner that is then at the top left.
    numbered = _placed(number_pages(out, plan.reference, plan.layout.stamped), plan, work)
    report = _lead_generated(plan, work, pages) + numbered
    write_outline(out, work.chapters, pages)
    label_pages(out, plan.layout.printed)
    describe(out, title=plan.title, now=plan.now)
    return report


def _lead_generated(plan: Plan, work: _Work, pages: Sequence[Object]) -> Report:
    generated = {plan.volume.index_key, *(part.key for part in plan.volume.parts if part.generated)}
    titles = {entry.key: entry.title for entry in work.entries}
    ends = Ends(pages=pages, first=plan.layout.places, printed=plan.layout.pages, titles=titles)
    ours = [entry for entry in work.entries if entry.key in generated]
    return Report.join([lead_links(ends, entry.first - 1, entry.last - entry.first + 1) for entry in ours])


def _placed(report: Report, plan: Plan, work: _Work) -> Report:
    """Findings about pages of the bundle, said of the pages of the documents that they were."""
    files = {part.key: part.file for part in plan.volume.parts}
    places = {}
    for entry, chapter in zip(work.entries, work.chapters, strict=True):
        for page, place in chapter.order.items():
            places[entry.first + place] = Location(file=files.get(entry.key, entry.key), page=page + 1)
    return Report(
        tuple(attrs.evolve(slip, location=places.get(slip.location.page or 0, slip.location)) for slip in report)
    )


def _expected(plan: Plan, work: _Work) -> Expected:
    places = {entry.key: entry for entry in work.entries}
    return Expected(
        numbers=plan.layout.printed,
        stamps=plan.layout.stamped,
        reference=stampable(plan.reference).value or "",
        rows={part.key: places[part.key].first for part in plan.volume.parts if part.in_index},
        bookmarks=tuple((entry.title, entry.first) for entry in work.entries),
        index=(places[plan.volume.index_key].first, places[plan.volume.index_key].last),
        begins=work.begins,
    )
