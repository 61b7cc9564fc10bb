import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.bundle.pdf.cmap import characters
from xborder.bundle.pdf.fonts import font_folder, missing_characters, shared_characters


def test_four_faces_and_their_licence_ship() -> None:
    names = sorted(path.name for path in font_folder().iterdir() if path.suffix in {".ttf", ".txt"})
    assert names == [
        "NotoSans-Bold.ttf",
        "NotoSans-BoldItalic.ttf",
        "NotoSans-Italic.ttf",
        "NotoSans-Regular.ttf",
        "OFL.txt",
    ]
    assert "SIL OPEN FONT LICENSE" in (font_folder() / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["Łukasz Żółć", "Şerife Öztürk", "Ελένη", "Олена", "£ € \u2013 “quoted”", "a\nb\tc"])
def test_european_names_can_be_shown(text: str) -> None:
    assert missing_characters(text) == frozenset()


@pytest.mark.parametrize("letter", ["李", "م", "ש", "\U0001f407", "ก"])
def test_other_scripts_are_missing(letter: str) -> None:
    assert missing_characters(f"a{letter}b{letter}") == {letter}


def test_the_table_agrees_with_what_the_compiler_can_set() -> None:
    from bundle.pdf.made import NOW
    from xborder.bundle.pdf.typst_page import render

    # Under PDF/UA-1 the compiler refuses a character that the font lacks: it is the judge of our table.
    sample = sorted(shared_characters())[60::37]
    text = "".join(chr(code) for code in sample if chr(code).isalnum() or chr(code).isspace())
    assert render("text.typ", {"title": "Sample", "text": text}, now=NOW).value is not None


@given(st.text())
def test_only_characters_of_the_text_are_missing(text: str) -> None:
    assert missing_characters(text) <= set(text)


def test_a_font_without_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no cmap"):
        characters(b"\x00\x01\x00\x00\x00\x00" + bytes(6))
