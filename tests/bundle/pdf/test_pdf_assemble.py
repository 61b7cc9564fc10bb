from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String
from pypdf import PdfReader

from bundle.pdf import made
from xborder.bundle.pdf.assemble import Assembled, IndexStyle, assemble
from xborder.bundle.pdf.sources import Part, Place
from xborder.bundle.pdf.typst_page import render
from xborder.findings import Outcome


def join(folder: Path, *parts: Part, **options: Any) -> Outcome[Assembled]:
    return assemble(parts, folder / "out.pdf", title="R v Example", reference="36AB1234526", now=made.NOW, **options)


def joined(folder: Path, *parts: Part, **options: Any) -> Assembled:
    outcome = join(folder, *parts, **options)
    assert outcome.value is not None, [(entry.code, entry.message, entry.excerpt) for entry in outcome.report]
    return outcome.value


def part(key: str, *pages: str, **options: Any) -> Part:
    return Part(key=key, title=f"Title of {key}", source=made.text_file(*(pages or ("one page",))), **options)


def test_parts_follow_front_index_body(tmp_path: Path) -> None:
    parts = [part("B1", "x", "y"), part("F", place=Place.FRONT), part("B2", "x", "y", "z")]
    made_file = joined(tmp_path, *parts)
    assert [(entry.key, entry.first, entry.last) for entry in made_file.entries] == [
        ("F", 1, 1),
        ("index", 2, 2),
        ("B1", 3, 4),
        ("B2", 5, 7),
    ]
    assert made_file.pages == 7


def test_the_index_says_what_it_is_told(tmp_path: Path) -> None:
    style = IndexStyle(heading="Index of the file", subtitle="Sub", marking="OFFICIAL-SENSITIVE", not_disclosable=True)
    joined(
        tmp_path,
        part("A", section="A Charges", date="3 May 2026", reference="MG4", description="Long words"),
        part("B", section="B Statements", in_index=False),
        part("C", section="B Statements"),
        index=style,
    )
    text = PdfReader(tmp_path / "out.pdf").pages[0].extract_text()
    for expected in (
        "Index of the file",
        "Sub",
        "OFFICIAL-SENSITIVE",
        "NOT DISCLOSABLE",
        "A Charges",
        "3 May 2026",
        "MG4",
        "Long words",
        "B Statements",
        "Title of C",
    ):
        assert expected in text
    assert "Title of B" not in text


def test_a_long_index_pushes_the_parts_back(tmp_path: Path) -> None:
    parts = [part(f"P{number}") for number in range(120)]
    made_file = joined(tmp_path, *parts)
    index = made_file.entries[0]
    assert index.last - index.first + 1 >= 3
    assert made_file.entries[1].first == index.last + 1


def test_front_matter_can_name_pages(tmp_path: Path) -> None:
    def chronology(pages: Mapping[str, str]) -> Outcome[bytes]:
        lines = "\n\n".join(f"see page {pages[key]}" for key in ("index", *(f"P{n}" for n in range(60))))
        return render("text.typ", {"title": "Chronology", "text": lines}, now=made.NOW)

    parts = [Part(key="CHR", title="Chronology", source=chronology, place=Place.FRONT, in_index=False)]
    parts += [part(f"P{number}") for number in range(60)]
    made_file = joined(tmp_path, *parts)
    first = {entry.key: entry.first for entry in made_file.entries}
    pages = PdfReader(tmp_path / "out.pdf").pages
    front = " ".join(page.extract_text() for page in pages[: first["index"] - 1])
    assert first["index"] > 2
    for key in ("index", "P0", "P59"):
        assert f"see page {first[key]}" in front


def test_front_matter_that_never_settles_is_refused(tmp_path: Path) -> None:
    def restless(pages: Mapping[str, str]) -> Outcome[bytes]:
        return Outcome(made.text_file(*(["x"] if int(pages["index"]) % 2 else ["x", "y"])))

    outcome = join(tmp_path, Part(key="X", title="X", source=restless, place=Place.FRONT))
    assert outcome.value is None
    assert [entry.code for entry in outcome.report] == ["XB-PDF-043"]
    assert not (tmp_path / "out.pdf").exists()


def linking(key: str) -> bytes:
    pdf = Pdf.open(BytesIO(made.text_file("links")))
    pdf.pages[0].obj.Annots = Array([made.link(pdf, A=Dictionary(S=Name.URI, URI=String(f"xborder:{key}")))])
    return made.data(pdf)


def test_links_of_front_matter_lead_to_parts(tmp_path: Path) -> None:
    joined(tmp_path, Part(key="F", title="F", source=linking("B"), place=Place.FRONT), part("A", "x", "y"), part("B"))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        (link,) = pdf.pages[0].obj.Annots
        assert link.Dest[0].objgen == pdf.pages[4].obj.objgen
        assert str(link.Contents) == "Page 5: Title of B"
        assert "/A" not in link


def test_links_of_evidence_are_not_trusted(tmp_path: Path) -> None:
    joined(tmp_path, Part(key="A", title="A", source=linking("B")), part("B"))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        (link,) = pdf.pages[1].obj.Annots
        assert "/Dest" not in link


def test_a_link_to_no_part_is_refused(tmp_path: Path) -> None:
    outcome = join(tmp_path, Part(key="F", title="F", source=linking("NONE"), place=Place.FRONT))
    assert outcome.value is None
    assert [entry.code for entry in outcome.report] == ["XB-PDF-044"]


def test_links_inside_a_document_lead_to_its_own_pages(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("one", "two", "three")))
    one, two, three = (page.obj for page in pdf.pages)
    one.Annots = Array(
        [
            made.link(pdf, Dest=Array([three, Name.XYZ, 10, 20, None])),
            made.link(pdf, A=Dictionary(S=Name.GoTo, D=String("named"))),
            made.link(pdf, Dest=Name.old),
            made.link(pdf, A=Dictionary(S=Name.URI, URI=String("https://example.org/"))),
        ]
    )
    three.Annots = Array([made.link(pdf, Dest=Array([one, Name.Fit]))])
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=Array([String("named"), Dictionary(D=Array([two, Name.FitH, 5]))]))
    )
    pdf.Root.Dests = Dictionary(old=Array([one, Name.Fit]))
    joined(tmp_path, part("A", "x", "y"), Part(key="B", title="B", source=made.data(pdf)))
    with pikepdf.open(tmp_path / "out.pdf") as out:
        pages = [page.obj.objgen for page in out.pages]
        far, named, old, outside = out.pages[3].obj.Annots
        assert [pages.index(item.Dest[0].objgen) + 1 for item in (far, named, old)] == [6, 5, 4]
        assert list(far.Dest)[1:4] == [Name.XYZ, 10, 20]
        assert str(outside.A.URI) == "https://example.org/"
        (back,) = out.pages[5].obj.Annots
        assert pages.index(back.Dest[0].objgen) + 1 == 4
        assert back.P.objgen == out.pages[5].obj.objgen


def bookmarked() -> bytes:
    pdf = Pdf.open(BytesIO(made.text_file("one", "two")))
    with pdf.open_outline() as outline:
        chapter = OutlineItem("Chapter", 1)
        chapter.children.append(OutlineItem("Below", 0))
        outline.root.append(chapter)
    return made.data(pdf)


def outline(path: Path) -> list[Any]:
    reader = PdfReader(path)

    def read(items: list[Any]) -> list[Any]:
        return [
            read(item)
            if isinstance(item, list)
            else (str(item.title), (reader.get_destination_page_number(item) or 0) + 1)
            for item in items
        ]

    return read(reader.outline)


def test_bookmarks_nest_sections_parts_and_their_own(tmp_path: Path) -> None:
    joined(
        tmp_path,
        part("A", "x", section="A Charges"),
        Part(key="B", title="Bee", source=bookmarked(), section="B Statements"),
    )
    assert outline(tmp_path / "out.pdf") == [
        ("Index (page 1)", 1),
        ("A Charges", 2),
        [("Title of A (page 2)", 2)],
        ("B Statements", 3),
        [("Bee (page 3)", 3), [("Chapter", 4), [("Below", 3)]]],
    ]


def test_form_values_of_two_files_with_the_same_names_both_show(tmp_path: Path) -> None:
    parts = [
        Part(key="A", title="A", source=made.form("BAKER")),
        Part(key="B", title="B", source=made.form("CARTER")),
        Part(key="C", title="C", source=made.form("DYER", appearance=False)),
    ]
    joined(tmp_path, *parts)
    reader = PdfReader(tmp_path / "out.pdf")
    fields = reader.get_fields()
    assert fields is not None
    values = {name: str(field.get("/V")) for name, field in fields.items() if name.endswith("surname")}
    assert sorted(values.values()) == ["BAKER", "CARTER", "DYER"]
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        for number, value in ((1, b"BAKER"), (2, b"CARTER"), (3, b"DYER")):
            field, tick, first, second = pdf.pages[number].obj.Annots
            assert value in field.AP.N.read_bytes()
            assert (Name.Yes, Name.Off, Name.b) == (tick.AS, first.AS, second.AS)
            assert first.Parent.objgen == second.Parent.objgen
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        assert len({item.Parent.objgen for page in list(pdf.pages)[1:] for item in list(page.obj.Annots)[2:]}) == 3


@pytest.mark.parametrize("keys", [{"FT": Name.Tx, "T": String("a")}, {"T": String("a")}, {"FT": Name.Tx}])
@pytest.mark.parametrize("form", [None, {}, {"/Fields": []}])
@pytest.mark.parametrize("pages", [None, (1,)])
def test_fields_that_no_form_lists_come_along(
    tmp_path: Path, keys: dict[str, Any], form: dict[str, Any] | None, pages: tuple[int, ...] | None
) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("x", "y")))
    for page in pdf.pages:  # the annotation stands in the array itself: legal, and seen in the wild
        page.obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]), **keys)])
    if form is not None:
        pdf.Root.AcroForm = Dictionary(form)
    joined(tmp_path, Part(key="A", title="A", source=made.data(pdf), pages=pages))
    with pikepdf.open(tmp_path / "out.pdf") as out:
        assert len(out.pages[1].obj.Annots) == 1


@pytest.mark.parametrize("drawn", [True, False])
def test_a_widget_of_no_field_is_only_a_picture(tmp_path: Path, drawn: bool) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("x")))
    widget = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]))
    if drawn:
        look = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])}
        widget.AP = Dictionary(N=pdf.make_stream(b"0 0 9 9 re f", Dictionary(look)))
    pdf.pages[0].obj.Annots = Array([widget])
    joined(tmp_path, Part(key="A", title="A", source=made.data(pdf)))
    with pikepdf.open(tmp_path / "out.pdf") as out:
        assert [str(item.Subtype) for item in out.pages[1].obj.get(Name.Annots, ())] == (["/Stamp"] if drawn else [])


def test_a_note_keeps_its_popup_beside_a_form(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.form("BAKER")))
    page = pdf.pages[0].obj
    note = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String("n"))
    )
    popup = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=Array([0, 0, 9, 9]), Parent=note))
    note.Popup = popup
    page.Annots.extend([note, popup])
    joined(tmp_path, Part(key="A", title="A", source=made.data(pdf)))
    with pikepdf.open(tmp_path / "out.pdf") as out:
        listed = {str(item.Subtype): item for item in out.pages[1].obj.Annots}
        assert listed["/Text"].Popup.objgen == listed["/Popup"].objgen
        assert listed["/Popup"].Parent.objgen == listed["/Text"].objgen


def test_a_hidden_layer_stays_hidden(tmp_path: Path) -> None:
    def layered(*, base_off: bool) -> bytes:
        pdf = Pdf.open(BytesIO(made.text_file("x")))
        shown, hidden = (
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(word))) for word in ("shown", "hidden")
        )
        pdf.pages[0].obj.Resources.Properties = Dictionary(A=shown, B=hidden)
        usual = Dictionary(BaseState=Name.OFF, ON=Array([shown])) if base_off else Dictionary(OFF=Array([hidden]))
        usual.AS = Array([Dictionary(Event=Name.Print, Category=Array([Name.Print]), OCGs=Array([hidden]))])
        pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=usual)
        return made.data(pdf)

    joined(
        tmp_path,
        Part(key="A", title="A", source=layered(base_off=False)),
        Part(key="B", title="B", source=layered(base_off=True)),
    )
    with pikepdf.open(tmp_path / "out.pdf") as out:
        properties = out.Root.OCProperties
        assert len(properties.OCGs) == 4
        assert [str(layer.Name) for layer in properties.D.OFF] == ["hidden", "hidden"]
        assert len(properties.D.AS) == 2
        listed = {layer.objgen for layer in properties.OCGs}
        assert {
            entry.objgen for page in list(out.pages)[1:] for entry in page.obj.Resources.Properties.values()
        } == listed
        assert not any("/XborderLayer" in layer for layer in properties.OCGs)


def test_boxes_turns_and_units_come_through(tmp_path: Path) -> None:
    joined(
        tmp_path,
        Part(key="A", title="A", source=made.odd_pages()),
        Part(key="B", title="B", source=made.inherited_pages()),
    )
    with pikepdf.open(tmp_path / "out.pdf") as out:
        source = Pdf.open(BytesIO(made.odd_pages()))
        for old, new in zip(source.pages, list(out.pages)[1:], strict=False):
            for key in ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit"):
                assert plain(old.obj.get(key)) == plain(new.obj.get(key))
        for page in list(out.pages)[-2:]:
            assert [*map(float, page.mediabox)] == [0, 0, 400, 300]
            assert page.obj.Rotate == 90
            assert "/F1" in page.obj.Resources.Font


def plain(value: Any) -> Any:
    return [float(number) for number in value] if isinstance(value, Array) else value


def test_some_pages_in_another_order(tmp_path: Path) -> None:
    joined(tmp_path, Part(key="A", title="A", source=made.text_file("one", "two", "three"), pages=(3, 1)))
    texts = [page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages]
    assert "three" in texts[1]
    assert "one" in texts[2]
    assert len(texts) == 3


def test_the_file_says_what_it_is_and_no_more(tmp_path: Path) -> None:
    joined(tmp_path, Part(key="F", title="F", place=Place.FRONT, source=_tagged()), part("A"))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        root = pdf.Root
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert (root.PageMode, str(root.Lang)) == (Name.UseOutlines, "en-GB")
        assert not {"/StructTreeRoot", "/MarkInfo", "/AcroForm", "/Names", "/AA"} & set(root.keys())
        assert str(pdf.docinfo.Title) == "R v Example"
        assert str(pdf.docinfo.CreationDate) == "D:20260501093000+00'00'"
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == "R v Example"
            assert meta["xmp:CreateDate"] == "2026-05-01T09:30:00+00:00"
            assert "pdfuaid:part" not in meta
        for item in pdf.objects:
            if isinstance(item, Dictionary | pikepdf.Stream):
                assert not {"/StructParent", "/StructParents", "/PieceInfo"} & set(item.keys())


def _tagged() -> bytes:
    value = render("text.typ", {"title": "T", "text": "x"}, now=made.NOW).value
    assert value is not None
    return value


def test_same_input_same_bytes(tmp_path: Path) -> None:
    contents = []
    for run in ("a", "b"):
        (tmp_path / run).mkdir()
        parts = (
            part("A"),
            Part(key="B", title="B", source=made.form("BAKER")),
            Part(key="C", title="C", source=_tagged()),
        )
        joined(tmp_path / run, *parts)
        contents.append((tmp_path / run / "out.pdf").read_bytes())
    assert contents[0] == contents[1]
    (tmp_path / "c").mkdir()
    joined(tmp_path / "c", part("A", "other words"))
    assert (tmp_path / "c" / "out.pdf").read_bytes() != contents[0]


def test_sources_are_not_changed(tmp_path: Path) -> None:
    source = made.save(tmp_path, "a.pdf", made.form("BAKER"))
    before = source.read_bytes()
    joined(tmp_path, Part(key="A", title="A", source=source, pages=(1,)))
    assert source.read_bytes() == before


def encrypted() -> bytes:
    return made.data(Pdf.open(BytesIO(made.text_file("x"))), encryption=pikepdf.Encryption(owner="o", user=""))


@pytest.mark.parametrize(
    ("source", "pages", "code"),
    [
        (b"", None, "XB-PDF-031"),
        (b"no pdf at all", None, "XB-PDF-031"),
        (encrypted(), None, "XB-PDF-032"),
        (made.text_file("x", "y")[:-60], None, "XB-PDF-033"),
        (made.data(pikepdf.new()), None, "XB-PDF-034"),
        (made.text_file("x"), (1, 2), "XB-PDF-042"),
        (Path("no/such/file.pdf"), None, "XB-PDF-030"),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_is_written(
    tmp_path: Path, source: bytes | Path, pages: tuple[int, ...] | None, code: str
) -> None:
    outcome = join(tmp_path, part("A"), Part(key="B", title="B", source=source, pages=pages, name="b.pdf"))
    assert outcome.value is None
    assert [(entry.code, entry.location.file) for entry in outcome.report] == [(code, "b.pdf")]
    assert list(tmp_path.iterdir()) == []


def test_every_bad_source_is_named_at_once(tmp_path: Path) -> None:
    outcome = join(tmp_path, *(Part(key=key, title=key, source=b"x") for key in "ABC"))
    assert [entry.location.file for entry in outcome.report] == ["A", "B", "C"]


def test_keys_are_unique_and_sections_whole(tmp_path: Path) -> None:
    assert [entry.code for entry in join(tmp_path, part("A"), part("A")).report] == ["XB-PDF-045"]
    torn = join(tmp_path, part("A", section="S"), part("B"), part("C", section="S"))
    assert [entry.code for entry in torn.report] == ["XB-PDF-046"]


@pytest.mark.parametrize("key", ["", "index", "a b", "é", "-a", "a" * 65, "a\n"])
def test_a_key_is_a_plain_reference(key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        Part(key=key, title="x", source=b"")


@pytest.mark.parametrize("pages", [(), (0,), (1, 1), (-1,)])
def test_a_selection_is_sound(pages: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="pages"):
        Part(key="A", title="x", source=b"", pages=pages)


def test_a_mark_that_paper_cannot_show_is_left_out_and_named(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("x")))
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]))])
    outcome = join(tmp_path, Part(key="A", title="A", source=made.data(pdf), name="film.pdf"))
    assert outcome.value is not None
    assert [(entry.code, entry.location.file, entry.location.page) for entry in outcome.report] == [
        ("XB-PDF-040", "film.pdf", 1)
    ]


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["", "One", "Two"]), st.booleans()), max_size=9))
def test_any_parts_give_a_bundle_that_agrees_with_itself(
    tmp_path_factory: pytest.TempPathFactory, shapes: list[tuple[int, str, bool]]
) -> None:
    shapes.sort(key=lambda shape: shape[1])
    parts = [
        part(f"P{at}", *(["x"] * count), section=section, in_index=listed)
        for at, (count, section, listed) in enumerate(shapes)
    ]
    made_file = joined(tmp_path_factory.mktemp("any"), *parts)
    assert made_file.pages == 1 + sum(count for count, _section, _listed in shapes)


def test_names_that_are_no_utf8_come_through(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("x", "y")))
    page = pdf.pages[0].obj
    content = page.Contents.read_bytes().replace(b"/F1", b"/\xbc\xd0")
    page.Contents = pdf.make_stream(content)
    page.Resources.Font = pikepdf.Object.parse(b"<< /#bc#d0 null >>")
    (name,) = page.Resources.Font.keys() or {"/\udcbc\udcd0"}
    page.Resources.Font[name] = made.font(pdf)
    for pages in (None, (1,)):
        joined(tmp_path, Part(key="A", title="A", source=made.data(pdf), pages=pages))
        with pikepdf.open(tmp_path / "out.pdf") as out:
            assert name in out.pages[1].obj.Resources.Font


RICH = made.data(Pdf.open(BytesIO(made.form("BAKER", pages=2))), compress_streams=False)


@settings(max_examples=80)
@given(
    st.integers(min_value=0, max_value=len(RICH)),
    st.sampled_from([b"\x80", b" 0 ", b"/X", b"null", b"[", b"<<", b">>", b"(", b"9 0 R", b"-1", b"1e9"]),
    st.sampled_from([None, (1,), (2,)]),
)
def test_a_broken_file_gives_a_bundle_or_errors(
    tmp_path_factory: pytest.TempPathFactory, place: int, junk: bytes, pages: tuple[int, ...] | None
) -> None:
    content = RICH[:place] + junk + RICH[place + len(junk) :]
    folder = tmp_path_factory.mktemp("fuzz")
    outcome = join(folder, Part(key="A", title="A", source=content, pages=pages))
    assert (outcome.value is None) == outcome.report.has_errors
    assert (folder / "out.pdf").exists() == (outcome.value is not None)


def test_a_page_that_cannot_be_decoded_is_named_by_its_own_file_and_page(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("a", "b", "c")))
    pdf.pages[2].obj.Contents = pdf.make_stream(b"not flate", Filter=Name.FlateDecode)
    source = made.data(pdf, compress_streams=False)
    outcome = join(tmp_path, part("A", "x", "y"), Part(key="B", title="B", source=source, name="b.pdf"))
    assert [(entry.code, str(entry.location)) for entry in outcome.report] == [("XB-PDF-055", "b.pdf (page 3)")]
    assert list(tmp_path.iterdir()) == []
