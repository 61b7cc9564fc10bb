"""Opening the PDF files of others, and saying so where one cannot be used."""

import logging
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Pdf

from xborder.findings import Location, Outcome, Report, finding

MALFORMED = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)
"""What reading a file of somebody else may raise where its objects are not what the standard says."""

# Remarks on files of others become findings; without a handler they would go to the screen too.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

_IN_MEMORY = 4 * 1024 * 1024  # larger files stay on disk, so that few files are open and memory stays small
_LOST = ("damaged", "reconstruct", "eof", "error decoding", "lost", "missing", "unable to find")


def open_pdf(source: Path | bytes, *, name: str) -> Outcome[Pdf]:
    """Open a PDF to read it. No value where it is encrypted, damaged or no PDF.

    Findings, all errors: XB-PDF-030 (no such file, or not readable), XB-PDF-031
    (not a PDF), XB-PDF-032 (encrypted), XB-PDF-033 (damaged), XB-PDF-034 (no pages).
    """
    place = Location(file=name)
    try:
        pdf = pikepdf.open(_stream(source), suppress_warnings=True)
    except OSError:
        return _refused("XB-PDF-030", place)
    except pikepdf.PasswordError:
        return _refused("XB-PDF-032", place)
    except pikepdf.PdfError as error:
        return _refused("XB-PDF-031", place, _tail(str(error)))
    try:
        return Outcome(pdf, _condition(pdf, place))
    except MALFORMED as error:
        return _refused("XB-PDF-033", place, _tail(str(error)))


def damage(warnings: list[str]) -> list[str]:
    """Of the remarks of the reader, those that mean that something may be lost.

    >>> damage(["a.pdf: file is damaged", "a.pdf: object has an odd number"])
    ['file is damaged']
    """
    return [_tail(text) for text in warnings if any(word in text.lower() for word in _LOST)]


def _condition(pdf: Pdf, place: Location) -> Report:
    findings = []
    if pdf.is_encrypted:
        findings.append(finding("XB-PDF-032", place))
    number = len(pdf.pages)
    if lost := damage([str(text) for text in pdf.get_warnings()]):
        findings.append(finding("XB-PDF-033", place, excerpt=lost[0]))
    if number == 0:
        findings.append(finding("XB-PDF-034", place))
    return Report(tuple(findings))


def _stream(source: Path | bytes) -> Path | BytesIO:
    if isinstance(source, bytes):
        return BytesIO(source)
    return BytesIO(source.read_bytes()) if source.stat().st_size <= _IN_MEMORY else source


def _refused(code: str, place: Location, excerpt: str | None = None) -> Outcome[Pdf]:
    return Outcome(None, Report.of(finding(code, place, excerpt=excerpt)))


def _tail(text: str) -> str:
    """A remark without the path that stands before it."""
    return text.rpartition(": ")[2]
