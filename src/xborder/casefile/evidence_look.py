"""A file of the evidence looked at before anything is made of it: whole, open to read, and how many pages it makes."""

from io import BytesIO
from pathlib import Path

import attrs
import pikepdf

from xborder.bundle.pdf.image_page import take_image
from xborder.bundle.pdf.inspect import PdfFacts, inspect
from xborder.bundle.pdf.text import PageText, read_text
from xborder.bundle.pdf.text_decoding import decode_text
from xborder.bundle.pdf.tiff import tiff_pages
from xborder.casefile.evidence_kinds import Kind, Treatment
from xborder.files.limits import DEFAULT_LIMITS
from xborder.findings import Location, Outcome, Report, finding


@attrs.frozen(kw_only=True)
class Looked:
    """What a PDF holds (None for any other kind), and the number of pages that can be chosen from.

    A picture, a plain text and a slip are chosen as a whole: they count as one page. ``texts`` are the words of each
    page, read once for all who ask; a picture has none.
    """

    facts: PdfFacts | None
    pages: int = 1
    texts: tuple[PageText, ...] = (PageText(number=1, text=""),)


def most_bytes(kind: Kind) -> int | None:
    """The largest size that is taken: what is held in memory has to be smaller, and a slip opens nothing."""
    if kind.treatment is Treatment.SLIP:
        return None
    return DEFAULT_LIMITS.pdf_bytes if kind.treatment is Treatment.PDF else DEFAULT_LIMITS.picture_bytes


def look_at(path: Path, kind: Kind, *, name: str) -> Outcome[Looked]:
    """Look at a file of the kind that its name says; no value where no page can be made of it.

    Findings: those of the kind, and XB-PDF-127 (info) where a page will stand for the file.
    """
    place = Location(file=name)
    if kind.treatment is Treatment.SLIP:
        return Outcome(Looked(facts=None), Report.of(finding("XB-PDF-127", place, kind=kind.words)))
    return _OF[kind.treatment](path, name)


def _pdf(path: Path, name: str) -> Outcome[Looked]:
    looked = inspect(path, name=name)
    if looked.value is None or looked.report.has_errors:
        return Outcome(None, looked.report)
    pages = len(looked.value.pages)
    read = {page.number: page for page in read_text(path)}
    # A page that the reader of text did not come to has none that could be read.
    texts = tuple(read.get(number, PageText(number=number, text=None)) for number in range(1, pages + 1))
    return Outcome(Looked(facts=looked.value, pages=pages, texts=texts), looked.report)


def _picture(path: Path, name: str) -> Outcome[Looked]:
    taken = take_image(path.read_bytes(), Location(file=name))
    return Outcome(None if taken.value is None else Looked(facts=None), taken.report)


def _text(path: Path, name: str) -> Outcome[Looked]:
    decoded = decode_text(path.read_bytes(), name=name)
    words = (PageText(number=1, text=decoded.value),)
    return Outcome(None if decoded.value is None else Looked(facts=None, texts=words), decoded.report)


def _scan(path: Path, name: str) -> Outcome[Looked]:
    made = tiff_pages(path.read_bytes(), name=name)
    if made.value is None:
        return Outcome(None, made.report)
    with pikepdf.open(BytesIO(made.value)) as pdf:
        pages = len(pdf.pages)
    texts = tuple(PageText(number=number, text="") for number in range(1, pages + 1))
    return Outcome(Looked(facts=None, pages=pages, texts=texts), made.report)


_OF = {Treatment.PDF: _pdf, Treatment.PICTURE: _picture, Treatment.SCAN: _scan, Treatment.TEXT: _text}
