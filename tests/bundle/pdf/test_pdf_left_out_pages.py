"""Nothing of a page that is left out may be in the bundle: canaries in every place they could hide."""

from collections.abc import Callable
from copy import copy
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from bundle.pdf import made
from xborder.bundle.pdf.assemble import assemble
from xborder.bundle.pdf.sources import Part

CANARY = "CANARY"


def canary(place: str) -> String:
    return String(f"{CANARY} {place}")


def canary_stream(pdf: Pdf, place: str, **keys: object) -> Object:
    return pdf.make_stream(f"BT /F1 9 Tf ({CANARY} {place}) Tj ET".encode(), **keys)


def form_object(content: Object, **keys: object) -> Object:
    for key, value in {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 9, 9]), **keys}.items():
        content[f"/{key}"] = value
    return content


def shared_resources(pdf: Pdf, kept: Object, left: Object) -> None:
    """One dictionary for both pages. Page 1 draws /Kept, which draws /Inner; page 2 everything named Secret."""
    shared = pdf.make_indirect(copy(kept.Resources))
    inner = form_object(pdf.make_stream(b"0 0 4 4 re f /SecretLook Foo"))
    outer = form_object(pdf.make_stream(b"/Inner Do"), Resources=shared)
    secret = form_object(canary_stream(pdf, "form"), Resources=shared)
    image = pdf.make_stream(
        b"CANARY image pixels",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=19,
        Height=1,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    pattern = canary_stream(
        pdf,
        "pattern",
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=Array([0, 0, 9, 9]),
        XStep=9,
        YStep=9,
        Resources=Dictionary(),
    )
    mask = form_object(canary_stream(pdf, "mask"))
    glyph = canary_stream(pdf, "glyph")
    shared.XObject = Dictionary(Kept=outer, Inner=inner, SecretForm=secret, SecretImage=image)
    shared.Pattern = Dictionary(SecretPattern=pattern)
    shared.ExtGState = Dictionary(SecretState=Dictionary(SMask=Dictionary(S=Name.Alpha, G=mask)))
    shared.Properties = Dictionary(SecretWords=Dictionary(ActualText=canary("properties")))
    shared.ColorSpace = Dictionary(
        SecretSpace=Array([Name.Separation, Name(f"/{CANARY}"), Name.DeviceGray, canary_stream(pdf, "tint")])
    )
    shared.Font.SecretFont = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary(a=glyph), Resources=shared
    )
    shared["/CANARYCategory"] = canary("unknown category")
    for page in (kept, left):
        page.Resources = shared
    kept.Contents = Array([kept.Contents, pdf.make_stream(b"/Kept Do (/SecretForm) pop")])
    left.Contents = Array(
        [left.Contents, canary_stream(pdf, "content"), pdf.make_stream(b"/SecretForm Do /SecretImage Do")]
    )


def annotations(pdf: Pdf, kept: Object, left: Object) -> None:
    """Links, names and replies that lead from the kept page to the one left out."""
    reply = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=canary("reply"))
    )
    left.Annots.append(reply)
    note = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Text,
            Rect=Array([0, 0, 9, 9]),
            Contents=String("kept note"),
            IRT=reply,
            Popup=reply,
        )
    )
    explicit = made.link(pdf, Dest=Array([left, Name.Fit]), Contents=canary("link"))
    action = made.link(
        pdf, A=Dictionary(S=Name.GoTo, D=String(f"{CANARY} name"), Next=Dictionary(S=Name.URI, URI=canary("next")))
    )
    script = made.link(
        pdf,
        A=Dictionary(S=Name.JavaScript, JS=canary("script")),
        AA=Dictionary(E=Dictionary(S=Name.JavaScript, JS=canary("event"))),
    )
    kept.Annots.extend([note, explicit, action, script])
    file = pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F=canary("file name"), EF=Dictionary(F=canary_stream(pdf, "file")))
    )
    kept.Annots.append(
        pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=file))
    )
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=Array([String(f"{CANARY} name"), Array([left, Name.Fit])])),
        EmbeddedFiles=Dictionary(Names=Array([canary("attachment"), file])),
        JavaScript=Dictionary(Names=Array([canary("js"), Dictionary(S=Name.JavaScript, JS=canary("doc script"))])),
    )


def document_level(pdf: Pdf, kept: Object, left: Object) -> None:
    """Outline, metadata, structure, threads, labels, private data."""
    with pdf.open_outline() as outline:
        parent = OutlineItem(f"{CANARY} chapter", Array([left, Name.Fit]))
        parent.children.append(OutlineItem("kept bookmark", Array([kept, Name.Fit])))
        outline.root.extend([parent, OutlineItem(f"{CANARY} nowhere")])
    pdf.docinfo[Name.Title] = canary("title")
    pdf.Root.Metadata = canary_stream(pdf, "xmp", Type=Name.Metadata, Subtype=Name.XML)
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, ActualText=canary("structure"), Pg=left))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    bead = pdf.make_indirect(Dictionary(Type=Name.Bead, P=left, R=Array([0, 0, 1, 1]), Note=canary("bead")))
    kept.B = Array([bead])
    kept.StructParents = 0
    kept.PieceInfo = Dictionary(Program=Dictionary(Private=canary("piece")))
    kept.Metadata = canary_stream(pdf, "page xmp")
    kept.Thumb = canary_stream(pdf, "thumb")
    kept.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=canary("page event")))
    kept.Resources.XObject.Inner.PieceInfo = Dictionary(Program=Dictionary(Private=canary("form piece")))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=canary("label"))]))


def form_level(pdf: Pdf) -> None:
    """A field on both pages under one parent; XFA, calculation order, shared fonts."""
    form = pdf.Root.AcroForm
    form.XFA = canary_stream(pdf, "xfa")
    form.CO = Array([form.Fields[0].Kids[1]])
    form.DR.XObject = Dictionary(Secret=canary_stream(pdf, "dr"))
    form.DR.Font.Secret = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{CANARY}Font"))
    form.Fields[0].Kids[1].V = canary("field value")
    form.Fields[0].Kids[1].AP = Dictionary(N=form_object(canary_stream(pdf, "appearance")))
    form.Fields[0].Kids[0].AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=canary("keystroke")))


def two_pages() -> bytes:
    pdf = Pdf.open(BytesIO(made.form("KEPT VALUE", pages=2)))
    kept, left = (page.obj for page in pdf.pages)
    shared_resources(pdf, kept, left)
    annotations(pdf, kept, left)
    document_level(pdf, kept, left)
    form_level(pdf)
    return made.data(pdf)


def incremental(content: bytes) -> bytes:
    """The same file with an update appended that leaves an earlier state behind."""
    return content + b"\n% CANARY leftover\n9999 0 obj (CANARY earlier state) endobj\n"


def everything(path: Path) -> bytes:
    """All there is in a file: its raw bytes, each object written out, and each stream decoded."""
    parts = [path.read_bytes()]
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            parts.append(item.unparse(resolved=False))
            if isinstance(item, pikepdf.Stream):
                parts += [item.read_bytes(), item.read_raw_bytes(), item.stream_dict.unparse(resolved=False)]
            elif isinstance(item, pikepdf.String):
                parts.append(bytes(item))
    return b"\n".join(parts)


@pytest.mark.parametrize("change", [bytes, incremental], ids=["plain", "with an earlier state"])
def test_nothing_of_a_page_left_out_is_in_the_bundle(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    source = made.save(tmp_path, "two.pdf", change(two_pages()))
    assert everything(source).count(b"CANARY") > 30
    part = Part(key="MG11", title="Statement", source=source, pages=(1,))
    outcome = assemble([part], tmp_path / "out.pdf", title="T", reference="R", now=made.NOW)
    assert outcome.value is not None, [(entry.code, entry.message, entry.excerpt) for entry in outcome.report]
    content = everything(tmp_path / "out.pdf")
    at = content.find(b"CANARY")
    assert at == -1, content[max(0, at - 200) : at + 200]
    assert b"\xfe\xff\x00C\x00A\x00N" not in content
    for kept in (b"KEPT VALUE", b"kept note", b"kept bookmark", b"form page 1"):
        assert kept in content
    assert b"form page 2" not in content


def test_the_other_page_alone_has_its_own(tmp_path: Path) -> None:
    part = Part(key="MG11", title="Statement", source=two_pages(), pages=(2,))
    outcome = assemble([part], tmp_path / "out.pdf", title="T", reference="R", now=made.NOW)
    assert outcome.value is not None
    content = everything(tmp_path / "out.pdf")
    for drawn in (b"CANARY content", b"CANARY form", b"CANARY image pixels", b"CANARY field value", b"CANARY reply"):
        assert drawn in content
    for hidden in (
        b"CANARY pattern",
        b"CANARY mask",
        b"CANARY glyph",
        b"CANARY xfa",
        b"CANARY dr",
        b"KEPT VALUE",
        b"form page 1",
    ):
        assert hidden not in content


def test_what_the_kept_page_draws_is_still_there(tmp_path: Path) -> None:
    part = Part(key="MG11", title="Statement", source=two_pages(), pages=(1,))
    assert assemble([part], tmp_path / "out.pdf", title="T", reference="R", now=made.NOW).value is not None
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        resources = pdf.pages[1].obj.Resources
        assert set(resources.XObject.keys()) == {"/Kept", "/Inner"}
        assert "/F1" in resources.Font


def test_a_page_that_cannot_be_read_is_not_cut_out(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("a", "b")))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"not flate", Filter=Name.FlateDecode)
    part = Part(key="X", title="X", source=made.data(pdf, compress_streams=False), pages=(1,))
    outcome = assemble([part], tmp_path / "out.pdf", title="T", reference="R", now=made.NOW)
    assert outcome.value is None
    assert "XB-PDF-041" in {entry.code for entry in outcome.report}
    assert not (tmp_path / "out.pdf").exists()
