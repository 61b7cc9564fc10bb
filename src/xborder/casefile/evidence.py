"""The files behind statements, exhibits and supplied forms: where they are, and which pages may be served."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from xborder.bundle.content.look import look_into
from xborder.bundle.pdf.inspect import PdfFacts
from xborder.bundle.pdf.text import PageText
from xborder.casefile.attachment import digest_of
from xborder.casefile.evidence_kinds import kind_of
from xborder.casefile.evidence_look import look_at, most_bytes
from xborder.casefile.folder import inside
from xborder.casefile.texts.pages import Page
from xborder.casefile.texts.plain import plain
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.model.codes import FileRole
from xborder.model.evidence import EvidenceFile, Exhibit, FormFile, Statement
from xborder.model.register import key_of


@attrs.frozen(kw_only=True)
class EvidencePaper:
    """One file of one record. ``served_pages`` are those that may be served, counted from 1; none for a file
    that may not. ``sha256`` is what the file was before it was looked at. ``texts``
    are the words of every page, read once for all who ask; a picture has one page and no words.
    """

    record: Statement | Exhibit | FormFile
    file: EvidenceFile
    path: Path
    media_type: str
    facts: PdfFacts | None
    served_pages: tuple[int, ...]
    sha256: str
    texts: tuple[PageText, ...] = ()

    @property
    def served_texts(self) -> tuple[PageText, ...]:
        """The words of the pages that may be served."""
        return tuple(page for page in self.texts if page.number in self.served_pages)

    @property
    def key(self) -> str:
        """The part of a bundle that this file makes."""
        copy = ":redacted" if self.file.role is FileRole.REDACTED_COPY else ""
        return f"{key_of(self.record)}{copy}"


def collect_evidence(
    folder: Path, records: Sequence[Statement | Exhibit | FormFile], leave_out: Sequence[str]
) -> Outcome[tuple[EvidencePaper, ...]]:
    """Look at every file of these records; no value where one of them cannot go into a bundle.

    ``leave_out`` names files that the case builder decided to build without:
    they are reported and skipped, whatever is wrong with them.
    """
    papers: list[EvidencePaper] = []
    reports: list[Report] = []
    for record, file in _files(records):
        if file.path in leave_out:
            reports.append(Report.of(finding("XB-BUILD-015", Location(file=file.path), name=file.path)))
            continue
        made = _paper(folder, record, file)
        reports.append(made.report)
        if made.value is not None:
            papers.append(made.value)
    report = Report.join(reports)
    return Outcome(None if report.has_errors else tuple(papers), report)


def pages_of(papers: Sequence[EvidencePaper]) -> tuple[Page, ...]:
    """Every page of these papers that could be read."""
    return tuple(
        Page(record=paper.record, file=paper.file, number=page.number, text=plain(page.text))
        for paper in papers
        for page in paper.texts
        if page.text
    )


def _files(
    records: Sequence[Statement | Exhibit | FormFile],
) -> Iterator[tuple[Statement | Exhibit | FormFile, EvidenceFile]]:
    for record in records:
        for file in record.files:
            yield record, file


def _paper(folder: Path, record: Statement | Exhibit | FormFile, file: EvidenceFile) -> Outcome[EvidencePaper]:
    found = inside(folder, file.path)
    if found.value is None:
        return Outcome(None, found.report)
    kind = kind_of(found.value)
    if kind is None:
        return Outcome(None, Report.of(finding("XB-BUILD-014", Location(file=file.path), name=file.path)))
    digest = digest_of(found.value, name=file.path, most=most_bytes(kind))
    if digest.value is None:
        return Outcome(None, digest.report)
    looked = look_at(found.value, kind, name=file.path)
    if looked.value is None:
        return Outcome(None, looked.report)
    facts, pages, report = looked.value.facts, looked.value.pages, looked.report
    faults = tuple(_page_faults(record, file, pages))
    served = () if faults else _served_pages(record, file, pages)
    paper = EvidencePaper(
        record=record,
        file=file,
        path=found.value,
        media_type=kind.media_type,
        facts=facts,
        served_pages=served,
        sha256=digest.value,
        texts=looked.value.texts,
    )
    return Outcome(paper, report + look_into(found.value, name=file.path) + Report(faults))


def _page_faults(record: Any, file: EvidenceFile, pages: int) -> Iterator[Finding]:
    where = Location(file=file.path)
    if (
        isinstance(record, Statement)
        and not file.front_pages
        and not file.back_pages
        and file.role is FileRole.ORIGINAL
    ):
        yield finding("XB-BUILD-010", where, name=file.path)
    for page in sorted({*file.front_pages, *file.back_pages}):
        if not 1 <= page <= pages:
            yield finding("XB-BUILD-011", where, name=file.path, pages=pages, page=page)
        if page in file.front_pages and page in file.back_pages:
            yield finding("XB-BUILD-012", where, name=file.path, page=page)


def _served_pages(record: Any, file: EvidenceFile, pages: int) -> tuple[int, ...]:
    """Pages that may be served. An original that has a redacted copy has none."""
    redacted = any(other.role is FileRole.REDACTED_COPY for other in record.files)
    if file.role is FileRole.ORIGINAL and redacted:
        return ()
    front = file.front_pages or tuple(range(1, pages + 1))
    return tuple(page for page in front if page not in file.back_pages)
