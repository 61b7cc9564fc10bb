"""Missed redaction, looked for in everything that is to be served: attached papers, what the plan tells, the bundle."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from xborder.bundle.pdf.inspect import ranges
from xborder.bundle.pdf.text import EVERYTHING, PageText, read_text
from xborder.casefile.case import Case
from xborder.casefile.checks.faults import plan_place
from xborder.casefile.evidence import EvidencePaper
from xborder.casefile.form_register import form
from xborder.casefile.redaction.searcher import CODES, Redaction, redaction_of
from xborder.casefile.redaction.spots import Category
from xborder.findings import Finding, Location, Report, Severity, Sourced, finding
from xborder.model.evidence import FormFile

#: Forms about the defendant alone, whose address and date of birth are the defendant's.
_OF_DEFENDANT = frozenset({"PCN1", "PCN2"})


def search_case(case: Case, papers: Sequence[EvidencePaper], sources: Iterable[Sourced]) -> Report:
    """Search the pages that may be served, and what the plan and the records put into served forms.

    A page without text cannot be searched: that is said, so that somebody looks at it.
    """
    redaction = redaction_of(case, sources)
    found: list[Finding] = []
    for paper in papers:
        if _is_served(paper):
            for page in paper.served_texts:
                where = Location(file=paper.file.path, page=page.number)
                found += redaction.find(page.text or "", where, _without(paper))
        found += _unsearched(paper)
    return Report((*found, *_told(case, redaction)))


def leaks_of(searched: Report) -> tuple[Finding, ...]:
    """Details that are known to be a witness's: nothing is built while one stands in what is served."""
    return tuple(each for each in searched if each.severity is Severity.ERROR)


def doubts_of(searched: Report) -> tuple[Finding, ...]:
    """What only looks private, for a person to judge."""
    return tuple(each for each in searched if each.code in CODES.values())


def search_bundle(path: Path, case: Case, sources: Iterable[Sourced]) -> Report:
    """Search every page of a finished bundle for details of witnesses, as its readers will see it.

    What anybody else's details may be was said of the papers already. A bundle
    in which nothing can be read is an error (XB-PDF-033): nothing unsearched is served.
    """
    redaction = redaction_of(case, sources)
    pages = read_text(path, EVERYTHING)
    if not pages:
        return Report.of(finding("XB-PDF-033", Location(file=path.name)))
    found: list[Finding] = []
    for page in pages:
        found += redaction.known_in(page.text or "", Location(file=path.name, page=page.number))
    return Report((*found, *_unread(path.name, pages)))


def _is_served(paper: EvidencePaper) -> bool:
    return not isinstance(paper.record, FormFile) or form(paper.record.form).may_be_served


def _without(paper: EvidencePaper) -> tuple[Category, ...]:
    if isinstance(paper.record, FormFile) and paper.record.form in _OF_DEFENDANT:
        return (Category.ADDRESS, Category.DATE_OF_BIRTH)
    return ()


def _told(case: Case, redaction: Redaction) -> Iterator[Finding]:
    """What the officer wrote into the summary and what the exhibit list says."""
    told = case.plan.narrative
    if told is not None:
        texts = {"headline": told.headline, "summary": told.summary, "interview": told.interview, "other": told.other}
        texts |= {f"key_evidence/{index}": text for index, text in enumerate(told.key_evidence)}
        for pointer, text in texts.items():
            yield from redaction.find(text or "", plan_place(f"/narrative/{pointer}"))
    for exhibit in case.file.exhibits:
        yield from redaction.find(exhibit.description or "", case.place(exhibit, "/description"))


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
