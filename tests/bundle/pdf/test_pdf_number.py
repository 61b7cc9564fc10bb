import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Page, Pdf
from pypdf import PdfReader
from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS

from bundle.pdf import made
from xborder.bundle.pdf.balance import OPERATORS, balance
from xborder.bundle.pdf.content import page_content
from xborder.bundle.pdf.geometry import Sight, overlap
from xborder.bundle.pdf.helvetica import literal, shown, width
from xborder.bundle.pdf.number import number_pages, place_line, stampable


def numbered(content: bytes, reference: str = "36AB1234526") -> Pdf:
    pdf = Pdf.open(BytesIO(content))
    number_pages(pdf, reference)
    return pdf


@pytest.mark.parametrize("code", range(32, 127))
def test_widths_are_those_of_the_font(code: int) -> None:
    assert width(chr(code), 1000) == CORE_FONT_METRICS["Helvetica"].character_widths[chr(code)]


@given(st.text(st.characters().filter(shown)))
def test_a_stamped_string_is_read_as_it_was_written(text: str) -> None:
    read = pikepdf.Object.parse(literal(text))
    assert bytes(read) == text.encode("cp1252")


SIGHTS = st.builds(
    lambda w, h, turn, unit: Sight(box=(0, 0, w, h), turn=turn, unit=unit),
    st.floats(min_value=60, max_value=6000),
    st.floats(min_value=60, max_value=6000),
    st.sampled_from((0, 90, 180, 270)),
    st.floats(min_value=0.5, max_value=10),
)


@given(SIGHTS, st.integers(min_value=1, max_value=99999))
def test_the_number_and_its_box_are_on_the_page(view: Sight, page: int) -> None:
    line = place_line(f"36AB1234526 · Page {page} of 99999", view, [])
    left, bottom, right, top = line.box
    assert left >= -view.width * 0.01
    assert right <= view.width * 1.01
    assert bottom >= 0
    assert top < view.height


@given(SIGHTS, st.sampled_from(("bottom right", "bottom")))
def test_the_number_makes_way_for_marks(view: Sight, covered: str) -> None:
    strip = (0.0 if covered == "bottom" else view.width * 0.7, 0.0, view.width, view.height * 0.3)
    line = place_line("Page 1 of 2", view, [strip])
    assert not overlap(line.box, strip)


def test_where_all_places_are_covered_it_stays_at_the_bottom_right() -> None:
    view = Sight(box=(0, 0, 595, 842))
    assert place_line("Page 1 of 2", view, [(0, 0, 595, 842)]) == place_line("Page 1 of 2", view, [])


def test_every_page_says_its_number() -> None:
    pdf = numbered(made.odd_pages())
    texts = [page.extract_text() for page in PdfReader(BytesIO(made.data(pdf))).pages]
    for number, text in enumerate(texts, 1):
        assert f"36AB1234526 · Page {number} of {len(texts)}" in text


def test_nothing_of_a_page_changes_but_the_number() -> None:
    before = Pdf.open(BytesIO(made.odd_pages()))
    after = numbered(made.odd_pages())
    for old, new in zip(before.pages, after.pages, strict=True):
        for key in set(old.obj.keys()) - {"/Contents", "/Resources", "/Parent"}:
            assert (
                old.obj[key].unparse() == new.obj[key].unparse()
                if hasattr(old.obj[key], "unparse")
                else old.obj[key] == new.obj[key]
            )
        contents = old.obj.get(Name.Contents, Array())
        streams = list(contents) if isinstance(contents, Array) else [contents]
        inner = list(new.obj.Contents)[1:-1]
        assert [stream.read_bytes() for stream in streams] == [stream.read_bytes() for stream in inner]


def test_shared_resources_are_not_changed() -> None:
    pdf = Pdf.open(BytesIO(made.shared_resources()))
    shared = pdf.pages[0].obj.Resources
    names = set(shared.Font.keys())
    number_pages(pdf, "R")
    assert set(shared.Font.keys()) == names
    assert all(names < set(page.obj.Resources.Font.keys()) for page in pdf.pages)


def test_a_font_name_in_use_is_not_taken() -> None:
    pdf = Pdf.open(BytesIO(made.text_file("a")))
    pdf.pages[0].obj.Resources.Font["/XbPage"] = pdf.pages[0].obj.Resources.Font.F1
    number_pages(pdf, "R")
    assert set(pdf.pages[0].obj.Resources.Font.keys()) == {"/F1", "/XbPage", "/XbPage1"}


@pytest.mark.parametrize(
    ("content", "before", "after"),
    [
        (b"q Q", 1, b"Q"),
        (b"q q Q", 1, b"Q Q"),
        (b"Q Q q", 3, b"Q Q"),
        (b"BT (q Q BT) Tj", 1, b"ET Q"),
        (b"/A BMC /B BMC EMC q", 1, b"EMC Q Q"),
        (b"", 1, b"Q"),
        (b"BI /W 1 /H 1 /BPC 8 /CS /G ID q EI q Q", 1, b"Q"),
    ],
)
def test_what_is_open_gets_closed(content: bytes, before: int, after: bytes) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].obj.Contents = pdf.make_stream(content)
    state = balance(page_content(pdf, pdf.pages[0], OPERATORS) or ())
    assert (state.before, state.after) == (before, after)


@given(st.lists(st.sampled_from(["q", "Q", "BT", "ET", "/A BMC", "EMC", "1 0 0 1 5 5 cm"]), max_size=12))
def test_after_closing_the_page_is_level(operators: list[str]) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    page = pdf.pages[0]
    page.obj.Contents = pdf.make_stream(" ".join(operators).encode())
    number_pages(pdf, "R")
    depth = lowest = 0
    for instruction in pikepdf.parse_content_stream(page, "q Q"):
        depth += 1 if str(instruction.operator) == "q" else -1
        lowest = min(lowest, depth)
    assert depth == 0
    assert lowest == 0
    stamp = list(page.obj.Contents)[-1].read_bytes()
    assert b"Page 1 of 1" in stamp


def test_content_that_cannot_be_decoded_is_an_error() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].obj.Contents = pdf.make_stream(b"garbage", Filter=Name.FlateDecode)
    assert [(entry.code, entry.location.page) for entry in number_pages(pdf, "R")] == [("XB-PDF-055", 1)]


@pytest.mark.parametrize("tail", [b"(open", b"[1 2", b"<< /A", b"<41", b"BI /W 1 ID x"])
def test_content_that_breaks_off_does_not_swallow_the_number(tail: bytes) -> None:
    pdf = Pdf.open(BytesIO(made.text_file("words before")))
    page = pdf.pages[0].obj
    page.Contents = Array([page.Contents, pdf.make_stream(tail)])
    report = number_pages(pdf, "R")
    assert [entry.code for entry in report] == ["XB-PDF-048"]
    content = made.data(pdf)
    assert "R · Page 1 of 1" in PdfReader(BytesIO(content)).pages[0].extract_text()
    with Pdf.open(BytesIO(content)) as saved:
        form = saved.pages[0].obj.Resources.XObject.XbContent
        assert b"(words before) Tj" in form.read_bytes()
        assert form.read_bytes().rstrip().endswith(tail)
        assert "/F1" in form.Resources.Font


def test_an_odd_reference_is_shown_by_numbers_and_reported() -> None:
    pdf = Pdf.open(BytesIO(made.text_file("a")))
    report = number_pages(pdf, "Łódź (1)")
    assert [entry.code for entry in report] == ["XB-PDF-047"]
    assert "[U+0141][U+00F3]d[U+017A] (1) · Page 1 of 1" in PdfReader(BytesIO(made.data(pdf))).pages[0].extract_text()


def test_an_empty_reference_leaves_the_number_alone() -> None:
    pdf = numbered(made.text_file("a"), "")
    stamp = list(pdf.pages[0].obj.Contents)[-1].read_bytes()
    assert re.search(rb"\(Page 1 of 1\) Tj", stamp)
    assert stampable(" R ").value == "R"


def test_a_page_without_resources_gets_them(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 300, 300])))
    pdf.pages.append(Page(page))
    number_pages(pdf, "R")
    pdf.save(tmp_path / "a.pdf")
    assert "Page 1 of 1" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
