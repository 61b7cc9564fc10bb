"""Private details of witnesses, looked for in the text of every page that is to be served."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from xborder.casefile.evidence import EvidencePaper
from xborder.findings import Finding, Location, Report, Sourced, finding
from xborder.rules.leaks import leak_findings, prepare


def search_evidence(papers: Sequence[EvidencePaper], witnesses: Iterable[Sourced]) -> Report:
    """Search the pages of statements and exhibits that may be served.

    A page without text cannot be searched: that is said, so that somebody looks at it.
    """
    searcher = prepare(tuple(witnesses))
    found: list[Finding] = []
    for paper in papers:
        for page, text in _texts(paper):
            where = Location(file=paper.file.path, page=page)
            if text.strip():
                found += leak_findings(searcher.find(text), where)
            else:
                found.append(finding("XB-BUILD-013", where, page=page, name=paper.file.path))
    return Report(tuple(found))


def search_bundle(path: Path, witnesses: Iterable[Sourced]) -> Report:
    """Search every page of a finished bundle, as its readers will see it."""
    searcher = prepare(tuple(witnesses))
    found: list[Finding] = []
    for number, text in _read(path, None):
        found += leak_findings(searcher.find(text), Location(file=path.name, page=number))
    return Report(tuple(found))


def _texts(paper: EvidencePaper) -> Iterator[tuple[int, str]]:
    if paper.facts is None:
        yield from ((page, "") for page in paper.served_pages)
    elif paper.served_pages:
        yield from _read(paper.path, paper.served_pages)


def _read(path: Path, pages: tuple[int, ...] | None) -> Iterator[tuple[int, str]]:
    import pypdf

    reader = pypdf.PdfReader(path)
    for number in pages or range(1, len(reader.pages) + 1):
        yield number, _text(reader.pages[number - 1])


def _text(page: object) -> str:
    """The page's text with the values of its form fields, which stand in annotations."""
    parts = [page.extract_text()]  # type: ignore[attr-defined]
    for reference in page.get("/Annots", ()):  # type: ignore[attr-defined]
        annotation = reference.get_object()
        parts += [str(annotation[key]) for key in ("/V", "/Contents") if key in annotation]
    return "\n".join(parts)
