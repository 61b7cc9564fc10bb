"""The page number stands where there is room: what a second library reads of the page is never under it."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf
from pypdf import PdfReader

from bundle.pdf import made
from xborder.bundle.pdf.assemble import assemble
from xborder.bundle.pdf.content import page_content
from xborder.bundle.pdf.geometry import Box, overlap, sight
from xborder.bundle.pdf.marks import OPERATORS, marks
from xborder.bundle.pdf.number import number_pages, place_line
from xborder.bundle.pdf.sources import Part

REFERENCE = "36AB1234526"


def stamped(pdf: Pdf) -> PdfReader:
    report = number_pages(pdf, REFERENCE)
    assert not report.has_errors
    return PdfReader(BytesIO(made.data(pdf)))


def texts(reader: PdfReader, page: int = 0) -> dict[str, tuple[float, float]]:
    """Where each text of a page begins, in the page's own units, as pypdf works it out."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, cm: list[float], tm: list[float], *_font: object) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found[text.strip()] = (x, y)

    reader.pages[page].extract_text(visitor_text=visit)
    return found


def page_with(content: str, **keys: Any) -> Pdf:
    pdf = pikepdf.new()
    page = made.add_page(pdf, "body", **keys)
    page.Contents = pdf.make_stream(content.encode())
    return pdf


def place(pdf: Pdf) -> tuple[float, float]:
    (words,) = [spot for text, spot in texts(stamped(pdf)).items() if REFERENCE in text]
    return words


USUAL = place(page_with("BT /F1 12 Tf 60 400 Td (body) Tj ET"))


def test_without_text_at_the_foot_it_stands_at_the_right_of_the_foot() -> None:
    assert USUAL[0] > 300
    assert USUAL[1] < 30


@pytest.mark.parametrize(
    "footer",
    [
        "BT /F1 9 Tf 430 20 Td (Form 12 of 2026) Tj ET",
        "BT /F1 9 Tf 1 0 0 1 430 20 Tm (Form 12 of 2026) Tj ET",
        "q 0.5 0 0 0.5 400 10 cm BT /F1 18 Tf 60 20 Td (Form 12 of 2026) Tj ET Q",
        "BT /F1 9 Tf 12 TL 430 44 Td (Form) Tj T* (twelve) Tj (of 2026) ' ET",
        "BT /F1 9 Tf 430 44 Td 0 -12 TD (twelve) Tj T* [(of) -300 (2026)] TJ ET",
        f"BT /F1 9 Tf 0 24 Td ({'from the left hand edge to the right ' * 3}) Tj ET",
    ],
)
def test_it_gives_way_to_a_footer(footer: str) -> None:
    assert place(page_with(f"BT /F1 12 Tf 60 400 Td (body) Tj ET {footer}")) != USUAL


def test_it_gives_way_to_a_footer_in_a_form_and_to_a_small_picture() -> None:
    for kind in ("Form", "Image"):
        pdf = page_with("q 1 0 0 1 400 0 cm /X Do Q")
        keys: dict[str, Any] = {"/Type": Name.XObject, "/Subtype": Name(f"/{kind}")}
        if kind == "Form":
            keys |= {"/BBox": Array([0, 0, 200, 200]), "/Matrix": Array([1, 0, 0, 1, 30, 0])}
            stream = pdf.make_stream(b"BT /F1 9 Tf 0 20 Td (footer) Tj ET", Dictionary(keys))
        else:
            keys |= {"/Width": 1, "/Height": 1, "/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8}
            stream = pdf.make_stream(b"\0", Dictionary(keys))
            pdf.pages[0].obj.Contents = pdf.make_stream(b"q 90 0 0 40 430 10 cm /X Do Q")
        pdf.pages[0].obj.Resources.XObject = Dictionary(X=stream)
        assert place(pdf) != USUAL, kind


def test_over_a_scan_of_the_whole_page_it_stands_where_it_always_stands() -> None:
    pdf = page_with("q 595 0 0 842 0 0 cm /X Do Q")
    keys = {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 1, "/Height": 1}
    keys |= {"/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8}
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=pdf.make_stream(b"\0", Dictionary(keys)))
    assert place(pdf) == USUAL


def test_where_there_is_no_room_it_stands_where_it_always_stands() -> None:
    lines = " ".join(f"BT /F1 12 Tf 0 {y} Td ({'x' * 90}) Tj ET" for y in range(0, 842, 8))
    assert place(page_with(lines)) == USUAL


def test_a_mark_that_would_hide_it_is_worse_than_text_under_it() -> None:
    view = sight(Dictionary(MediaBox=Array([0, 0, 595, 842])))
    usual = place_line("Page 1 of 2", view, [])
    whole = [(0.0, 0.0, 595.0, 842.0)]
    assert place_line("Page 1 of 2", view, [], whole) == usual
    moved = place_line("Page 1 of 2", view, [usual.box], whole)
    assert not overlap(moved.box, usual.box)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_on_a_turned_page_the_foot_that_is_seen_counts(turn: int) -> None:
    foot = {0: "1 0 0 1 430 20", 90: "0 1 -1 0 575 650", 180: "-1 0 0 -1 165 822", 270: "0 -1 1 0 20 200"}[turn]
    with_footer = page_with(f"BT /F1 9 Tf {foot} Tm (Form 12 of 2026) Tj ET", Rotate=turn)
    without = page_with("BT /F1 12 Tf 300 400 Td (body) Tj ET", Rotate=turn)
    assert place(with_footer) != place(without)


def test_a_larger_unit_and_a_cut_page_count_too() -> None:
    def cut(content: str) -> Pdf:
        return page_with(content, UserUnit=2, CropBox=Array([0, 200, 297, 621]))

    with_footer = cut("BT /F1 5 Tf 180 210 Td (Form 12 of 2026) Tj ET")
    without = cut("BT /F1 5 Tf 100 400 Td (body) Tj ET")
    assert place(with_footer) != place(without)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 560), st.integers(2, 835), st.integers(5, 14)), max_size=25),
    st.sampled_from([0, 90, 180, 270]),
)
def test_no_text_begins_under_it_where_there_is_room(spots: list[tuple[int, int, int]], turn: int) -> None:
    content = " ".join(f"BT /F1 {size} Tf {x} {y} Td (t{n}) Tj ET" for n, (x, y, size) in enumerate(spots))
    pdf = page_with(content, Rotate=turn)
    page = pdf.pages[0]
    view = sight(page.obj)
    drawn = marks(pdf, page, view.box, page_content(pdf, page, OPERATORS) or ()).boxes
    line = place_line("36AB1234526 - Page 1 of 1", view, [], drawn)
    free = not any(overlap(view.own(line.box), box) for box in drawn)
    reader = PdfReader(BytesIO(made.data(pdf)))
    begun: list[Box] = [view.seen((x, y, x + 0.1, y + 0.1)) for x, y in texts(reader).values()]
    if free:
        assert not any(overlap(line.box, box) for box in begun)
    else:
        assert line == place_line("36AB1234526 - Page 1 of 1", view, [])


def test_content_that_makes_no_sense_marks_nothing_or_something_and_raises_nothing() -> None:
    for content in (
        "BT (a) Tj",
        "BT /F1 Tf (a) Tj ET",
        "1 2 cm",
        "/Absent Do",
        "BT 1 0 Td [1 (a) /N] TJ ET",
        "(",
        "Q Q",
    ):
        pdf = page_with(content)
        marks(pdf, pdf.pages[0], (0, 0, 595, 842), page_content(pdf, pdf.pages[0], OPERATORS) or ())


LINES = " ".join(f"({'words of a table '} {n}) Tj 0 -14 Td" for n in range(5))
WAYS = {0: "1 0 0 1 60 400", 90: "0 1 -1 0 300 100", 180: "-1 0 0 -1 500 400", 270: "0 -1 1 0 300 700"}


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("way", WAYS)
def test_a_page_on_its_side_is_shown_upright(turn: int, way: int) -> None:
    pdf = page_with(f"BT /F1 12 Tf {WAYS[way]} Tm {LINES} ET", Rotate=turn)
    before = pdf.pages[0].obj.Contents.read_bytes()
    report = number_pages(pdf, REFERENCE)
    assert [each.code for each in report] == (["XB-PDF-128"] if way != turn else [])
    assert int(pdf.pages[0].obj.Rotate) == way
    assert pdf.pages[0].obj.Contents[1].read_bytes() == before
    # The number runs the way that the text runs.
    (stamp,) = re.findall(rb"BDC\n([^\n]+) cm", pdf.pages[0].obj.Contents[-1].read_bytes())
    a, b = (float(each) for each in stamp.split()[:2])
    assert (a, b) == {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[way]


def test_little_text_and_text_both_ways_turn_nothing() -> None:
    few = page_with(f"BT /F1 12 Tf {WAYS[90]} Tm (side note) Tj ET")
    both = page_with(f"BT /F1 12 Tf {WAYS[90]} Tm {LINES} ET BT /F1 12 Tf {WAYS[0]} Tm {LINES} ET")
    for pdf in (few, both):
        assert not number_pages(pdf, REFERENCE)
        assert Name.Rotate not in pdf.pages[0].obj


def test_the_index_leads_to_the_top_left_of_a_page_set_upright(tmp_path: Path) -> None:
    data = made.data(page_with(f"BT /F1 12 Tf {WAYS[90]} Tm {LINES} ET"))
    out = tmp_path / "out.pdf"
    outcome = assemble([Part(key="A", title="A", source=data)], out, title="T", reference="R", now=made.NOW)
    assert [(each.code, each.location.file, each.location.page) for each in outcome.report] == [("XB-PDF-128", "A", 1)]
    annotations: Any = PdfReader(BytesIO(out.read_bytes())).pages[0]["/Annots"]
    assert {tuple(map(float, link.get_object()["/Dest"][2:4])) for link in annotations} == {(0.0, 0.0)}
