"""The pages that a file of the evidence makes in a bundle."""

import datetime as dt
from functools import cache
from pathlib import Path

from xborder.bundle.pdf.image_page import image_page
from xborder.bundle.pdf.plain_text import text_pages
from xborder.bundle.pdf.slip_page import SlipFacts, slip_page
from xborder.bundle.pdf.sources import PageMaker
from xborder.bundle.pdf.tiff import tiff_pages
from xborder.casefile.attachment import unchanged
from xborder.casefile.evidence import EvidencePaper
from xborder.casefile.evidence_kinds import Treatment, kind_of_type
from xborder.casefile.evidence_paths import evidence_path
from xborder.findings import Outcome


def source_of(
    paper: EvidencePaper, *, title: str, reference: str, now: dt.datetime, served: bool = False
) -> Path | PageMaker:
    """The file itself where it is a PDF; else what makes its pages, once however often the layout is computed.

    A film or an office file is not put into what is ``served``: the prosecutor
    sends it apart, and its page says so.
    """
    if kind_of_type(paper.media_type).treatment is Treatment.PDF:
        return paper.path

    @cache
    def pages() -> Outcome[bytes]:
        return _made(paper, title, reference, now, served=served)

    return lambda _pages: pages()


def is_chosen_by_page(paper: EvidencePaper) -> bool:
    """True for documents with pages of their own; a picture, a text or a slip goes in as a whole."""
    return kind_of_type(paper.media_type).treatment in (Treatment.PDF, Treatment.SCAN)


def _made(paper: EvidencePaper, title: str, reference: str, now: dt.datetime, *, served: bool) -> Outcome[bytes]:
    kind, name = kind_of_type(paper.media_type), paper.file.path
    if kind.treatment is Treatment.SLIP:
        facts = SlipFacts(
            name=paper.path.name,
            kind=kind.words,
            size=paper.path.stat().st_size,
            sha256=paper.sha256,
            found_at=f"data/{evidence_path(paper.record, paper.path.name)}",
            beside=not served,
        )
        return slip_page(facts, reference=reference, caption=title, now=now)
    content = unchanged(paper.path, paper.sha256, name=name)
    if content.value is None:
        return content
    if kind.treatment is Treatment.SCAN:
        return tiff_pages(content.value, name=name)
    if kind.treatment is Treatment.TEXT:
        return text_pages(content.value, name=name, reference=reference, caption=title, now=now)
    return image_page(content.value, name=name, reference=reference, caption=title, alt=title, now=now)
