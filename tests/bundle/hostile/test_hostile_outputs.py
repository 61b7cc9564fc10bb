"""O1 to O3 and O6: what we write must not act on whoever opens it, and what we take in must not act in a bundle."""

import re
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, String

from bundle.pdf import made
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
