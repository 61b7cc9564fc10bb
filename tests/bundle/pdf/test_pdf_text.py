"""The words of a PDF: every page, fields and notes too, and nothing that a damaged file can stop."""

import datetime as dt
import random
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from xborder.bundle.pdf.text import EVERYTHING, TextLimits, read_text
from xborder.casefile.paper import Paper, prose

NOW = dt.datetime(2026, 10, 8, 9, tzinfo=dt.UTC)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    made = Paper(form="Page", title="A page", blocks=(prose("The gate stood open."),)).render(NOW)
    assert made.value is not None
    path = tmp_path / "page.pdf"
    path.write_bytes(made.value)
    return path


def annotated(path: Path, *annotations: Dictionary) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        made = [pdf.make_indirect(each) for each in annotations]
        pdf.pages[0].Annots = Array(made)
        pdf.Root.AcroForm = Dictionary(Fields=Array([each.get("/Parent", each) for each in made if "/Rect" in each]))
        pdf.save(path)
    return path


def blank(path: Path, pages: int) -> Path:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.save(path)
    return path


def test_a_page_is_read_in_its_own_words(page: Path) -> None:
    (read,) = read_text(page)
    assert read.number == 1
    assert read.text is not None
    assert "The gate stood open." in read.text
    assert not read.is_silent


def test_form_fields_and_notes_are_read_too(page: Path) -> None:
    def field(value: pikepdf.Object) -> Dictionary:
        return Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, Rect=Array([0, 0, 9, 9]), V=value)

    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String("A note"))
    own, chosen = field(String("typed in")), field(Array([String("one"), String("two")]))
    above = Dictionary(FT=Name.Tx, V=String("from above"))
    child = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]), Parent=above)
    above.Kids = Array([child])
    (read,) = read_text(annotated(page, own, note, chosen, child))
    assert read.text is not None
    assert [words for words in ("typed in", "A note", "one", "two", "from above") if words not in read.text] == []


def test_a_page_without_text_is_silent_and_not_unread(tmp_path: Path) -> None:
    read = read_text(blank(tmp_path / "blank.pdf", 2))
    assert [(each.number, each.is_silent, each.text is None) for each in read] == [(1, True, False), (2, True, False)]


def test_what_is_over_a_limit_is_not_read_and_says_so(page: Path, tmp_path: Path) -> None:
    many = read_text(blank(tmp_path / "blank.pdf", 3), TextLimits(pages=2))
    assert [each.text is None for each in many] == [False, False, True]
    assert [each.text for each in read_text(page, TextLimits(characters=5))] == [None]
    assert [each.text for each in read_text(page, TextLimits(content_bytes=5))] == [None]
    assert [each.text for each in read_text(page, TextLimits(all_content_bytes=5))] == [None]
    assert [each.text for each in read_text(page, EVERYTHING)] != [None]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"GIF89a", b"%PDF-1.7\ntrailer<</Root 1 0 R>>\n%%EOF"])
def test_what_is_no_pdf_gives_no_page(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(content)
    assert read_text(path) == ()


def test_no_damage_is_an_exception(page: Path, tmp_path: Path) -> None:
    whole = page.read_bytes()
    chance = random.Random(6)  # noqa: S311 - chooses bytes to spoil, guards nothing
    path = tmp_path / "spoiled.pdf"
    for _ in range(60):
        spoiled = bytearray(whole)
        for _ in range(chance.randrange(1, 40)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        path.write_bytes(spoiled[: chance.randrange(len(spoiled))] if chance.random() < 0.3 else spoiled)
        read_text(path)
