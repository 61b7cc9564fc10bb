"""A workbook with the headings of a table gives the records of the table saved as CSV, with places of its own."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats_world import CONTEXT, KENT, KENT_FILE, codes, data, one
from workbooks import Formula, Shown, make_workbook, table_of
from xborder.findings import Finding, Location
from xborder.findings.words import place
from xborder.formats import ReadResult, detect, read

KENT_ROWS = table_of(KENT_FILE.read_text(encoding="utf-8"))
HEADER = KENT_ROWS[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.xlsx"


def typed(rows: Sequence[Sequence[str]]) -> list[list[Any]]:
    """The rows as somebody has them in a spreadsheet: dates are dates, times times, counts numbers."""
    return [list(rows[0]), *([_typed(name, cell) for name, cell in zip(rows[0], row, strict=True)] for row in rows[1:])]


def _typed(heading: str, text: str) -> Any:
    try:
        if heading in {"Date", "DOB", "Checked on"}:
            return dt.datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a date has no time zone
        if heading == "Time":
            return dt.datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - a time on the wall
        return int(text) if heading == "Dogs" else text or None
    except ValueError:
        return text or None


def changed(row: int, heading: str, value: Any) -> list[list[Any]]:
    """The typed rows of Kent with one cell of another value; the heading row is row 1."""
    rows = typed(KENT_ROWS)
    rows[row - 1][HEADER.index(heading)] = value
    return rows


def without_places(found: Finding) -> Finding:
    kept = Location(row=found.location.row, field=found.location.field, pointer=found.location.pointer)
    return attrs.evolve(found, location=kept)


def both(folder: Path, rows: Sequence[Sequence[str]]) -> tuple[ReadResult, ReadResult]:
    """The same table read from a CSV file and from a workbook."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    (folder / "log.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    book = make_workbook(folder / "log.xlsx", {"Log": typed(rows)})
    return read(folder / "log.csv", KENT, context=CONTEXT), read(book, KENT, context=CONTEXT)


def test_the_demo_log(tmp_path: Path) -> None:
    table, book = both(tmp_path, KENT_ROWS)
    assert detect(tmp_path / "log.xlsx") == KENT
    assert data(book) == data(table)
    assert [without_places(found) for found in book.report] == [without_places(found) for found in table.report]
    where = one(book, "XB-PNC-002").location
    assert (where.sheet, where.cell, where.row, where.field) == ("Log", "I5", 5, "PNC ID")
    assert where.line is None
    assert str(book.records[3].at("/persons/0/person/identifiers/pnc_id")).endswith(
        "(row 5, column PNC ID, sheet Log, cell I5)"
    )


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), max_size=12)
CELLS = st.one_of(
    st.sampled_from(sorted({cell for row in KENT_ROWS[1:] for cell in row})),
    st.sampled_from(["30/02/2026", "2026-02-08", "=1+1", "'=1+1", "07:45", "25:00", "0", "007", "1e5", "N/A", "TRUE"]),
    TEXTS,
)


@settings(max_examples=60)
@given(drawn=st.data())
def test_the_same_table_gives_the_same_records_and_findings(
    tmp_path_factory: pytest.TempPathFactory, drawn: st.DataObject
) -> None:
    rows = [HEADER, *(list(row) for row in KENT_ROWS[1:4])]
    for _ in range(drawn.draw(st.integers(0, 6))):
        row, column = drawn.draw(st.integers(1, 3)), drawn.draw(st.integers(0, len(HEADER) - 1))
        rows[row][column] = drawn.draw(CELLS)
    table, book = both(tmp_path_factory.mktemp("law"), rows)
    assert data(book) == data(table)
    found = [without_places(each) for each in book.report if each.code != "XB-XLSX-029"]
    assert found == [without_places(each) for each in table.report]


@pytest.mark.parametrize(
    ("heading", "value", "pointer", "wanted"),
    [
        ("Date", dt.datetime(2026, 2, 8), "occurred_on", "2026-02-08"),  # noqa: DTZ001 - a cell has no time zone
        ("Date", Shown(dt.date(2026, 2, 8), "mm/dd/yyyy"), "occurred_on", "2026-02-08"),
        ("Date", Shown(dt.date(2026, 2, 8), "yyyy-mm-dd"), "occurred_on", "2026-02-08"),
        ("Date", "08.02.2026", "occurred_on", "2026-02-08"),
        ("Time", Shown(dt.datetime(2026, 2, 8, 9, 5), "hh:mm"), "occurred_at", "2026-02-08T09:05:00+00:00"),  # noqa: DTZ001 - as above
        ("Log ref", 73319, "ref", "73319"),
        ("Restricted (Y/N)", True, "processing_restricted", True),
        ("Dogs", Formula("=1+1", 2), "dogs", 2),
    ],
)
def test_cells_of_kinds_that_a_text_file_does_not_have(
    path: Path, heading: str, value: Any, pointer: str, wanted: Any
) -> None:
    result = read(make_workbook(path, {"Log": changed(3, heading, value)}), KENT, context=CONTEXT)
    assert codes(result) == ["XB-PNC-002"]
    assert data(result)[1][pointer] == wanted


@pytest.mark.parametrize(
    ("heading", "value", "code", "gone"),
    [
        ("Date", dt.datetime(2026, 2, 8, 7, 45), "XB-FORMAT-010", "occurred_on"),  # noqa: DTZ001 - a cell has no time zone
        ("Dogs", Shown(0.5, "0%"), "XB-XLSX-014", "dogs"),
        ("Dogs", Formula("=NA()", "#N/A"), "XB-XLSX-021", "dogs"),
        ("Vehicle", Formula("=A1", ""), "XB-XLSX-023", None),
    ],
)
def test_a_cell_that_cannot_be_read_is_left_out(
    path: Path, heading: str, value: Any, code: str, gone: str | None
) -> None:
    result = read(make_workbook(path, {"Log": changed(3, heading, value)}), KENT, context=CONTEXT)
    assert len(result.records) == 8
    places = {
        (found.location.sheet, found.location.field, found.location.row)
        for found in result.report
        if found.code == code
    }
    assert places == {("Log", heading, 3)}
    assert gone not in data(result)[1]


def test_a_number_that_lost_its_zeros(path: Path) -> None:
    result = read(make_workbook(path, {"Log": changed(3, "PNC ID", 90318274)}), KENT, context=CONTEXT)
    note = one(result, "XB-XLSX-029")
    assert (note.location.cell, note.severity.value) == ("I3", "info")
    assert {found.code for found in result.report if found.location.cell == "I3"} > {"XB-XLSX-029"}


def test_a_missing_heading_and_a_note_beside_the_table(path: Path) -> None:
    rows = typed(KENT_ROWS)
    rows[0][HEADER.index("PNC ID")] = "PNC"
    missing = one(read(make_workbook(path, {"Notes": [["x"]], "Log": rows}), KENT), "XB-FORMAT-009")
    assert (missing.location.sheet, missing.location.row) == ("Log", 1)
    assert "PNC ID" in missing.message
    rows = typed(KENT_ROWS)
    rows[4].append("sum")
    result = read(make_workbook(path, {"Log": rows}), KENT, context=CONTEXT)
    assert one(result, "XB-XLSX-011").location.cell == "S5"
    assert len(result.records) == 7


def test_columns_that_the_profile_does_not_know(path: Path) -> None:
    rows = typed(KENT_ROWS)
    rows[0].append("Weather")
    rows[2].append("fog")
    result = read(make_workbook(path, {"Log": rows}), KENT, context=CONTEXT)
    assert one(result, "XB-FORMAT-014").location.cell == "S3"
    assert result.records[1].record.extensions == {"/Weather": "fog"}


@pytest.mark.parametrize("name", ["export.dat", "log.csv", "log.xlsm", "log.xls"])
def test_a_workbook_is_known_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    made = make_workbook(tmp_path / "log.xlsx", {"Log": typed(KENT_ROWS)}).rename(tmp_path / name)
    assert detect(made) == KENT
    assert len(read(made, KENT, context=CONTEXT).records) == 8


def test_other_workbooks_have_no_profile(path: Path) -> None:
    assert detect(make_workbook(path, {"Log": [["a"], ["1"]]})) is None
    path.write_bytes(KENT_FILE.read_bytes())
    assert detect(path) is None
    assert codes(read(path, KENT)) == ["XB-XLSX-001"]


def test_findings_of_a_workbook_come_row_by_row_and_name_each_cell_once(path: Path) -> None:
    rows = typed(KENT_ROWS)
    rows[2][HEADER.index("Dogs")] = rows[7][HEADER.index("Dogs")] = "two"
    rows[7][HEADER.index("DOB")] = "31/02/1991"
    report = read(make_workbook(path, {"Log": rows}), KENT, context=CONTEXT).report.sorted()
    assert [found.location.cell for found in report] == ["L3", "I5", "H8", "L8"]
    assert place(report.findings[0].location) == "sheet Log, cell L3, column Dogs"


def test_a_key_that_no_column_gives_is_named(path: Path) -> None:
    rows = typed(KENT_ROWS)
    rows[8][HEADER.index("Restricted (Y/N)")] = None
    missing = one(read(make_workbook(path, {"Log": rows}), KENT, context=CONTEXT), "XB-SCHEMA-004")
    assert place(missing.location) == "sheet Log, row 9, at /processing_restricted"
