"""Cells that a spreadsheet would run: made harmless on writing, told of, and as they were when they are read again."""

import csv
import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from formats_world import CONTEXT, KENT, KENT_FILE, codes
from xborder.findings import Location
from xborder.formats import LossReport, load_profile, read, write, xlsx_target
from xborder.formats.csv_target import to_csv
from xborder.formats.formula_cells import neutral, restored, runs
from xborder.formats.frames import Frame, Text
from xborder.formats.profile import Profile
from xborder.formats.xlsx_target import to_workbook

LOGS = ("coursing-log-csv", "coursing-log-xlsx")
HOSTILE = [
    "=1+1",
    "+441632960123",
    "-2+3",
    "@SUM(A1:A9)",
    "\tx",
    "\rx",
    "\nx",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(A1)",
    "=cmd|' /C calc'!A0",
    "'=1+1",
    "''@x",
    " =1+1",
    "\u00a0=1",
]
TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
#: What a file of the kind cannot hold is refused, and no concern of the law.
KEPT = TEXTS.filter(lambda text: not set(text) & set("\0\ufffe\uffff"))
STARTS = st.sampled_from([*HOSTILE, "'", "''", " ", "_x000A_", "", "x"])


def profile(name: str) -> Profile:
    loaded = load_profile(name).value
    assert loaded is not None
    return loaded


@given(TEXTS | st.builds(str.__add__, STARTS, TEXTS))
def test_any_text_comes_back(text: str) -> None:
    assert restored(neutral(text)) == text
    assert neutral(text) == text or neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_would_run_does_not(text: str) -> None:
    assert runs(text)
    assert neutral(text)[0] == "'"


@pytest.mark.parametrize("text", ["", "a=b", "Lee's", "'twas", "1-2", "PC 1428 MARLOWE", "O'Neill"])
def test_what_would_not_run_stands_as_it_is(text: str) -> None:
    assert neutral(text) == restored(text) == text


@pytest.mark.parametrize("name", LOGS)
@settings(max_examples=60)
@given(drawn=st.data())
def test_any_text_written_to_a_table_and_read_is_the_same(name: str, drawn: st.DataObject) -> None:
    log = profile(name)
    texts = drawn.draw(
        st.lists(st.builds(str.__add__, STARTS, KEPT).filter(lambda text: text.strip()), min_size=1, max_size=4)
    )
    heading = "What was seen"
    frames = [Frame(values={"Log ref": Text(f"R{number}"), heading: Text(text)}) for number, text in enumerate(texts)]
    content, found = (to_workbook if log.format == "xlsx" else to_csv)(log, frames, "log")
    assert content is not None
    assert [each.code for each in found] == ["XB-FORMAT-026"] * sum(runs(text) for text in texts)
    assert _cells(content, name, heading) == texts


def _cells(content: bytes, name: str, heading: str) -> list[str]:
    """The texts of a column as a reader of the table gives them, before any codec."""
    from xborder.files.csv_reader import open_rows
    from xborder.files.csv_row import CsvRow
    from xborder.files.xlsx_cells import XlsxRow
    from xborder.files.xlsx_reader import open_workbook

    with TemporaryDirectory() as folder:
        path = Path(folder) / "log"
        path.write_bytes(content)
        wanted = profile(name).detect.header
        opened = open_workbook(path, wanted=wanted, key="Log ref") if "xlsx" in name else open_rows(path, wanted=wanted)
        assert opened.value is not None, opened.report
        with opened.value as table:
            rows = list(table)
    assert all(isinstance(row, CsvRow | XlsxRow) for row in rows), rows
    return [restored(row.values[heading]) for row in rows if isinstance(row, CsvRow | XlsxRow)]


@pytest.mark.parametrize("name", [KENT, *LOGS])
@pytest.mark.parametrize("text", [text for text in HOSTILE if text == text.strip()])
def test_a_hostile_summary_goes_there_and_back(name: str, text: str, tmp_path: Path) -> None:
    import attrs

    first = read(KENT_FILE, KENT, context=CONTEXT).records[0]
    record = attrs.evolve(first.record, summary=text)
    written = write([attrs.evolve(first, record=record, data={**first.data, "summary": text})], name)
    assert written.value is not None
    assert written.loss == LossReport()
    (note,) = [each for each in written.report if each.code == "XB-FORMAT-026"]
    assert note.location.field == "What was seen"
    assert note.location.row == (2 if name == KENT else 3)
    assert text not in note.message
    (tmp_path / "log").write_bytes(written.value)
    assert f"'{text}" in _shown(written.value)
    back = read(tmp_path / "log", name, context=CONTEXT)
    assert back.records[0].record.summary == text


def _shown(content: bytes) -> set[str]:
    """Every cell as a program of another house reads it."""
    rows: list[list[Any]]
    if content.startswith(b"PK"):
        rows = list(CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python())
    else:
        rows = [list(row) for row in csv.reader(io.StringIO(content.decode(), newline=""))]
    return {cell for row in rows for cell in row if isinstance(cell, str)}


def test_a_number_is_no_formula(tmp_path: Path) -> None:
    log = profile(LOGS[0])
    content, found = to_csv(log, [Frame(values={"Log ref": Text("R1"), "Dogs": Text("-2", json="integer")})], "log")
    assert found == ()
    assert b",-2," in content
    (tmp_path / "log.csv").write_bytes(content.replace(b"R1,", b"R1,46", 1))
    assert "XB-FORMAT-026" not in codes(read(tmp_path / "log.csv", LOGS[0]))


@pytest.mark.parametrize("name", LOGS)
@pytest.mark.parametrize(("text", "code"), [("a\0b", "XB-FORMAT-120")])
def test_what_a_table_cannot_hold_is_refused(name: str, text: str, code: str) -> None:
    log = profile(name)
    frames = [Frame(values={"Log ref": Text("R1"), "What was seen": Text(text)})]
    _, found = (to_workbook if log.format == "xlsx" else to_csv)(log, frames, "log")
    assert [each.code for each in found] == [code]
    assert found[0].location == Location(file="log", row=3, field="What was seen")


def test_a_text_that_is_too_long_for_a_cell_is_refused() -> None:
    log = profile("coursing-log-xlsx")
    for text, expected in (("x" * 32_767, []), ("x" * 32_768, ["XB-FORMAT-126"]), ("😀" * 16_384, ["XB-FORMAT-126"])):
        frames = [Frame(values={"Log ref": Text("R1"), "What was seen": Text(text)})]
        assert [each.code for each in to_workbook(log, frames, "log")[1]] == expected


def test_more_rows_than_a_worksheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_target, "MOST_ROWS", 4)
    frames = [Frame(values={"Log ref": Text(f"R{number}")}) for number in range(3)]
    log = profile("coursing-log-xlsx")
    assert [each.code for each in to_workbook(log, frames[:2], "log")[1]] == []
    assert [each.code for each in to_workbook(log, frames, "log")[1]] == ["XB-FORMAT-127"]


def test_without_the_package_that_writes_workbooks_the_finding_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    written = write([read(KENT_FILE, KENT, context=CONTEXT).records[0]], "coursing-log-xlsx")
    assert written.value is None
    (found,) = [each for each in written.report if each.code == "XB-FORMAT-128"]
    assert "xborder[xlsx]" in found.hint
