"""The length of an index, guessed: what it spares, and that a wrong guess changes nothing."""

from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from bundle.pdf import made
from xborder.bundle.pdf import binding, index_pages
from xborder.bundle.pdf.assemble import IndexStyle, assemble
from xborder.bundle.pdf.index_length import likely_pages
from xborder.bundle.pdf.sources import PageMaker, Pages, Part, Place
from xborder.bundle.pdf.typst_page import render
from xborder.findings import Outcome

LONG = "Statement of a witness who saw the whole of what happened from the window of the house on the other side of the road"
SHAPES: dict[str, list[dict[str, Any]]] = {
    "short": [{"title": f"Document {n}"} for n in range(300)],
    "dated": [{"title": f"Statement {n}", "date": "3 May 2026", "reference": f"S{n}"} for n in range(90)],
    "sections": [{"title": f"Statement {n}", "section": f"Section {n // 17:02d}"} for n in range(150)],
    "long": [{"title": LONG, "date": "3 May 2026"} for n in range(60)],
    "few": [{"title": f"Document {n}"} for n in range(5)],
}


def parts_of(shape: str) -> list[Part]:
    content = made.text_file("x")
    return [Part(key=f"P{n}", source=content, **words) for n, words in enumerate(SHAPES[shape])]


def bound(parts: list[Part], out: Path, style: IndexStyle) -> tuple[bytes, int]:
    """The file, and how often an index was set for it."""
    counted = mock.Mock(wraps=render)
    with mock.patch.object(index_pages, "render", counted):
        outcome = assemble(parts, out, title="File", reference="36AB1234526", now=made.NOW, index=style)
    assert outcome.value is not None, outcome.report
    return out.read_bytes(), counted.call_count


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "style", [IndexStyle(), IndexStyle(subtitle="R v Example", not_disclosable=True)], ids=["", "marked"]
)
def test_an_index_is_set_once(shape: str, style: IndexStyle, tmp_path: Path) -> None:
    assert bound(parts_of(shape), tmp_path / "a.pdf", style)[1] == 1


@pytest.mark.parametrize("guess", [1, 2, 40])
def test_a_wrong_guess_changes_no_byte(guess: int, tmp_path: Path) -> None:
    parts = parts_of("dated")
    right, _ = bound(parts, tmp_path / "a.pdf", IndexStyle())
    with mock.patch.object(binding, "likely_pages", return_value=guess):
        wrong, settings = bound(parts, tmp_path / "b.pdf", IndexStyle())
    assert wrong == right
    assert settings == 2


def test_a_document_is_made_again_only_if_a_number_it_names_has_changed(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []

    def naming(key: str) -> PageMaker:
        def make(pages: Pages) -> Outcome[bytes]:
            asked.append((key, pages[key]))
            return Outcome(made.text_file(f"see {pages[key]}", "second page"))

        return make

    parts = [Part(key=f"TO-{key}", title=key, source=naming(key), place=Place.FRONT) for key in ("TO-A", "A")]
    parts[0] = Part(key="TO-A1", title="First", source=naming("TO-A1"), place=Place.FRONT)
    parts.append(Part(key="A", title="A", source=made.text_file("x")))
    bound(parts, tmp_path / "a.pdf", IndexStyle())
    # Two pages each where one was counted: the evidence has moved, the first page has not.
    assert asked == [("TO-A1", "1"), ("A", "4"), ("A", "6")]


def test_the_guess_counts_the_second_line_of_long_words() -> None:
    short, long = ([Part(key=f"P{n}", title=words, source=b"") for n in range(60)] for words in ("Statement", LONG))
    assert likely_pages(short, IndexStyle(), several=False) < likely_pages(long, IndexStyle(), several=False)
