from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from bundle.pdf import made
from xborder.bundle.pdf.inspect import PdfFacts, inspect
from xborder.bundle.pdf.reading import damage
from xborder.bundle.pdf.typst_page import render
from xborder.findings import Outcome


def look(folder: Path, content: bytes) -> Outcome[PdfFacts]:
    return inspect(made.save(folder, "given.pdf", content))


def codes(folder: Path, content: bytes) -> list[str]:
    outcome = look(folder, content)
    assert all(entry.location.file == "given.pdf" for entry in outcome.report)
    assert not any(str(folder) in entry.message + str(entry.excerpt) for entry in outcome.report)
    return [entry.code for entry in outcome.report]


def with_catalogue(**keys: Object | Dictionary) -> Pdf:
    pdf = Pdf.open(BytesIO(made.text_file("x")))
    for key, value in keys.items():
        pdf.Root[f"/{key}"] = value
    return pdf


def action(kind: str, **keys: Any) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **keys)


def annotation(kind: str, **keys: Any) -> Pdf:
    pdf = Pdf.open(BytesIO(made.text_file("x")))
    pdf.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 9, 9]), **keys)]
    )
    return pdf


def test_a_plain_file_has_nothing_against_it(tmp_path: Path) -> None:
    outcome = look(tmp_path, made.text_file("x", "y"))
    assert not outcome.report.findings
    facts = outcome.value
    assert facts is not None
    assert (facts.name, len(facts.pages), facts.has_text, facts.tagged) == ("given.pdf", 2, True, False)
    flags = (facts.encrypted, facts.damaged, facts.signed, facts.active, facts.attachments, facts.form_fields)
    assert not any(flags)


def test_pages_are_measured_as_they_are_seen(tmp_path: Path) -> None:
    facts = look(tmp_path, made.odd_pages()).value
    assert facts is not None
    seen = [(page.width, page.height, page.rotation, page.cropped) for page in facts.pages]
    assert seen[0] == (842, 595, 0, False)
    assert seen[1] == (842, 595, 90, False)
    assert seen[5] == (450, 500, 0, True)
    assert seen[6] == (500, 450, 90, True)
    assert seen[7] == (595, 842, 0, False)
    assert seen[10] == (596, 842, 0, False)
    assert [page.has_text for page in facts.pages][-1] is False


@pytest.mark.parametrize(
    ("pdf", "kind"),
    [
        (with_catalogue(OpenAction=action("JavaScript", JS=String("x"))), "JavaScript"),
        (
            with_catalogue(Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action("JavaScript")])))),
            "JavaScript",
        ),
        (with_catalogue(AA=Dictionary(WC=action("GoTo"))), "action on an event"),
        (annotation("Link", A=action("Launch", F=String("cmd"))), "launch of a program"),
        (annotation("Link", A=action("URI", Next=Array([action("SubmitForm")]))), "sending of form data"),
        (annotation("Link", A=action("ImportData")), "import of data"),
        (annotation("Link", A=action("GoToR")), "opening of another file"),
        (annotation("Highlight", AA=Dictionary(K=action("JavaScript"))), "JavaScript"),
    ],
)
@pytest.mark.parametrize("mode", [ObjectStreamMode.disable, ObjectStreamMode.generate])
def test_what_can_start_something_is_an_error(tmp_path: Path, pdf: Pdf, kind: str, mode: ObjectStreamMode) -> None:
    outcome = look(tmp_path, made.data(pdf, object_stream_mode=mode))
    assert "XB-PDF-035" in [entry.code for entry in outcome.report]
    assert outcome.value is not None
    assert kind in outcome.value.active
    assert any(kind in entry.message for entry in outcome.report)


def test_escaped_names_do_not_hide_a_script(tmp_path: Path) -> None:
    plain = made.data(
        with_catalogue(OpenAction=action("JavaScript", JS=String("x"))), object_stream_mode=ObjectStreamMode.disable
    )
    # The same length, so that the table of places still holds.
    padded = plain.replace(
        b"/OpenAction << /JS (x) /S /JavaScript >>", b"/OpenAction <</#4AS(x)/S/J#61vaScript>>".ljust(40)
    )
    assert padded != plain
    assert codes(tmp_path, padded) == ["XB-PDF-035"]


def test_opening_at_a_page_is_no_program(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("x")))
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
    assert codes(tmp_path, made.data(pdf)) == []


def test_attachments_media_and_marks(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("x")))
    pdf.attachments["a.txt"] = b"attached"
    assert codes(tmp_path, made.data(pdf)) == ["XB-PDF-036"]
    assert codes(tmp_path, made.data(annotation("RichMedia"))) == ["XB-PDF-037"]
    assert codes(tmp_path, made.data(annotation("Redact"))) == ["XB-PDF-038"]


def test_forms(tmp_path: Path) -> None:
    facts = look(tmp_path, made.form("BAKER")).value
    assert facts is not None
    assert facts.form_fields == 3
    pdf = Pdf.open(BytesIO(made.form("BAKER")))
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")
    assert codes(tmp_path, made.data(pdf)) == ["XB-PDF-039"]


def test_a_signature_is_named(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.form("BAKER")))
    pdf.Root.AcroForm.Fields[0].Kids[0].V = Dictionary(
        Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x")
    )
    outcome = look(tmp_path, made.data(pdf))
    assert [entry.code for entry in outcome.report] == ["XB-PDF-049"]
    assert outcome.value is not None
    assert outcome.value.signed


def test_encrypted(tmp_path: Path) -> None:
    restricted = made.data(with_catalogue(), encryption=pikepdf.Encryption(owner="o", user=""))
    outcome = look(tmp_path, restricted)
    assert [entry.code for entry in outcome.report] == ["XB-PDF-032"]
    assert outcome.value is not None
    assert outcome.value.encrypted
    locked = look(tmp_path, made.data(with_catalogue(), encryption=pikepdf.Encryption(owner="o", user="u")))
    assert [entry.code for entry in locked.report] == ["XB-PDF-032"]
    assert locked.value is None


def test_damaged(tmp_path: Path) -> None:
    content = made.text_file("x", "y")
    outcome = look(tmp_path, content[:-60])
    assert [entry.code for entry in outcome.report] == ["XB-PDF-033"]
    assert outcome.value is not None
    assert outcome.value.damaged
    pdf = Pdf.open(BytesIO(content))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"not flate", Filter=Name.FlateDecode)
    assert codes(tmp_path, made.data(pdf, compress_streams=False))[0] == "XB-PDF-033"


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n", b"PK\x03\x04", bytes(2000)])
def test_no_pdf(tmp_path: Path, content: bytes) -> None:
    outcome = look(tmp_path, content)
    assert outcome.value is None
    assert [entry.code for entry in outcome.report] == ["XB-PDF-031"]


def test_not_there(tmp_path: Path) -> None:
    assert [entry.code for entry in inspect(tmp_path / "none.pdf").report] == ["XB-PDF-030"]
    assert [entry.code for entry in inspect(tmp_path).report] == ["XB-PDF-030"]


def test_no_pages(tmp_path: Path) -> None:
    assert "XB-PDF-034" in codes(tmp_path, made.data(pikepdf.new()))


def test_pictures_of_text_are_named(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("x", "y", "z")))
    for number in (0, 2):
        pdf.pages[number].obj.Contents = pdf.make_stream(b"0 0 9 9 re f")
    outcome = look(tmp_path, made.data(pdf))
    assert [(entry.code, entry.message.rpartition(": ")[2]) for entry in outcome.report] == [("XB-PDF-053", "1, 3.")]


def test_text_in_a_form_counts(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("x")))
    page = pdf.pages[0].obj
    words = pdf.make_stream(
        page.Contents.read_bytes(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 600, 900]),
        Resources=page.Resources,
    )
    page.Resources, page.Contents = Dictionary(XObject=Dictionary(Fm=words)), pdf.make_stream(b"/Fm Do")
    assert codes(tmp_path, made.data(pdf)) == []


def test_our_own_pages_are_sound_and_tagged(tmp_path: Path) -> None:
    page = render("text.typ", {"title": "T", "text": "x"}, now=made.NOW).value
    assert page is not None
    outcome = look(tmp_path, page)
    assert not outcome.report.findings
    assert outcome.value is not None
    assert outcome.value.tagged


@settings(max_examples=60)
@given(st.integers(min_value=0, max_value=900), st.binary(min_size=1, max_size=20))
def test_no_damage_ends_in_anything_but_findings(
    tmp_path_factory: pytest.TempPathFactory, place: int, junk: bytes
) -> None:
    content = made.text_file("x")
    broken = content[:place] + junk + content[place + len(junk) :]
    outcome = look(tmp_path_factory.mktemp("fuzz"), broken)
    assert outcome.value is not None or outcome.report.has_errors


def test_small_faults_are_told_from_losses() -> None:
    assert damage(["x.pdf (object 3 0): unexpected token"]) == []
    assert damage(["x.pdf: file is damaged", "x.pdf (offset 9): error decoding stream data"])
