"""Rows read quickly are those that the parser gives, whatever a worksheet looks like."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbooks import inline, raw_workbook
from xborder.files import xlsx_book, xlsx_plain, xlsx_sheet
from xborder.files.limits import Limits
from xborder.files.xlsx_reader import open_workbook
from xborder.files.xlsx_xml import Pump
from xborder.findings import Finding

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = f'<sst xmlns="{_MAIN}"><si><t>one</t></si><si><t xml:space="preserve"> two </t></si><si><t>a &amp; b</t></si>{{}}</sst>'
STYLES = f"""<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="170" formatCode="0000"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>"""
PARTS = {
    "xl/_rels/workbook.xml.rels": "".join(
        [
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">',
            *(
                f'<Relationship Id="r{number}" Target="{target}" '
                f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
                for number, (kind, target) in enumerate(
                    (
                        ("worksheet", "worksheets/sheet1.xml"),
                        ("sharedStrings", "sharedStrings.xml"),
                        ("styles", "styles.xml"),
                    ),
                    start=1,
                )
            ),
            "</Relationships>",
        ]
    ),
    "xl/styles.xml": STYLES,
}
CONTENTS = st.sampled_from(
    [
        *(
            f'<c r="{{}}" s="{style}"><v>{value}</v></c>'
            for style in range(6)
            for value in ("46061.5", "7", "0.25", "-3")
        ),
        *(
            f'<c r="{{}}" t="s"><v>{number}</v></c>'
            for number in ("0", "1", "2", "3", "99", "-1", " 1", "0_1", "x", "")
        ),
        '<c r="{}" t="inlineStr"><is><t>in</t></is></c>',
        '<c r="{}" t="inlineStr"><is><t xml:space="preserve"> a&lt;b _x000A_ </t></is></c>',
        '<c r="{}" t="inlineStr"><is><r><t>in</t></r><r><t> runs</t></r></is></c>',
        '<c r="{}" t="str"><f>A1</f><v>made</v></c>',
        '<c r="{}"><f>A1</f></c>',
        '<c r="{}" t="e"><v>#N/A</v></c>',
        '<c r="{}" t="b"><v>1</v></c>',
        '<c r="{}" t="d"><v>2026-02-08</v></c>',
        '<c r="{}" s="1"/>',
        '<c r="{}"></c>',
        '<c  r="{}"><v>1</v></c>',
        "<c r='{}'><v>1</v></c>",
        '<c r="{}"><v>1</v></c> ',
        '<c r="{}"><v>1</v></c><!-- </row> -->',
        '<c r="{}"><v><![CDATA[1]]></v></c>',
        '<c r="{}" s="1" s="2"><v>1</v></c>',
        '<c r="{}"><v>&#49;</v></c>',
        '<c r="{}"><v>1</v>x</c>',
        '<x:c xmlns:x="u" r="{}"><x:v>1</x:v></x:c>',
        '<c r="{}"><v>\x01</v></c>',
        '<c r="{}"><v>1\r</v></c>',
        '<c r="{}"><v>]]></v></c>',
        "<?x y?>",
        "<!-- <row> -->",
        "x",
    ]
)
PLAIN = st.sampled_from(
    ['<c r="{}" s="1"><v>46061</v></c>', '<c r="{}" t="s"><v>1</v></c>', '<c r="{}" s="2"/>', '<c r="{}"><v>7</v></c>']
)
REFERENCES = st.sampled_from(["A{}", "A{}", "B{}", "B{}", "C{}", "D{}", "ZZZ{}", "A1{}", "a{}"])
ROWS = st.sampled_from(
    ['{}<row r="{}">', '{}<row r="{}" spans="1:3" ht="15.75">', '{}<row r="{}" r="1">', '{}<row r="0{}">', '\n{}<row r="{}">', '<row r="{1}"/>{0}<row r="{1}">', "{}<row>"]
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> str:
    cells = [f'<row r="1">{inline("A1", "a")}{inline("B1", "b")}{inline("C1", "c")}</row>']
    number = 1
    for _ in range(draw(st.integers(1, 5))):
        number += draw(st.sampled_from([1, 1, 1, 2, 0, -1]))
        odd = draw(st.integers(0, 5)) == 0
        opening = draw(ROWS).format("", number) if odd else f'<row r="{number}">'
        inside = "".join(
            draw(CONTENTS if draw(st.integers(0, 7)) == 0 else PLAIN).replace(
                "{}", draw(REFERENCES).format(number) if draw(st.integers(0, 7)) == 0 else f"{letter}{number}"
            )
            for letter in "ABC"[: draw(st.integers(0, 3))]
        )
        cells.append(f"{opening}{inside}</row>")
    tail = draw(st.sampled_from(["", "", "<!-- x -->", "<row", "</sheetData><sheetData>", "\n"]))
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(cells)}{tail}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>'


def read(path: Path, limits: Limits | None = None) -> list[Any]:
    opened = open_workbook(path, limits=limits or Limits())
    if opened.value is None:
        return [each.code for each in opened.report]
    with opened.value as table:
        return [
            (each.code, each.location)
            if isinstance(each, Finding)
            else (each.number, each.values, each.moments, each.numbers, each.faults)
            for each in table
        ]


def parsed(path: Path, patch: pytest.MonkeyPatch, limits: Limits | None = None) -> list[Any]:
    """The same by the parser alone."""

    def whole(pump: Pump, _root: bytes, _opening: bytes) -> tuple[bytes, None]:
        return pump.read(), None

    with patch.context() as patched:
        patched.setattr(xlsx_sheet, "head_of", whole)
        patched.setattr(xlsx_book, "head_of", whole)
        return read(path, limits)


@settings(max_examples=400)
@given(
    sheets(),
    st.sampled_from(["", "<si><r><t>x</t></r></si>", "<si><t>_x0000_</t></si>", "<si/>", "<!-- </si> -->", "&"]),
)
def test_both_ways_give_the_same(sheet: str, more: str) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        parts = {**PARTS, "xl/sharedStrings.xml": STRINGS.format(more)}
        path = raw_workbook(Path(folder) / "a.xlsx", sheet=sheet, parts=parts)
        for limits in (Limits(), Limits(string_chars=8)):
            assert read(path, limits) == parsed(path, patch, limits)


def test_plain_rows_are_read_without_the_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in range(2, 500))
    path = raw_workbook(tmp_path / "a.xlsx", f'<row r="1">{inline("A1", "a")}</row>{rows}')
    fed: list[bytes] = []
    feed = Pump.feed

    def noted(pump: Pump, piece: bytes) -> None:
        fed.append(piece)
        feed(pump, piece)

    monkeypatch.setattr(Pump, "feed", noted)
    assert len(read(path)) == 498
    assert not any(b"<row" in piece for piece in fed)


def test_texts_that_are_written_longer_than_they_are(tmp_path: Path) -> None:
    block = "<si><t>" + "&amp;" * 10 + "</t></si>"
    assert xlsx_plain.plain_texts(block, 100) == ["&" * 10]
    assert xlsx_plain.plain_texts(block, 20) is None
    assert tmp_path


@pytest.mark.parametrize(
    "row",
    [
        '<row r="2"><c r="A12"><v>1</v></c></row>',
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="ZZZ2"><v>1</v></c></row>',
        '<row r="2" ht="1" ht="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c>x&lt;</row><!-- </row><row r="3"><c r="A3"><v>1</v></c></row> -->',
    ],
)
def test_rows_that_are_nearly_plain(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = f'<row r="1">{inline("A1", "a")}</row>{row}<row r="4"><c r="A4"><v>4</v></c></row>'
    path = raw_workbook(tmp_path / "a.xlsx", cells)
    assert read(path) == parsed(path, monkeypatch)
    assert len(read(path)) < 3
