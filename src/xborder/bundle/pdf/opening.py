"""The documents that a bundle is joined from, opened; what is chosen of each is there."""

from collections.abc import Sequence
from contextlib import ExitStack

from pikepdf import Pdf

from xborder.bundle.pdf.reading import open_pdf
from xborder.bundle.pdf.sources import Part
from xborder.findings import Location, Outcome, Report, finding


def open_sources(parts: Sequence[Part], files: ExitStack) -> Outcome[dict[str, Pdf]]:
    """Open every document that is not generated; they are closed with ``files``.

    Findings: XB-PDF-030 to 034 (cannot be used), XB-PDF-042 (a page is chosen that is not there).
    """
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
