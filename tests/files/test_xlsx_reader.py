"""Workbooks: the text that a person sees in each cell, every fault with its sheet and cell, in bounded memory."""

import datetime as dt
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from workbooks import Formula, Shown, inline, make_workbook, raw_workbook
from xborder.files.limits import Limits
from xborder.files.xlsx_cells import XlsxRow
from xborder.files.xlsx_reader import open_workbook
from xborder.findings import Finding, Report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.xlsx"


def entry(each: Finding) -> tuple[Any, ...]:
    where = each.location
    return each.code, where.sheet, where.cell


def read(path: Path, wanted: tuple[str, ...] = (), limits: Limits | None = None) -> list[Any]:
    """The values of each row and the code, sheet and cell of each finding, in their order."""
    opened = open_workbook(path, wanted=wanted, limits=limits or Limits())
    found: list[Any] = [entry(each) for each in opened.report]
    if opened.value is None:
        assert found
        return found
    with opened.value as table:
        for each in table:
            if isinstance(each, XlsxRow):
                found.append(tuple(each.values.values()))
                found.extend(entry(fault) for fault in each.faults)
            else:
                found.append(entry(each))
    return found


def one(path: Path, value: Any, **more: Any) -> Any:
    """What is read from a workbook with one cell under one heading."""
    made = read(make_workbook(path, {"Log": [["Ref", "Value"], ["1", value]]}, **more))
    return made[0][1] if len(made) == 1 else [each for each in made if len(each) == 3]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0042", "0042"),
        (" spaced ", " spaced "),
        ("two\nlines", "two\nlines"),
        ("_x000D_", "_x000D_"),
        ("=1+1", "=1+1"),
        (73319, "73319"),
        (-5, "-5"),
        (0.5, "0.5"),
        (0.1 + 0.2, "0.3"),
        (7700900123, "7700900123"),
        (999999999999999, "999999999999999"),
        (Shown(42, "0000"), "0042"),
        (Shown(1234.5, "#,##0.00"), "1234.5"),
        (Shown(5, '"days" 0'), "5"),
        (True, "TRUE"),
        (False, "FALSE"),
        (Formula("=1+1", 2), "2"),
        (Formula('="a"', "a"), "a"),
        (dt.date(2026, 2, 8), "2026-02-08"),
        (dt.date(1900, 2, 28), "1900-02-28"),
        (dt.date(1900, 3, 1), "1900-03-01"),
        (dt.date(9999, 12, 31), "9999-12-31"),
        (dt.time(7, 45), "07:45"),
        (dt.time(0, 0), "00:00"),
        (dt.datetime(2026, 2, 8, 7, 45), "2026-02-08 07:45"),  # noqa: DTZ001 - a cell has no time zone
        (dt.datetime(2026, 2, 8, 23, 59, 59), "2026-02-08 23:59:59"),  # noqa: DTZ001 - as above
        (Shown(dt.datetime(2026, 2, 8, 7, 45), "dd/mm/yyyy"), "2026-02-08"),  # noqa: DTZ001 - as above
        (Shown(dt.datetime(2026, 2, 8, 7, 45), "h:mm AM/PM"), "07:45"),  # noqa: DTZ001 - as above
        (Shown(dt.date(2026, 2, 8), "[$-809]d mmmm yyyy;@"), "2026-02-08"),
        (Shown(1.5, "[h]:mm"), "36:00"),
    ],
)
def test_a_cell_is_what_a_person_sees(path: Path, value: Any, text: str) -> None:
    assert one(path, value) == text


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Shown(0.25, "0%"), "XB-XLSX-014"),
        (1e15, "XB-XLSX-015"),
        (Shown(-3, "dd/mm/yyyy"), "XB-XLSX-016"),
        (Shown(0.5, "dd/mm/yyyy"), "XB-XLSX-016"),
        (Shown(60, "dd/mm/yyyy"), "XB-XLSX-016"),
        (Shown(1e300, "dd/mm/yyyy"), "XB-XLSX-016"),
        (Shown(dt.date(2026, 3, 12), "d-mmm"), "XB-XLSX-019"),
        (Shown(dt.date(2026, 3, 1), "mmm-yy"), "XB-XLSX-019"),
        (Formula("=NA()", "#N/A"), "XB-XLSX-021"),
        (Formula("=1+1", ""), "XB-XLSX-023"),
    ],
)
def test_a_cell_of_which_nobody_can_be_sure_is_a_finding(path: Path, value: Any, code: str) -> None:
    assert one(path, value) == [(code, "Log", "B2")]


def test_dates_of_the_other_calendar(path: Path) -> None:
    assert one(path, dt.date(2026, 2, 8), date_1904=True) == "2026-02-08"


def test_rows_keep_their_numbers_and_places(path: Path) -> None:
    make_workbook(path, {"Log": [[], ["Ref", None, "What"], [], ["1", None, "a"], [" "], ["2", None, "b"]]})
    assert read(path) == [("XB-XLSX-012", "Log", "B2")]
    make_workbook(path, {"Log": [[], [None, "Ref", "What"], [], [None, "1", "a"], [" "], [None, "2", "b"]]})
    table = open_workbook(path, label="kent.xlsx").value
    assert table is not None
    with table:
        rows = [each for each in table if isinstance(each, XlsxRow)]
    assert [(row.number, row.values) for row in rows] == [
        (4, {"Ref": "1", "What": "a"}),
        (6, {"Ref": "2", "What": "b"}),
    ]
    assert str(rows[1].place("What", "kent.xlsx")) == "kent.xlsx (row 6, column What, sheet Log, cell C6)"
    assert str(rows[1].place(None, "kent.xlsx")) == "kent.xlsx (row 6, sheet Log)"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["a", "a"], ["1", "2"]], [("XB-XLSX-013", "Log", "B1")]),
        ([["a", "b"], ["1", "2", "3"], ["4", "5"]], [("XB-XLSX-011", "Log", "C2"), ("4", "5")]),
        ([], [("XB-XLSX-009", "Log", None)]),
        ([["a", "b"]], []),
    ],
)
def test_faults_of_tables(path: Path, rows: list[list[str]], expected: list[Any]) -> None:
    assert read(make_workbook(path, {"Log": rows})) == expected


def test_a_merged_heading_and_merged_rows(path: Path) -> None:
    rows: list[list[Any]] = [["Ref", None, None, "What"], ["1", "2", "3", "4"]]
    make_workbook(path, {"Log": rows}, merged={"Log": ["B1:C1"]})
    assert read(path) == [("XB-XLSX-010", "Log", "B1")]
    make_workbook(path, {"Log": [["Ref", "What"], ["1"], ["2"], ["3", "c"]]}, merged={"Log": ["B2:B3"]})
    assert read(path) == [("1", "merged"), ("2", ""), ("3", "c"), ("XB-XLSX-017", "Log", "B2")]


def test_the_sheet_with_the_wanted_headings_is_read(path: Path) -> None:
    log, notes = [["Ref", "What"], ["1", "a"]], [["Note"], ["x"]]
    wanted = ("Ref", "What")
    assert read(make_workbook(path, {"Notes": notes, "Log": log}), wanted) == [("1", "a")]
    assert read(make_workbook(path, {"Log": log, "Copy": log}), wanted) == [
        ("XB-XLSX-025", "Log", None),
        ("XB-XLSX-025", "Copy", None),
    ]
    hidden = make_workbook(path, {"Log": log, "Old": log}, hidden=["Old"])
    assert read(hidden, wanted) == [("XB-XLSX-026", "Old", None), ("1", "a")]
    assert read(make_workbook(path, {"Notes": notes, "Log": log}, hidden=["Log"]), wanted) == [
        ("XB-XLSX-027", "Log", None)
    ]
    assert read(make_workbook(path, {"Notes": notes}), wanted) == [("XB-XLSX-028", None, None)]
    assert read(make_workbook(path, {"Notes": notes, "Log": [["Ref"], ["1"]]}), wanted) == [("1",)]


HEADED = f'<row r="1">{inline("A1", "a")}</row>'


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ('<row r="2"><c r="A2"><v>x</v></c></row>', [("",), ("XB-XLSX-018", "Log", "A2")]),
        ('<row r="2"><c r="A2"><v>1e999</v></c></row>', [("",), ("XB-XLSX-018", "Log", "A2")]),
        ('<row r="2"><c r="A2" t="s"><v>99</v></c></row>', [("",), ("XB-XLSX-020", "Log", "A2")]),
        ('<row r="2"><c r="A2" t="s"><v>²</v></c></row>', [("",), ("XB-XLSX-020", "Log", "A2")]),
        ('<row r="2"><c r="A2" s="-1"><v>7</v></c></row>', [("7",)]),
        ('<row r="2"><c r="A2" t="d"><v>2026-02-08</v></c></row>', [("2026-02-08",)]),
        ('<row r="2"><c r="A2" t="d"><v>2026-02-30</v></c></row>', [("",), ("XB-XLSX-016", "Log", "A2")]),
        ('<row r="2"><c r="A2"><f>B1</f></c></row>', [("",), ("XB-XLSX-023", "Log", "A2")]),
        ('<row r="2"><c r="A2" t="str"><f>B1</f><v></v></c></row>', []),
        ("<row><c><v>7</v></c></row>", [("7",)]),
        (f'<row r="2">{inline("A2", "_x0000_")}</row>', [("",), ("XB-XLSX-024", "Log", "A2")]),
        (f'<row r="2">{inline("A2", "_xD800_")}</row>', [("",), ("XB-XLSX-024", "Log", "A2")]),
        ('<row r="1"><c r="A1"><v>7</v></c></row>', [("XB-XLSX-003", "Log", None)]),
        ('<row r="9999999"/>', [("XB-XLSX-003", "Log", None)]),
        ('<row r="2"><c r="A3"><v>7</v></c></row>', [("XB-XLSX-003", "Log", None)]),
        ('<row r="2"><c r="XFE2"><v>7</v></c></row>', [("XB-XLSX-003", None, None)]),
        ('<row r="2"><c r="A2" s="x"><v>7</v></c></row>', [("XB-XLSX-003", None, None)]),
        ('<row r="2"><c r="A2"><v>7</v></row>', [("XB-XLSX-003", None, None)]),
        ('<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>', [("XB-XLSX-011", "Log", "XFD1048576")]),
    ],
)
def test_what_no_spreadsheet_program_writes(path: Path, cells: str, expected: list[Any]) -> None:
    assert read(raw_workbook(path, HEADED + cells)) == expected


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/workbook.xml": None}, "XB-XLSX-003"),
        ({"xl/worksheets/sheet1.xml": None}, "XB-XLSX-003"),
        ({"xl/_rels/workbook.xml.rels": None}, "XB-XLSX-003"),
        ({"xl/workbook.xml": "<workbook/>"}, "XB-XLSX-006"),
        ({"xl/workbook.xml": "<document/>"}, "XB-XLSX-001"),
        ({"xl/workbook.xml": "<workbook"}, "XB-XLSX-003"),
        ({"_rels/.rels": "<Relationships/>"}, "XB-XLSX-001"),
        ({"_rels/.rels": None}, "XB-XLSX-001"),
        ({"[Content_Types].xml": None, "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "XB-XLSX-001"),
        ({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>'}, "XB-XML-003"),
        ({"xl/worksheets/sheet1.xml": "<!DOCTYPE x><worksheet/>"}, "XB-XML-003"),
        ({"xl/worksheets/sheet1.xml": "<a>" * 100}, "XB-XML-005"),
        ({"xl/worksheets/sheet1.xml": f'<a b="{"x" * 3_000_000}"/>'}, "XB-XLSX-003"),
        ({"xl/worksheets/sheet1.xml": f"<a><!--{'x' * 3_000_000}--></a>"}, "XB-XLSX-003"),
        ({"xl/worksheets/sheet1.xml": b'<?xml version="1.0" encoding="klingon"?><a/>'}, "XB-XLSX-003"),
        ({"xl/worksheets/sheet1.xml": b"\0\xff"}, "XB-XLSX-003"),
    ],
)
def test_packages_that_are_none(path: Path, parts: dict[str, str | bytes | None], code: str) -> None:
    assert [found[0] for found in read(raw_workbook(path, HEADED, parts=parts))] == [code]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "XB-FILE-005"),
        (b"Ref,What\n1,a\n", "XB-XLSX-001"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "XB-XLSX-001"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 70_000 + "EncryptedPackage".encode("utf-16-le"), "XB-XLSX-002"),
        (b"PK\x03\x04", "XB-XLSX-003"),
        (b"PK\x05\x06" + b"\0" * 18, "XB-XLSX-001"),
    ],
)
def test_files_that_are_no_packages(path: Path, content: bytes, code: str) -> None:
    path.write_bytes(content)
    assert [found[0] for found in read(path)] == [code]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_workbook(path: Path, share: float) -> None:
    content = make_workbook(path, {"Log": [["a"], ["1"]]}).read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert read(path) == [("XB-XLSX-003", None, None)]


def test_a_workbook_whose_bytes_were_changed(path: Path) -> None:
    raw_workbook(path, HEADED + f'<row r="2">{inline("A2", "before")}</row>', compression=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"before", b"behind"))
    assert ("XB-XLSX-003", None, None) in read(path)


def test_rows_before_a_broken_end_are_read(path: Path) -> None:
    row = f'<row r="2">{inline("A2", "x")}</row>'
    assert read(raw_workbook(path, f"{HEADED}{row}<row")) == [("x",), ("XB-XLSX-003", None, None)]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name(path: Path) -> None:
    raw_workbook(path, HEADED)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert read(path) == [("XB-XLSX-003", None, None)]


def test_other_ways_to_pack_a_part(path: Path) -> None:
    assert read(raw_workbook(path, HEADED, compression=zipfile.ZIP_LZMA)) == [("XB-XLSX-003", None, None)]


def test_macros_are_told_of_and_not_run(path: Path) -> None:
    made = raw_workbook(path, f'{HEADED}<row r="2">{inline("A2", "x")}</row>', parts={"xl/vbaProject.bin": b"\0"})
    assert read(made) == [("XB-XLSX-022", None, None), ("x",)]


def test_limits(path: Path) -> None:
    rows = [["a", "b"], ["x" * 50, "y" * 50], ["1", "2"]]
    make_workbook(path, {"Log": rows})
    assert read(path, limits=Limits(string_chars=50))[0] == ("x" * 50, "y" * 50)
    assert read(path, limits=Limits(string_chars=49))[:3] == [
        ("", ""),
        ("XB-XLSX-020", "Log", "A2"),
        ("XB-XLSX-020", "Log", "B2"),
    ]
    assert read(path, limits=Limits(xlsx_bytes=100)) == [("XB-FILE-006", None, None)]
    assert read(path, limits=Limits(xlsx_part_bytes=100)) == [("XB-XLSX-004", None, None)]
    assert read(path, limits=Limits(xlsx_sheet_bytes=100)) == [("XB-XLSX-004", None, None)]
    make_workbook(path, {"Log": rows, "Two": []})
    assert read(path, limits=Limits(xlsx_sheets=1)) == [("XB-XLSX-007", None, None)]
    raw_workbook(path, HEADED + f'<row r="2">{inline("A2", "x" * 300)}</row>')
    assert read(path, limits=Limits(csv_row_bytes=200)) == [("XB-XLSX-008", "Log", None)]


def test_a_bomb_is_refused_before_it_is_unpacked(path: Path) -> None:
    raw_workbook(path, " " * 40_000_000)
    assert path.stat().st_size < 50_000
    tracemalloc.start()
    try:
        assert read(path) == [("XB-XLSX-005", None, None)]
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_sheet_of_all_columns_and_far_cells_stays_small(path: Path) -> None:
    far = f'<row r="1048576">{inline("A1048576", "end")}</row>'
    raw_workbook(path, HEADED + far)
    tracemalloc.start()
    try:
        assert read(path) == [("end",)]
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
    make_workbook(path, {"Log": [[f"h{number}" for number in range(16_384)], ["1"] * 16_384]})
    ((*cells,),) = read(path)
    assert len(cells) == 16_384


def test_memory_is_constant(path: Path) -> None:
    rows = "".join(f'<row r="{number}">{inline(f"A{number}", "x" * 500)}</row>' for number in range(2, 30_000))
    raw_workbook(path, HEADED + rows, compression=zipfile.ZIP_STORED)
    assert path.stat().st_size > 15_000_000
    tracemalloc.start()
    try:
        with open_workbook(path).value or pytest.fail("it is not opened") as table:
            assert sum(isinstance(row, XlsxRow) for row in table) == 29_998
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


CELLS = st.one_of(
    st.none(),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="_"), min_size=1, max_size=8
    ),
    st.integers(-(10**14), 10**14),
    st.floats(-1e10, 1e10).map(lambda number: round(number, 6)),
    st.booleans(),
    st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 30)),
    st.times().map(lambda moment: moment.replace(microsecond=0)),
    st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(9999, 12, 30)).map(lambda at: at.replace(microsecond=0)),  # noqa: DTZ001 - a cell has no time zone
)


def _as_text(value: Any) -> str:
    """What the other reader gives, as text."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}" if value.second else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    return str(value)


@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
def test_another_reader_reads_the_same(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[Any, Any]]) -> None:
    path = make_workbook(tmp_path_factory.getbasetemp() / "law.xlsx", {"Log": [("one", "two"), *rows]})
    other = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]
    # Its midnight is a date, whatever the format shows.
    midnight = {number for number, row in enumerate(rows) for value in row if _is_midnight(value)}
    wanted = [tuple(map(_as_text, row)) for row in other]
    found = [row for row in read(path) if len(row) == 2]
    assert len(found) == sum(any(value.strip() for value in row) for row in wanted)
    for row, expected in zip(found, (row for row in wanted if any(value.strip() for value in row)), strict=True):
        assert row == expected or midnight


def _is_midnight(value: Any) -> bool:
    return isinstance(value, dt.datetime) and value.time() == dt.time()


@given(content=st.binary(max_size=200), at=st.integers(0, 3000), cells=st.text(max_size=20))
def test_any_bytes_give_rows_or_findings(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, at: int, cells: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    made = bytearray(raw_workbook(path, HEADED, parts={"xl/styles.xml": cells}).read_bytes())
    at = min(at, len(made))
    made[at : at + len(content)] = content
    path.write_bytes(bytes(made))
    opened = open_workbook(path)
    if opened.value is not None:
        with opened.value as table:
            list(table)


def test_messages_hold_nothing_of_the_file(path: Path, canaries: Callable[[object], None]) -> None:
    make_workbook(path, {"CANARY": [["CANARY", "CANARY"]]})
    canaries(open_workbook(path, label="a.xlsx").report)
    make_workbook(path, {"Log": [["CANARY", "b"], ["CANARY", Shown(0.25, "0%")], ["1", "2", "CANARY"]]})
    with open_workbook(path, label="a.xlsx").value or pytest.fail("it is not opened") as table:
        found = [each for row in table for each in ((row,) if isinstance(row, Finding) else row.faults)]
    canaries(Report.of(*found))
