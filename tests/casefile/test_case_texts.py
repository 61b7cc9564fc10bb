"""The words of attached papers: pages that cannot be searched are named once for each file."""

from pathlib import Path

import pikepdf
import pytest

from casefile.clean_cases import clean_case
from xborder.bundle.pdf import text
from xborder.casefile.prepare import prepare
from xborder.casefile.redaction.search import search_bundle
from xborder.model.codes import FileType


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return clean_case(FileType.NGAP).write(tmp_path / "case")


def blank(path: Path, pages: int) -> None:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.save(path)


def test_scanned_pages_are_named_once_for_their_file(folder: Path) -> None:
    blank(folder / "exhibits/CM-1.pdf", 3)
    found = [each for each in prepare(folder).report if each.code == "XB-BUILD-013"]
    assert [(each.location.file, each.location.page) for each in found] == [("exhibits/CM-1.pdf", 1)]
    assert found[0].message.endswith("1-3.")


def test_a_page_that_cannot_be_read_is_named_and_stops_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = text.TextLimits(characters=3)
    monkeypatch.setattr(text, "TextLimits", lambda: small)
    made = prepare(folder)
    assert made.value is not None
    found = [each for each in made.report if each.code == "XB-CROSS-001"]
    assert {each.location.file for each in found} >= {"exhibits/CM-1.pdf", "statements/S1.pdf"}


def test_a_bundle_that_cannot_be_read_is_no_bundle(folder: Path, tmp_path: Path) -> None:
    made = prepare(folder)
    assert made.value is not None
    path = tmp_path / "bundle.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    assert [each.code for each in search_bundle(path, made.value.case, ())] == ["XB-PDF-033"]
