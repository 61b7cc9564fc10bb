"""A draft read back by a second PDF library: a template may change how a paper looks, never what it has to say.

pypdf shares no code with the compiler that made the pages.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from xborder.casefile.drafting.needed import needed
from xborder.findings import Finding, Location, Report, finding

#: What each page says, in whatever language of looks: a draft that loses the word is no draft.
MARK = "DRAFT"
#: How the notes begin that are taken off before the paper is given: what stands there has not been said to anybody.
NOTES = "This page is not part of the paper."
_GAPS = re.compile(r"[\s\u00ad\u200b\u2060]+")


def read_back(pdf: bytes, data: Mapping[str, Any], name: str) -> Report:
    """Whether every page is marked as a draft, and all that has to be said is said.

    Findings: XB-DRAFT-013 (error) for each thing that the pages lack, XB-DRAFT-014
    (warning) where a template explains the law in words of its own.
    """
    from pypdf.errors import PyPdfError

    where = Location(file=name)
    try:
        pages, said = _read(pdf)
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return Report.of(finding("XB-PDF-051", where, excerpt=f"{type(error).__name__}: {error}"))
    found = [*_unmarked(pages, data["ref"], where), *_lacking(said, data, where)]
    found += [
        finding("XB-DRAFT-014", where, heading=each["heading"])
        for each in data["explanations"]
        if _plain(each["text"]) not in said
    ]
    return Report(tuple(found))


def _read(pdf: bytes) -> tuple[list[str], str]:
    """All that each page says, and what the pages of the paper say one after another without their furniture."""
    import pypdf

    pages = [_plain(page.extract_text()) for page in pypdf.PdfReader(BytesIO(pdf)).pages]
    words = (page.extract_text() for page in pypdf.PdfReader(_without_furniture(pdf)).pages)
    return pages, _paper(_plain("".join(words)))


def _paper(said: str) -> str:
    before, notes, all_of_it = said.rpartition(_plain(NOTES))
    return before if notes else all_of_it


def _unmarked(pages: list[str], ref: str, where: Location) -> Iterator[Finding]:
    """The pages without the mark; a reference that holds the word among others does not count."""
    aside = _plain(ref) if MARK in ref and ref != MARK else ""
    for number, page in enumerate(pages, 1):
        if MARK not in (page.replace(aside, "") if aside else page):
            yield finding("XB-DRAFT-013", where, what=f"the word {MARK} on page {number}")


def _lacking(said: str, data: Mapping[str, Any], where: Location) -> Iterator[Finding]:
    """Each thing that is lacking, once, however many of its texts are."""
    lacking = (what for what, text in needed(data) if text and _plain(text) not in said)
    yield from (finding("XB-DRAFT-013", where, what=what) for what in dict.fromkeys(lacking))


def _plain(text: str) -> str:
    """A text without what the setting of lines adds or takes away."""
    return _GAPS.sub("", unicodedata.normalize("NFKC", text))


def _without_furniture(pdf: bytes) -> BytesIO:
    """The file without the text of artifacts (ISO 32000-2, 14.8.2.2), so that what runs over two pages reads as one."""
    import pikepdf

    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            kept = list(_content(pikepdf.parse_content_stream(page)))
            page.Contents = opened.make_stream(pikepdf.unparse_content_stream(kept))
        opened.save(made)
    return made


def _content(instructions: Iterable[Any]) -> Iterator[Any]:
    """The instructions of a page but for those that show text in artifacts."""
    inside: list[bool] = []
    for each in instructions:
        operator = str(each.operator)
        if operator in {"BMC", "BDC"}:
            inside.append(str(each.operands[0]) == "/Artifact")
        elif operator == "EMC" and inside:
            inside.pop()
        if not (any(inside) and operator in {"Tj", "TJ", "'", '"'}):
            yield each
