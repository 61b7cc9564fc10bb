"""O1 to O6: what we write must not act on whoever opens it, and what we take in must not act in a bundle."""

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from bundle.pdf import made
from xborder.bundle.content.look import look_into
from xborder.bundle.content.picture_data import check_picture
from xborder.bundle.pdf.inspect import inspect
from xborder.findings import Finding, Location, Report, Severity, report_html
from xborder.findings.showing import Showing
from xborder.formats.formula_cells import neutral, restored

CELLS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
    "=cmd|' /C calc'!A0",
]
HOSTILE = "</td><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


@pytest.mark.parametrize("text", CELLS)
def test_o1_a_cell_that_a_spreadsheet_would_run_is_quoted_and_comes_back(text: str) -> None:
    assert neutral(text).startswith("'")
    assert restored(neutral(text)) == text


def test_o2_the_page_of_findings_runs_nothing_of_what_it_shows() -> None:
    found = Finding(
        code="XB-BAG-006",
        severity=Severity.ERROR,
        message=HOSTILE,
        hint=HOSTILE,
        location=Location(file=HOSTILE, field=HOSTILE),
        excerpt=HOSTILE,
        suggestions=(HOSTILE,),
    )

    page = report_html.render(Report.of(found), Showing(values=True))

    assert "<script>alert" not in page
    assert "<img" not in page
    assert re.search(r'http-equiv="Content-Security-Policy"', page)


ACTIVE = {
    "JavaScript": Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")),
    "Launch": Dictionary(S=Name.Launch, F=String("cmd.exe")),
    "SubmitForm": Dictionary(S=Name.SubmitForm, F=String("http://localhost/")),
    "ImportData": Dictionary(S=Name.ImportData, F=String("x")),
    "GoToR": Dictionary(S=Name.GoToR, F=String("\\\\\\\\server\\\\x.pdf")),
}


@pytest.mark.parametrize("kind", ACTIVE.keys())
@pytest.mark.parametrize("where", ["OpenAction", "annotation"])
def test_o3_a_pdf_that_starts_something_is_reported_and_not_altered(tmp_path: Path, kind: str, where: str) -> None:
    from io import BytesIO

    from pikepdf import ObjectStreamMode, Pdf

    pdf = Pdf.open(BytesIO(made.text_file("x")))
    action = ACTIVE[kind]
    if where == "OpenAction":
        pdf.Root.OpenAction = action
    else:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
        pdf.pages[0].obj.Annots = Array([link])
    content = made.data(pdf, object_stream_mode=ObjectStreamMode.generate)
    path = made.save(tmp_path, "given.pdf", content)

    report = inspect(path).report

    assert report.findings
    assert path.read_bytes() == content


def test_o3_a_name_spelt_in_codes_hides_nothing(tmp_path: Path) -> None:
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/Open#41ction<</S/J#61vaScript/JS(x)>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R/Size 4>>\n%%EOF\n"
    )

    assert "XB-PDF-035" in {found.code for found in inspect(made.save(tmp_path, "given.pdf", content)).report}


def test_o6_a_redaction_that_was_not_applied_is_an_error(tmp_path: Path) -> None:
    from io import BytesIO

    from pikepdf import Pdf

    pdf = Pdf.open(BytesIO(made.text_file("a name")))
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=Array([0, 0, 500, 500]))])

    report = inspect(made.save(tmp_path, "given.pdf", made.data(pdf))).report

    assert "XB-PDF-038" in {found.code for found in report if found.severity is Severity.ERROR}


def with_exif(*tags: tuple[int, int], order: str = "<") -> bytes:
    """A TIFF block whose first directory has these tags; a directory of places with a latitude follows it."""
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", 42, 8)
    places = 8 + 2 + 12 * len(tags) + 4
    entries = [struct.pack(f"{order}HHII", tag, 4, 1, places if tag == 0x8825 else value) for tag, value in tags]
    gps = struct.pack(f"{order}HHHIII", 1, 2, 5, 3, 0, 0)
    return head + struct.pack(f"{order}H", len(tags)) + b"".join(entries) + bytes(4) + gps


def jpeg(block: bytes) -> bytes:
    segment = b"Exif\x00\x00" + block
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + b"\xff\xd9"


def png(block: bytes) -> bytes:
    chunk = b"eXIf" + block
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(block)) + chunk + struct.pack(">I", zlib.crc32(chunk))


def looked(tmp_path: Path, name: str, content: bytes) -> set[str]:
    (tmp_path / name).write_bytes(content)
    report = look_into(tmp_path / name, name=name)
    assert (tmp_path / name).read_bytes() == content
    return {found.code for found in report}


EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
CARRIED = {
    "a program as a picture": ("photo.jpg", b"MZ\x90\x00" + bytes(60), {"XB-CONTENT-001", "XB-CONTENT-002"}),
    "a program": ("tool.exe", b"\x7fELF" + bytes(60), {"XB-CONTENT-001"}),
    "a shortcut": ("open.lnk", b"\x4c\x00\x00\x00\x01\x14\x02\x00", {"XB-CONTENT-001"}),
    "a script": ("notes.txt", b"#!/bin/sh\n", {"XB-CONTENT-001"}),
    "a page as a PDF": ("order.pdf", b"<html></html>", {"XB-CONTENT-002"}),
    "macros": ("letter.docx", b"PK\x03\x04" + b"word/vbaProject.bin", {"XB-CONTENT-003"}),
    "old macros": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), {"XB-CONTENT-003"}),
    "the test string": ("test.txt", EICAR, {"XB-CONTENT-006"}),
    "a PDF": ("order.pdf", b"%PDF-1.7\n", set()),
    "a letter": ("letter.txt", b"Dear sir", set()),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "codes"), CARRIED.values(), ids=CARRIED.keys())
def test_o4_what_a_file_is_besides_what_its_name_says(
    tmp_path: Path, name: str, content: bytes, codes: set[str]
) -> None:
    assert looked(tmp_path, name, content) == codes


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("name", "wrap"), [("a.jpg", jpeg), ("a.png", png), ("a.tif", bytes)])
def test_o5_place_and_author_in_a_picture(
    tmp_path: Path, name: str, wrap: Callable[[bytes], bytes], order: str
) -> None:
    assert looked(tmp_path, name, wrap(with_exif((0x0112, 1), order=order))) == set()
    assert looked(tmp_path, name, wrap(with_exif((0x8825, 0), order=order))) == {"XB-CONTENT-004"}
    both = with_exif((0x013B, 0), (0x8825, 0), order=order)
    assert looked(tmp_path, name, wrap(both)) == {"XB-CONTENT-004", "XB-CONTENT-005"}


def test_o5_the_other_form_of_such_data_is_read_too(tmp_path: Path) -> None:
    words = b"<x:xmpmeta><exif:GPSLatitude>52,40N</exif:GPSLatitude><dc:creator>X</dc:creator></x:xmpmeta>"

    assert looked(tmp_path, "a.jpg", b"\xff\xd8\xff\xd9" + words) == {"XB-CONTENT-004", "XB-CONTENT-005"}


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"II*\x00\x08\x00\x00\x00", b"MM\x00*"]),
)
def test_o5_no_bytes_end_in_anything_but_findings(content: bytes, start: bytes) -> None:
    for block in (start + content, jpeg(start + content), png(start + content)):
        assert {found.code for found in check_picture(block, "a.jpg")} <= {"XB-CONTENT-004", "XB-CONTENT-005"}
