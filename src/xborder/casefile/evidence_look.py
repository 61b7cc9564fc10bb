"""A file of the evidence looked at before anything is made of it: whole, open to read, and how many pages it makes."""

from io import BytesIO
from pathlib import Path

import attrs
import pikepdf

from xborder.bundle.pdf.image_page import take_image
from xborder.bundle.pdf.inspect import PdfFacts, inspect
from xborder.bundle.pdf.text_decoding import decode_text
from xborder.bundle.pdf.tiff import tiff_pages
from xborder.casefile.evidence_kinds import Kind, Treatment
from xborder.findings import Finding, Location, Outcome, Report, finding

MOST_BYTES = 500_000_000
"""The largest picture, scan or text that is opened; a PDF is read from the disk, and a slip opens nothing."""


@attrs.frozen(kw_only=True)
class Looked:
    """What a PDF holds (None for any other kind), and the number of pages that can be chosen from.

    A picture, a plain text and a slip are chosen as a whole: they count as one page.
    """

    facts: PdfFacts | None
    pages: int = 1


def look_at(path: Path, kind: Kind, *, name: str) -> Outcome[Looked]:
    """Look at a file of the kind that its name says; no value where no page can be made of it.

    Findings: XB-PDF-123 (empty), XB-PDF-126 (too large), those of the kind, and
    XB-PDF-127 (info) where a page will stand for the file.
    """
    place = Location(file=name)
    if fault := _wrong_size(path.stat().st_size, kind, place):
        return Outcome(None, Report.of(fault))
    if kind.treatment is Treatment.SLIP:
        return Outcome(Looked(facts=None), Report.of(finding("XB-PDF-127", place, kind=kind.words)))
    return _OF[kind.treatment](path, name)


def _wrong_size(size: int, kind: Kind, place: Location) -> Finding | None:
    if size == 0:
        return finding("XB-PDF-123", place)
    if size <= MOST_BYTES or kind.treatment in (Treatment.PDF, Treatment.SLIP):
        return None
    return finding("XB-PDF-126", place, size=-(-size // 1_000_000), most=MOST_BYTES // 1_000_000)


def _pdf(path: Path, name: str) -> Outcome[Looked]:
    looked = inspect(path, name=name)
    if looked.value is None or looked.report.has_errors:
        return Outcome(None, looked.report)
    return Outcome(Looked(facts=looked.value, pages=len(looked.value.pages)), looked.report)


def _picture(path: Path, name: str) -> Outcome[Looked]:
    taken = take_image(path.read_bytes(), Location(file=name))
    return Outcome(None if taken.value is None else Looked(facts=None), taken.report)


def _text(path: Path, name: str) -> Outcome[Looked]:
    decoded = decode_text(path.read_bytes(), name=name)
    return Outcome(None if decoded.value is None else Looked(facts=None), decoded.report)


def _scan(path: Path, name: str) -> Outcome[Looked]:
    made = tiff_pages(path.read_bytes(), name=name)
    if made.value is None:
        return Outcome(None, made.report)
    with pikepdf.open(BytesIO(made.value)) as pdf:
        return Outcome(Looked(facts=None, pages=len(pdf.pages)), made.report)


_OF = {Treatment.PDF: _pdf, Treatment.PICTURE: _picture, Treatment.SCAN: _scan, Treatment.TEXT: _text}
