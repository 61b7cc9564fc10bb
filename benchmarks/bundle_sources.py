"""Documents to be bundled: statements of text, scans, and the page numbers of the peers. Made once, never timed."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image

_A4 = (595, 842)
_SCAN = (1240, 1754)  # A4 at 150 dots an inch


def texts(folder: Path, documents: int, pages: int) -> list[Path]:
    """Documents of 45 lines a page."""
    return [_written(folder / f"t{documents}-{number:04d}.pdf", number, pages, _lines) for number in range(documents)]


def scans(folder: Path, documents: int, pages: int) -> list[Path]:
    """Documents whose pages are grey pictures of about 40 KB, as a scanner makes them."""
    return [_written(folder / f"s{documents}-{number:04d}.pdf", number, pages, _picture) for number in range(documents)]


@cache
def overlay(pages: int) -> bytes:
    """A PDF with a number at the foot of each page."""
    pdf = pikepdf.new()
    face = _face(pdf)
    for number in range(1, pages + 1):
        page = _blank(pdf, f"BT /F1 9 Tf 550 20 Td ({number}) Tj ET".encode())
        page.Resources = Dictionary(Font=Dictionary(F1=face))
    return _bytes(pdf)


def _written(path: Path, number: int, pages: int, draw: object) -> Path:
    pdf = pikepdf.new()
    for page in range(pages):
        draw(pdf, number, page)  # type: ignore[operator]  # one of the two functions below
    path.write_bytes(_bytes(pdf))
    return path


def _lines(pdf: Pdf, number: int, page: int) -> None:
    lines = (
        f"BT /F1 10 Tf 50 {770 - 15 * line} Td (Line {line}: what a witness said, number {number * 31 + page}) Tj ET\n"
        for line in range(45)
    )
    made = _blank(pdf, "".join(lines).encode())
    made.Resources = Dictionary(Font=Dictionary(F1=_face(pdf)))


def _picture(pdf: Pdf, number: int, page: int) -> None:
    made = _blank(pdf, b"q 595 0 0 842 0 0 cm /Im Do Q")
    keys = {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": _SCAN[0], "/Height": _SCAN[1]}
    keys |= {"/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8, "/Filter": Name.DCTDecode}
    # A comment of its own makes every picture another one: none is stored once for many.
    own = _pixels() + f"document {number} page {page}".encode()
    made.Resources = Dictionary(XObject=Dictionary(Im=pdf.make_stream(own, Dictionary(keys))))


@cache
def _pixels() -> bytes:
    stream = BytesIO()
    Image.effect_noise((_SCAN[0] // 8, _SCAN[1] // 8), 40).resize(_SCAN).save(stream, "JPEG", quality=20)
    return stream.getvalue()


def _blank(pdf: Pdf, content: bytes) -> Object:
    pdf.add_blank_page(page_size=_A4)
    page = pdf.pages[-1].obj
    page.MediaBox = Array([0, 0, *_A4])
    page.Contents = pdf.make_stream(content)
    return page


def _face(pdf: Pdf) -> Object:
    return pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


def _bytes(pdf: Pdf) -> bytes:
    stream = BytesIO()
    pdf.save(stream)
    return stream.getvalue()
