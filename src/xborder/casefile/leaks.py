"""Private details of witnesses, looked for in the text of every page that is to be served."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from xborder.bundle.pdf.inspect import ranges
from xborder.bundle.pdf.text import PageText, TextLimits, read_text
from xborder.casefile.evidence import EvidencePaper
from xborder.findings import Finding, Location, Report, Sourced, finding
from xborder.rules.leaks import leak_findings, prepare

#: Our own bundle is as long as its papers are.
_EVERY_PAGE = TextLimits(pages=1_000_000)


def search_evidence(papers: Sequence[EvidencePaper], witnesses: Iterable[Sourced]) -> Report:
    """Search the pages of statements and exhibits that may be served.

    A page without text cannot be searched: that is said, so that somebody looks at it.
    """
    searcher = prepare(tuple(witnesses))
    found: list[Finding] = []
    for paper in papers:
        for page in paper.served_texts:
            where = Location(file=paper.file.path, page=page.number)
            found += leak_findings(searcher.find(page.text or ""), where)
        found += _unsearched(paper)
    return Report(tuple(found))


def search_bundle(path: Path, witnesses: Iterable[Sourced]) -> Report:
    """Search every page of a finished bundle, as its readers will see it.

    A bundle in which nothing can be read is an error (XB-PDF-033): nothing unsearched is served.
    """
    searcher = prepare(tuple(witnesses))
    pages = read_text(path, _EVERY_PAGE)
    if not pages:
        return Report.of(finding("XB-PDF-033", Location(file=path.name)))
    found: list[Finding] = []
    for page in pages:
        found += leak_findings(searcher.find(page.text or ""), Location(file=path.name, page=page.number))
    return Report((*found, *_unread(path.name, pages)))


def _unsearched(paper: EvidencePaper) -> Iterator[Finding]:
    """One finding for a file: its pages to be served that hold no words, and all those that could not be read."""
    name = paper.file.path
    silent = [page.number for page in paper.served_texts if page.is_silent]
    if silent:
        where = Location(file=name, page=silent[0])
        yield finding("XB-BUILD-013", where, pages=ranges(silent), name=name)
    yield from _unread(name, paper.texts)


def _unread(name: str, pages: Iterable[PageText]) -> Iterator[Finding]:
    unread = [page.number for page in pages if page.text is None]
    if unread:
        where = Location(file=name, page=unread[0])
        yield finding("XB-CROSS-001", where, pages=ranges(unread), name=name)
