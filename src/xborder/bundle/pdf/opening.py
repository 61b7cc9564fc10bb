"""The documents that a bundle is joined from: looked at first, and open again when their pages are copied.

A bundle of scans is larger than memory should be. So a document that is not
small is closed as soon as its pages were counted. The pages of the joined file
need their document no more once they are copied.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import attrs
from pikepdf import Pdf

from xborder.bundle.pdf.reading import open_pdf
from xborder.bundle.pdf.sources import Part
from xborder.findings import Location, Outcome, Report, finding

_HELD = 24 * 1024 * 1024
_OPEN = 12 * 1024
"""Bytes that documents may take while they wait, and what each takes besides its own."""


@attrs.define
class Sources:
    """Documents that can be used, by key: how many pages each has, and those that are still open."""

    counts: dict[str, int] = attrs.field(factory=dict)
    _waiting: dict[str, Pdf] = attrs.field(factory=dict)
    _taken: int = 0

    def add(self, part: Part, pdf: Pdf) -> None:
        """Note a document, and keep it open if there is room."""
        self.counts[part.key] = len(pdf.pages)
        size = _OPEN + (part.source.stat().st_size if isinstance(part.source, Path) else 0)
        if self._taken + size <= _HELD:
            self._taken += size
            self._waiting[part.key] = pdf
        else:
            pdf.close()

    def take(self, part: Part) -> Outcome[Pdf]:
        """The document of a part, as it was read; whoever takes it closes it, and may change it in memory.

        Findings as of ``open_sources``, where it is no longer what it was.
        """
        waiting = self._waiting.pop(part.key, None)
        return Outcome(waiting) if waiting is not None else _opened(part)

    def close(self) -> None:
        """Close what nobody took."""
        for pdf in self._waiting.values():
            pdf.close()
        self._waiting.clear()


@contextmanager
def open_sources(parts: Sequence[Part]) -> Iterator[Outcome[Sources]]:
    """Look at every document that is not generated.

    Findings: XB-PDF-030 to 034 (cannot be used), XB-PDF-042 (a page is chosen that is not there).
    """
    sources = Sources()
    reports = []
    try:
        for part in parts:
            if callable(part.source):
                continue
            outcome = _opened(part)
            reports.append(outcome.report)
            if outcome.value is not None:
                sources.add(part, outcome.value)
        report = Report.join(reports)
        yield Outcome(None if report.has_errors else sources, report)
    finally:
        sources.close()


def _opened(part: Part) -> Outcome[Pdf]:
    if callable(part.source):
        raise TypeError("a generated document has no source")
    outcome = open_pdf(part.source, name=part.file)
    pdf, report = outcome.value, outcome.report
    if pdf is None:
        return outcome
    report += _selection(part, pdf)
    if not report.has_errors:
        return Outcome(pdf, report)
    pdf.close()
    return Outcome(None, report)


def _selection(part: Part, pdf: Pdf) -> Report:
    number = len(pdf.pages)
    wrong = [page for page in part.pages or () if page > number]
    place = Location(file=part.file)
    return Report(tuple(finding("XB-PDF-042", place, page=page, number=number) for page in wrong))
