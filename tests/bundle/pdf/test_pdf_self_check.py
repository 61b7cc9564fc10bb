"""The check of the finished file must see every way in which it can be wrong: each is tried here."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import attrs
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from bundle.pdf import made
from xborder.bundle.pdf import join as joining
from xborder.bundle.pdf import links, number
from xborder.bundle.pdf.assemble import assemble
from xborder.bundle.pdf.copying import copy_pages
from xborder.bundle.pdf.drawn import drawn_at_source
from xborder.bundle.pdf.helvetica import literal
from xborder.bundle.pdf.page_number import plain
from xborder.bundle.pdf.self_check import Expected, self_check
from xborder.bundle.pdf.sources import Part
from xborder.findings import Report, finding

EXPECTED = Expected(
    numbers=plain(5),
    reference="36AB1234526",
    rows={"A": 2, "B": 4},
    bookmarks=(("Index", 1), ("Title A", 2), ("Title B", 4)),
    index=(1, 1),
)


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    parts = [Part(key=key, title=f"Title {key}", source=made.text_file(f"x {key}", "y")) for key in "AB"]
    out = tmp_path / "out.pdf"
    assert assemble(parts, out, title="T", reference="36AB1234526", now=made.NOW).value is not None
    return out


def begins() -> dict[str, tuple[int, str]]:
    """What the documents draw on their first pages, from the documents themselves."""
    found = {}
    for key, first in EXPECTED.rows.items():
        with pikepdf.open(BytesIO(made.text_file(f"x {key}", "y"))) as pdf:
            found[key] = (first, drawn_at_source(pdf.pages[0]))
    return found


def test_a_sound_file_passes(finished: Path) -> None:
    assert self_check(finished, attrs.evolve(EXPECTED, begins=begins())) == Report()


def wrong_stamp(pdf: Pdf) -> None:
    last = pdf.pages[3].obj.Contents[-1]
    last.write(last.read_bytes().replace(b"Page 4 of 5", b"Page 3 of 5"))


def other_words(pdf: Pdf) -> None:
    drawing = pdf.pages[1].obj.Contents[1]
    drawing.write(drawing.read_bytes().replace(b"(x A)", b"(z A)"))


def swapped_documents(pdf: Pdf) -> None:
    """Numbers, labels and links stay where they are: only the documents between them are the wrong way round."""
    one, other = pdf.pages[1].obj.Contents, pdf.pages[3].obj.Contents
    one[1], other[1] = other[1], one[1]


def wrong_reference(pdf: Pdf) -> None:
    last = pdf.pages[2].obj.Contents[-1]
    last.write(last.read_bytes().replace(b"36AB", b"37AB"))


def no_stamp(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents = Array(list(pdf.pages[1].obj.Contents)[:-1])


def wrong_labels(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums[1].St = 2


def roman_labels(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums[1].S = Name.r


def row(pdf: Pdf, key: str) -> Dictionary:
    (link,) = [item for item in pdf.pages[0].obj.Annots if str(item.get(Name.NM, "")) == f"xborder-row:{key}"]
    assert isinstance(link, Dictionary)
    return link


def wrong_link(pdf: Pdf) -> None:
    row(pdf, "B").Dest[0] = pdf.pages[4].obj


def swapped_rows(pdf: Pdf) -> None:
    one, other = row(pdf, "A"), row(pdf, "B")
    one.Rect, other.Rect = Array(list(other.Rect)), Array(list(one.Rect))


def lost_row(pdf: Pdf) -> None:
    del row(pdf, "A").NM


def strange_row(pdf: Pdf) -> None:
    row(pdf, "A").NM = String("xborder-row:Z")


def wrong_bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[2].destination = Array([pdf.pages[0].obj, Name.Fit])


def lost_bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        del outline.root[1]


def extra_page(pdf: Pdf) -> None:
    pdf.add_blank_page()


def moved_page(pdf: Pdf) -> None:
    pdf.pages.insert(1, pdf.pages.p(4))
    del pdf.pages[4]


def tags_on_a_page(pdf: Pdf) -> None:
    pdf.pages[1].obj.StructParents = 0


def tags_on_a_link(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots[0].StructParent = 0


def tags_of_the_file(pdf: Pdf) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=True)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (wrong_stamp, "stamp of page 4"),
        (wrong_reference, "stamp of page 3"),
        (other_words, "beginning of A"),
        (swapped_documents, "beginning of B"),
        (no_stamp, "stamp of page 2"),
        (wrong_labels, "label of page 1"),
        (roman_labels, "label of page 1"),
        (wrong_link, "leads to for B"),
        (swapped_rows, "printed in the index for A"),
        (lost_row, "number of rows"),
        (strange_row, "printed in the index for A"),
        (wrong_bookmark, "bookmark"),
        (lost_bookmark, "bookmark"),
        (extra_page, "number of pages"),
        (moved_page, "stamp of page"),
        (tags_on_a_page, "tags"),
        (tags_on_a_link, "tags"),
        (tags_of_the_file, "tags"),
    ],
)
def test_each_fault_is_seen(finished: Path, damage: Callable[[Pdf], None], words: str) -> None:
    changed = finished.with_name("changed.pdf")
    with pikepdf.open(finished) as pdf:
        damage(pdf)
        pdf.save(changed)
    report = self_check(changed, attrs.evolve(EXPECTED, begins=begins()))
    assert {entry.code for entry in report} == {"XB-PDF-050"}
    assert any(words in entry.message for entry in report), [entry.message for entry in report]


def test_a_wrong_plan_is_seen(finished: Path) -> None:
    plan = Expected(
        numbers=plain(5), reference="36AB1234526", rows={"A": 2, "B": 5}, bookmarks=EXPECTED.bookmarks, index=(1, 1)
    )
    assert any("printed in the index for B" in entry.message for entry in self_check(finished, plan))


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    report = self_check(made.save(tmp_path, "a.pdf", b"%PDF-1.7 nothing"), EXPECTED)
    assert [entry.code for entry in report] == ["XB-PDF-051"]


def test_a_file_that_fails_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Report.of(finding("XB-PDF-050", what="it", expected=1, found=2))
    monkeypatch.setattr(joining, "self_check", lambda *_: fault)
    part = Part(key="A", title="A", source=made.text_file("x"))
    outcome = assemble([part], tmp_path / "out.pdf", title="T", reference="R", now=made.NOW)
    assert outcome.value is None
    assert outcome.report == fault
    assert not (tmp_path / "out.pdf").exists()


def shifted_links(monkeypatch: pytest.MonkeyPatch) -> None:
    real = links.top_of
    monkeypatch.setattr(links, "top_of", lambda page: real(page.Parent.Kids[-1]))


def shifted_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(out: Pdf, *_: object) -> None:
        out.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=2)]))

    monkeypatch.setattr(joining, "label_pages", wrong)


def shifted_stamps(monkeypatch: pytest.MonkeyPatch) -> None:
    real = literal
    monkeypatch.setattr(number, "literal", lambda text: real(text.replace("Page 2", "Page 3")))


def documents_out_of_order(monkeypatch: pytest.MonkeyPatch) -> None:
    real = copy_pages
    monkeypatch.setattr(
        joining, "copy_pages", lambda out, source, taken, **keys: real(out, source, taken[::-1], **keys)
    )


def no_outline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "write_outline", lambda *_: None)


@pytest.mark.parametrize("mistake", [shifted_links, shifted_labels, shifted_stamps, documents_out_of_order, no_outline])
def test_a_mistake_of_ours_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: Callable[[pytest.MonkeyPatch], None]
) -> None:
    parts = [Part(key=key, title=f"Title {key}", source=made.text_file(f"x {key}", "y")) for key in "AB"]
    mistake(monkeypatch)
    outcome = assemble(parts, tmp_path / "out.pdf", title="T", reference="36AB1234526", now=made.NOW)
    assert outcome.value is None
    assert {entry.code for entry in outcome.report} == {"XB-PDF-050"}
    assert list(tmp_path.iterdir()) == []
