"""The form of a statement: both limbs of its declaration, the pages that it counts, a place to sign on each."""

import re
from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.cross.statement_head import head_of
from xborder.casefile.texts.pages import Page
from xborder.findings import Finding, finding
from xborder.model.evidence import Statement

_TRUE = re.compile(r"best of my knowledge and belief", re.ASCII | re.IGNORECASE)
_KNOWING = re.compile(r"\bwilfully\b|\bliable to prosecution\b", re.ASCII | re.IGNORECASE)
_COUNTED = re.compile(r"\bof:?\s*_*([0-9]{1,3})_*\s*page(?:\(s\)|s)?,?\s+each\s+signed", re.ASCII | re.IGNORECASE)
_SIGNED = re.compile(r"\bsign(?:ed|ature)\b", re.ASCII | re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """XB-CROSS-022 (error) lacks a limb of the declaration; 023 counts other pages; 024 a page has no place to sign."""
    for made in case.file.statements:
        yield from _counted(case, made)
        if head_of(case, made) is not None:
            pages = case.body_of(made)
            yield from _declared(pages, made)
            for page in pages:
                if not _SIGNED.search(page.text):
                    yield finding("XB-CROSS-024", page.place, name=page.file.path, ref=made.ref)


def _declared(pages: list[Page], made: Statement) -> Iterator[Finding]:
    """CJA 1967 s.9(2)(b): it is true to the best of knowledge and belief, and made knowing of the penalty."""
    text = _joined(pages)
    if not (_TRUE.search(text) and _KNOWING.search(text)):
        yield finding("XB-CROSS-022", pages[0].place, name=pages[0].file.path, ref=made.ref)


def _counted(case: Case, made: Statement) -> Iterator[Finding]:
    """What the declaration counts, in the paper and in the record, against the pages of the body."""
    for file in made.files:
        pages = [page for page in case.body_of(made) if page.file is file]
        said = {int(count) for count in _COUNTED.findall(_joined(pages))}
        said |= {made.pages} if made.pages is not None else set()
        if file.front_pages and said - {len(set(file.front_pages))}:
            place = pages[0].place if pages else case.place(made, "/pages")
            yield finding("XB-CROSS-023", place, name=file.path, ref=made.ref)


def _joined(pages: list[Page]) -> str:
    return " ".join(" ".join(page.text.split()) for page in pages)
