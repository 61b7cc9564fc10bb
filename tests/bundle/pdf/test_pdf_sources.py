"""Documents between the first look at them and the copying of their pages: kept open, closed, gone, another."""

from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from bundle.pdf import made
from xborder.bundle.pdf import opening
from xborder.bundle.pdf.assemble import assemble
from xborder.bundle.pdf.opening import open_sources
from xborder.bundle.pdf.sources import Pages, Part, Place
from xborder.findings import Outcome


def written(folder: Path, number: int) -> list[Part]:
    parts = []
    for at in range(number):
        path = folder / f"d{at}.pdf"
        path.write_bytes(made.text_file(f"document {at}", "second page"))
        parts.append(Part(key=f"D{at}", title=f"Document {at}", source=path))
    return parts


def bound(parts: list[Part], out: Path) -> list[str]:
    outcome = assemble(parts, out, title="File", reference="36AB1234526", now=made.NOW)
    return [entry.code for entry in outcome.report]


def test_what_is_opened_twice_makes_the_same_file(tmp_path: Path) -> None:
    parts = written(tmp_path, 5)
    assert bound(parts, tmp_path / "held.pdf") == []
    with mock.patch.object(opening, "_HELD", 0):
        assert bound(parts, tmp_path / "anew.pdf") == []
    assert (tmp_path / "held.pdf").read_bytes() == (tmp_path / "anew.pdf").read_bytes()


def test_no_more_is_held_than_there_is_room_for(tmp_path: Path) -> None:
    parts = written(tmp_path, 5)
    room = 2 * (opening._OPEN + len(made.text_file("document 0", "second page")) + 100)
    with mock.patch.object(opening, "_HELD", room), open_sources(parts) as opened:
        assert opened.value is not None
        assert opened.value.counts == {f"D{at}": 2 for at in range(5)}
        assert list(opened.value._waiting) == ["D0", "D1"]


def test_what_nobody_took_is_closed(tmp_path: Path) -> None:
    with open_sources(written(tmp_path, 1)) as opened:
        assert opened.value is not None
        (waiting,) = opened.value._waiting.values()
    assert "/Contents" not in waiting.pages[0]  # a closed file has nothing more to read


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda path: path.unlink(), "XB-PDF-030"),
        (lambda path: path.write_bytes(b"no longer a PDF"), "XB-PDF-031"),
        (lambda path: path.write_bytes(made.text_file("one page")), "XB-PDF-033"),
    ],
)
def test_a_document_that_changes_in_between_is_told(
    change: Callable[[Path], object], code: str, tmp_path: Path
) -> None:
    parts = written(tmp_path, 2)

    def note(_pages: Pages) -> Outcome[bytes]:
        change(tmp_path / "d1.pdf")
        return Outcome(made.text_file("note"))

    parts.append(Part(key="N", title="Note", source=note, place=Place.FRONT))
    with mock.patch.object(opening, "_HELD", 0):
        assert bound(parts, tmp_path / "out.pdf") == [code]
    assert not (tmp_path / "out.pdf").exists()
