"""A bundle: parts and their index joined into one PDF, numbered, linked, and read back.

The steps stand in the files named after them: open the sources, settle the
layout, copy the pages, lead the links, number every page, write outline and
labels, save, check. If any step finds an error there is no file.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from pikepdf import Pdf

from xborder.bundle.pdf.index_pages import IndexStyle, index_pages
from xborder.bundle.pdf.join import Assembled, Entry, Plan, join, taken
from xborder.bundle.pdf.layout import settle
from xborder.bundle.pdf.numbering import Numbering
from xborder.bundle.pdf.reading import open_pdf
from xborder.bundle.pdf.sources import Pages, Part, Place
from xborder.findings import Finding, Location, Outcome, Report, finding

__all__ = ["Assembled", "Entry", "IndexStyle", "assemble"]


_PLAIN = IndexStyle()
_THROUGH = Numbering()


def assemble(
    parts: Sequence[Part],
    out: Path,
    *,
    title: str,
    reference: str,
    now: datetime,
    index: IndexStyle = _PLAIN,
    numbering: Numbering = _THROUGH,
) -> Outcome[Assembled]:
    """Join ``parts`` into the file ``out``: front parts, index, body parts, each in the order given.

    Every page is stamped "``reference`` · Page n of N", or with the number that ``numbering`` gives it. ``title`` is the title
    of the document, ``now`` its date. The same input gives the same bytes.

    Any finding that is an error means no value and no file: sources that
    cannot be used (XB-PDF-030 to 034), parts that do not fit together
    (XB-PDF-041 to 046), or a finished file that a second PDF library does not
    read as planned (XB-PDF-050, XB-PDF-051).

    >>> from datetime import UTC
    >>> from tempfile import TemporaryDirectory
    >>> from xborder.bundle.pdf.typst_page import render
    >>> now = datetime(2026, 5, 1, tzinfo=UTC)
    >>> note = render("text.typ", {"title": "Note", "text": "Words."}, now=now).value
    >>> with TemporaryDirectory() as folder:
    ...     parts = [Part(key="N1", title="Note", source=note)]
    ...     made = assemble(parts, Path(folder) / "a.pdf", title="File", reference="36AB1234526", now=now)
    >>> [(entry.key, entry.first) for entry in made.value.entries]
    [('index', 1), ('N1', 2)]

    Raises ValueError if ``now`` has no time zone, OSError if ``out`` cannot be written.
    """
    if now.tzinfo is None:
        raise ValueError("now must have a time zone")
    slips = _fit(parts)
    if slips.has_errors:
        return Outcome(None, slips)
    with ExitStack() as files:
        opened = _open_all(parts, files)
        if opened.value is None:
            return Outcome(None, opened.report)
        lengths = {part.key: len(taken(part, opened.value[part.key])) for part in parts if part.key in opened.value}

        def make_index(pages: Pages) -> Outcome[bytes]:
            return index_pages(parts, pages, index, title=title, now=now)

        layout = settle(parts, lengths, make_index, numbering)
        if layout.value is None or layout.report.has_errors:
            return Outcome(None, opened.report + layout.report)
        plan = Plan(
            parts=parts,
            sources=opened.value,
            layout=layout.value,
            heading=index.heading,
            title=title,
            reference=reference,
            now=now,
        )
        joined = join(plan, out)
    return Outcome(joined.value, opened.report + layout.report + joined.report)


def _fit(parts: Sequence[Part]) -> Report:
    found: list[Finding] = []
    keys: set[str] = set()
    for part in parts:
        if part.key in keys:
            found.append(finding("XB-PDF-045", key=part.key))
        keys.add(part.key)
    for place in Place:
        sections = [part.section for part in parts if part.place is place]
        runs = [name for at, name in enumerate(sections) if name and (at == 0 or sections[at - 1] != name)]
        found += [finding("XB-PDF-046", section=name) for name in sorted({n for n in runs if runs.count(n) > 1})]
    return Report(tuple(found))


def _open_all(parts: Sequence[Part], files: ExitStack) -> Outcome[dict[str, Pdf]]:
    opened: dict[str, Pdf] = {}
    reports = []
    for part in parts:
        if callable(part.source):
            continue
        outcome = open_pdf(part.source, name=part.file)
        reports.append(outcome.report)
        if outcome.value is not None:
            opened[part.key] = files.enter_context(outcome.value)
            reports.append(_selection(part, outcome.value))
    report = Report.join(reports)
    return Outcome(None if report.has_errors else opened, report)


def _selection(part: Part, pdf: Pdf) -> Report:
    number = len(pdf.pages)
    wrong = [page for page in part.pages or () if page > number]
    place = Location(file=part.file)
    return Report(tuple(finding("XB-PDF-042", place, page=page, number=number) for page in wrong))
