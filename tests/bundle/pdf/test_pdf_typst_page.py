from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from bundle.pdf.made import NOW
from xborder.bundle.pdf.typst_page import render


def text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def made(data: dict[str, object], **options: object) -> bytes:
    outcome = render("text.typ", data, now=NOW, **options)  # type: ignore[arg-type]
    assert outcome.value is not None
    return outcome.value


def test_markup_in_data_is_text() -> None:
    hostile = '#panic("x") *bold* $x$ `code` <label> @ref https://example.org #sys.inputs'
    assert hostile in text(made({"title": "T", "text": hostile})).replace("\n", " ")


def test_a_page_alone_is_tagged_and_says_so() -> None:
    with pikepdf.open(BytesIO(made({"title": "Fräulein", "text": "x"}))) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "en-GB"
        with pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert meta["dc:title"] == "Fräulein"


def test_tags_can_be_left_out() -> None:
    with pikepdf.open(BytesIO(made({"title": "T", "text": "x"}, tagged=False))) as pdf:
        assert "/StructTreeRoot" not in pdf.Root


def test_only_shipped_fonts_are_used() -> None:
    with pikepdf.open(BytesIO(made({"title": "T", "text": "x"}))) as pdf:
        names = {
            str(item.BaseFont) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item
        }
    assert names
    assert all("NotoSans" in name for name in names)


def test_same_input_same_bytes_in_any_time_zone() -> None:
    again = render("text.typ", {"title": "T", "text": "x"}, now=NOW.astimezone(timezone(timedelta(hours=5))))
    assert again.value == made({"title": "T", "text": "x"})
    later = render("text.typ", {"title": "T", "text": "x"}, now=NOW + timedelta(days=1))
    assert later.value != again.value


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        render("text.typ", {}, now=datetime(2026, 5, 1))  # noqa: DTZ001 - the fault under test


def test_templates_of_another_room_import_the_house_and_their_neighbours(tmp_path: Path) -> None:
    (tmp_path / "parts.typ").write_text('#let greeting = "from a neighbour"', encoding="utf-8")
    main = tmp_path / "form.typ"
    main.write_text(
        '#import "/house/base.typ": *\n#import "parts.typ": greeting\n'
        '#show: house.with(title: data.title, form: "MG 0", marking: "OFFICIAL", not-disclosable: true)\n'
        '#heading-block(data.title, subtitle: "sub")\n#greeting\n#section("One")\n#subsection("Two")\n'
        '#facts((("Key", "value"), ("Other", "a\\nb"), ("Third", "c")), columns: 2)\n'
        '#grid-table(columns: (auto, 1fr), header: ("No", "Text"), rows: (("1", "abc"), ("2", "d")))\n'
        '#notice("careful", kind: "warning")\n#prose("p1\\n\\np2")\n#signature-lines(("Signed", "Date"))\n'
        '#page-ref("MG5") #page-ref("none")',
        encoding="utf-8",
    )
    outcome = render(main, {"title": "A form", "pages": {"MG5": 12}}, now=NOW)
    assert outcome.value is not None, [entry.excerpt for entry in outcome.report]
    assert not outcome.report.findings
    words = text(outcome.value)
    for expected in (
        "A form",
        "from a neighbour",
        "NOT DISCLOSABLE",
        "MG 0",
        "1 of 1",
        "page 12",
        "page \u2013",
        "careful",
    ):
        assert expected in words.replace("\xa0", " ")


def test_what_the_compiler_refuses_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "bad.typ").write_text("#let x = data.missing", encoding="utf-8")
    outcome = render(tmp_path / "bad.typ", {}, now=NOW, name="MG5")
    assert outcome.value is None
    assert [(entry.code, entry.location.file) for entry in outcome.report] == [("XB-PDF-011", "MG5")]
    assert outcome.report.findings[0].excerpt


def test_a_template_cannot_read_the_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "peep.typ").write_text('#read("../secret.txt")', encoding="utf-8")
    assert render(folder / "peep.typ", {}, now=NOW).value is None


def test_a_character_without_a_glyph_does_not_stop_the_page() -> None:
    outcome = render("text.typ", {"title": "T 李", "text": "x"}, now=NOW, name="MG11")
    assert outcome.value is not None
    assert "[U+674E]" in text(outcome.value)
    assert [entry.code for entry in outcome.report] == ["XB-PDF-010"]


def test_long_words_stay_on_the_page() -> None:
    page = PdfReader(BytesIO(made({"title": "T", "text": "x" * 500}))).pages[0]
    assert page.extract_text().count("x") == 500
    lines: set[float] = set()
    page.extract_text(visitor_text=lambda words, cm, tm, *_rest: lines.add(cm[5] + tm[5]) if "x" in words else None)
    assert len(lines) > 3


def test_the_creation_date_is_the_given_one() -> None:
    info = PdfReader(BytesIO(made({"title": "T", "text": "x"}))).metadata
    assert info is not None
    with pikepdf.open(BytesIO(made({"title": "T", "text": "x"}))) as pdf, pdf.open_metadata() as meta:
        assert datetime.fromisoformat(str(meta["xmp:CreateDate"])) == NOW.astimezone(UTC)
