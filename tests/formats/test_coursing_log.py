"""Coursing logs as people keep them: titles, groups of columns, several rows an incident; as CSV and as workbooks."""

import csv
import datetime as dt
import io
import tracemalloc
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from formats_world import CONTEXT, codes, data, meant, one, read_text, sourced
from spoiling import judged, mutated
from strategies import records
from workbooks import make_workbook
from xborder.formats import LossReport, ReadResult, detect, iter_records, load_profile, mapped_reading, read, write
from xborder.formats.profile_lint import lint
from xborder.formats.profile_loading import read_profile
from xborder.model.incident import Incident
from xborder.model.parts import Provenance

CSV, XLSX = "coursing-log-csv", "coursing-log-xlsx"
_LOADED = load_profile(CSV).value
assert _LOADED is not None
HEADER = _LOADED.detect.header
FIRST = {
    "Log ref": "EK/26/1042",
    "Force": "46",
    "Date": "08/02/2026",
    "Time": "07:45",
    "Place / Location": "Field north of Long Drove",
    "Person / Role": "Suspect",
    "Person / Name (SURNAME, Forename)": "FENWRIGHT, Daryl Lee",
    "Person / DOB": "17/02/1991",
    "Person / Telephone": "07700 900123",
    "Vehicle / VRM": "LV19 KRE",
    "Vehicle / Make": "Subaru",
    "Dogs": "2",
    "What was seen": "Two men with two dogs on the field.",
    "Restricted (Y/N)": "N",
}
SECOND = {"Person / Role": "witness", "Person / Name (SURNAME, Forename)": "PARDOE, Lewis", "Vehicle / VRM": "BK17 TNE"}
THIRD = {"Log ref": "EK/26/1042", "Person / Role": "Other", "Person / Name (SURNAME, Forename)": "WHELDRAKE, Craig"}
OTHER = {**FIRST, "Log ref": "EK/26/1043", "Person / Name (SURNAME, Forename)": "HOLLOWAY, Ann"}


def headings(header: Sequence[str] = HEADER) -> list[list[str]]:
    """The names of groups over the headings of their columns, as a merged cell is saved: in its first column."""
    groups = [name.partition(" / ")[0] if " / " in name else "" for name in header]
    top = [group if group != before else "" for group, before in zip(groups, ["", *groups], strict=False)]
    return [top, [name.rpartition(" / ")[2] for name in header]]


def table(*rows: dict[str, str], titles: Sequence[str] = (), header: Sequence[str] = HEADER) -> list[list[str]]:
    head = [[title, *[""] * (len(header) - 1)] for title in titles]
    return [*head, *headings(header), *([row.get(name, "") for name in header] for row in rows)]


def text_of(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def read_csv(folder: Path, rows: Sequence[Sequence[str]]) -> ReadResult:
    return read_text(folder, text_of(rows), CSV, suffix=".csv")


def typed(rows: Sequence[Sequence[str]]) -> list[list[Any]]:
    """Rows as somebody has them in a spreadsheet."""

    def cell(text: str) -> Any:
        for form in ("%d/%m/%Y", "%H:%M"):
            try:
                moment = dt.datetime.strptime(text, form)  # noqa: DTZ007 - a workbook knows no time zone
            except ValueError:
                continue
            return moment.date() if "Y" in form else moment.time()
        return int(text) if text.isdecimal() and len(text) < 2 else text or None

    return [[cell(text) for text in row] for row in rows]


@pytest.mark.parametrize("name", [CSV, XLSX])
def test_the_profiles_are_sound(name: str) -> None:
    loaded = load_profile(name).value
    assert loaded is not None
    assert not lint(loaded)
    path = Path(__file__).parents[2] / f"src/xborder/formats/profiles/{name}.yaml"
    assert not read_profile(path).report


def test_both_profiles_have_the_same_lines() -> None:
    one_profile, other = load_profile(CSV).value, load_profile(XLSX).value
    assert one_profile is not None
    assert other is not None
    differ: dict[str, Any] = {"name": "", "title": "", "description": "", "format": "csv"}
    assert attrs.evolve(one_profile, **differ) == attrs.evolve(other, **differ)


def test_several_rows_are_one_incident(tmp_path: Path) -> None:
    result = read_csv(tmp_path, table(FIRST, SECOND, THIRD, OTHER))
    assert codes(result) == []
    first, second = [record.record for record in result.records]
    assert [person.ref for person in first.persons] == ["P1", "P2", "P3"]
    assert [person.role.value for person in first.persons] == ["suspect", "witness", "other"]
    assert [person.person.name.family for person in first.persons] == ["FENWRIGHT", "PARDOE", "WHELDRAKE"]
    assert [vehicle.vrm.value for vehicle in first.vehicles] == ["LV19KRE", "BK17TNE"]
    assert first.occurred_at.isoformat() == "2026-02-08T07:45:00+00:00"
    assert first.dogs == 2
    assert second.ref == "EK/26/1043"
    assert len(second.persons) == 1


def test_places_are_those_of_the_row_that_says_it(tmp_path: Path) -> None:
    result = read_csv(tmp_path, table(FIRST, SECOND, titles=["Coursing log 2026"]))
    at = result.records[0].at("/persons/1/person/name")
    assert (at.row, at.line, at.field) == (5, 5, "Person / Name (SURNAME, Forename)")
    assert result.records[0].at("/dogs").row == 4


@pytest.mark.parametrize("titles", [[], ["Coursing log 2026"], ["Marsh Ferrers", "", "Kept by the rural team"]])
def test_titles_stand_above_the_headings(titles: list[str], tmp_path: Path) -> None:
    plain = read_csv(tmp_path, table(FIRST, SECOND))
    rows = table(FIRST, SECOND, titles=titles)
    result = read_csv(tmp_path, rows)
    assert data(result) == data(plain)
    assert codes(result) == []
    (tmp_path / "log.csv").write_text(text_of(rows), encoding="utf-8", newline="")
    assert detect(tmp_path / "log.csv") == CSV


def test_titles_without_delimiters_and_headings_of_one_level(tmp_path: Path) -> None:
    head, body = [list(HEADER)], table(FIRST, SECOND)[2:]
    text = "Coursing log 2026\r\n\r\n" + text_of([*head, *body])
    result = read_text(tmp_path, text, CSV, suffix=".csv")
    assert codes(result) == []
    assert len(result.records[0].record.persons) == 2
    assert result.records[0].at("/dogs").row == 4


def test_headings_that_are_merged_downwards(tmp_path: Path) -> None:
    top, bottom = headings()
    for index, group in enumerate(top):
        if " / " not in HEADER[index]:
            assert not group
            top[index], bottom[index] = bottom[index], ""
    result = read_csv(tmp_path, [top, bottom, *table(FIRST)[2:]])
    assert codes(result) == []
    assert data(result) == data(read_csv(tmp_path, table(FIRST)))


def test_a_missing_heading_is_named(tmp_path: Path) -> None:
    short = [name for name in HEADER if name != "Vehicle / VRM"]
    result = read_csv(tmp_path, table(FIRST, header=short, titles=["Coursing log"]))
    found = one(result, "XB-FORMAT-009")
    assert "Vehicle / VRM" in found.message
    assert (found.location.row, found.location.line) == (3, 3)


def test_a_row_before_any_reference_belongs_to_nobody(tmp_path: Path) -> None:
    result = read_csv(tmp_path, table(SECOND, FIRST))
    assert one(result, "XB-FORMAT-124").location.row == 3
    assert [record.record.ref for record in result.records] == ["EK/26/1042"]


def test_a_row_that_says_otherwise_is_told_of_and_kept(tmp_path: Path) -> None:
    result = read_csv(tmp_path, table(FIRST, {**SECOND, "Dogs": "3", "Date": "08/02/2026"}))
    found = one(result, "XB-FORMAT-015")
    assert (found.location.row, found.location.field) == (4, "Dogs")
    assert result.records[0].record.dogs == 2
    assert result.records[0].record.extensions == {"/Dogs": "3"}


def test_columns_that_the_profile_does_not_know_are_kept(tmp_path: Path) -> None:
    header = [*HEADER, "Weather"]
    result = read_csv(tmp_path, table({**FIRST, "Weather": "fog"}, {**SECOND, "Weather": "sun"}, header=header))
    assert codes(result) == ["XB-FORMAT-014"] * 2
    assert result.records[0].record.extensions == {"/Weather": "fog", "/Weather[2]": "sun"}


def test_a_row_that_cannot_be_read_is_told_of_with_its_record(tmp_path: Path) -> None:
    rows = [*table(FIRST), ["x"], *table(OTHER)[2:]]
    result = read_csv(tmp_path, rows)
    assert one(result, "XB-CSV-004").location.row == 4
    assert [record.record.ref for record in result.records] == ["EK/26/1042", "EK/26/1043"]


def test_a_workbook_gives_what_the_csv_gives(tmp_path: Path) -> None:
    rows = table(FIRST, SECOND, THIRD, OTHER, titles=["Coursing log 2026"])
    book = make_workbook(tmp_path / "log.xlsx", {"Log": typed(rows), "Notes": [["Ask about the gate"]]})
    assert detect(book) == XLSX
    for name in (CSV, XLSX):
        result = read(book, name, context=CONTEXT)
        assert codes(result) == []
        assert data(result) == data(read_csv(tmp_path, rows))
    at = read(book, XLSX, context=CONTEXT).records[0].at("/persons/1/person/name")
    assert (at.sheet, at.cell) == ("Log", "M5")


def test_a_number_that_lost_its_zeros_is_told_of(tmp_path: Path) -> None:
    rows: list[list[Any]] = [*table(FIRST)]
    rows[2][HEADER.index("Person / Telephone")] = 7700900123
    result = read(make_workbook(tmp_path / "log.xlsx", {"Log": rows}), XLSX, context=CONTEXT)
    assert codes(result) == ["XB-FORMAT-010", "XB-XLSX-029"]


def test_cells_merged_over_the_rows_of_one_incident_are_no_fault(tmp_path: Path) -> None:
    rows = table(FIRST, SECOND, SECOND, OTHER)
    dogs = "V" if HEADER.index("Dogs") == 21 else ""
    assert dogs
    book = make_workbook(tmp_path / "log.xlsx", {"Log": rows[:]}, merged={})
    within = _merged(tmp_path, book, rows, "C3:C5")
    assert codes(within) == []
    assert len(within.records[0].record.persons) == 3
    across = _merged(tmp_path, book, rows, "V5:V6")
    assert "XB-XLSX-017" in codes(across)


def _merged(folder: Path, book: Path, rows: Sequence[Sequence[Any]], block: str) -> ReadResult:
    """The workbook with a block of cells merged, by adding the mark to the part of the sheet."""
    made = folder / "merged.xlsx"
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                mark = f'<mergeCells count="1"><mergeCell ref="{block}"/></mergeCells>'.encode()
                content = content.replace(b"</sheetData>", b"</sheetData>" + mark)
            target.writestr(name, content)
    assert rows
    return read(made, XLSX, context=CONTEXT)


def test_what_is_written_is_read_by_another_house(tmp_path: Path) -> None:
    result = read_csv(tmp_path, table(FIRST, SECOND, OTHER))
    written = write(result.records, XLSX)
    assert written.value is not None
    assert written.value == write(result.records, XLSX).value
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(written.value)).get_sheet_by_name("Coursing log")
    top, bottom, *rows = sheet.to_python()
    assert bottom == headings()[1]
    assert top == headings()[0]
    assert [row[0] for row in rows] == ["EK/26/1042", "EK/26/1042", "EK/26/1043"]
    by_name = dict(zip(HEADER, rows[0], strict=True))
    assert by_name["Date"] == dt.date(2026, 2, 8)
    assert by_name["Time"] == dt.time(7, 45)
    assert by_name["Person / DOB"] == dt.date(1991, 2, 17)
    assert by_name["Dogs"] == 2
    assert by_name["Force"] == "46"
    assert by_name["Person / Telephone"] == "07700900123"
    assert rows[1][HEADER.index("Dogs")] == ""
    merged = {(start, end) for start, end in sheet.merged_cell_ranges or []}
    places = [HEADER.index("Place / Location"), HEADER.index("Place / Force area")]
    assert ((0, places[0]), (0, places[1])) in merged


@pytest.mark.parametrize("name", [CSV, XLSX])
@settings(max_examples=40)
@given(drawn=st.data())
def test_every_incident_that_is_written_comes_back_or_the_losses_say_what_does_not(
    name: str, drawn: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = drawn.draw(st.lists(records(Incident), min_size=1, max_size=3, unique_by=lambda each: each.ref.strip()))
    written = write([sourced("incident", record) for record in made], name)
    if written.value is None:
        assert written.report.has_errors
        return
    path = tmp_path_factory.mktemp("log") / "log"
    path.write_bytes(written.value)
    result = read(path, name, context=CONTEXT)
    again = write(result.records, name)
    if len(result.records) == len(made) and again.value is not None:
        assert again.loss == LossReport() or {entry.kind.value for entry in again.loss} <= {
            "narrowed",
            "lost",
            "defaulted",
        }
    lost = {entry.record for entry in written.loss}
    after = {record.record.ref: meant(record.data) for record in result.records}
    for record in made:
        if record.ref not in lost:
            assert after[record.ref] == meant(sourced("incident", record).data)


def test_a_long_log_in_constant_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Each line keeps some thousand texts that it has read, and no more; here a hundred.
    monkeypatch.setattr("xborder.formats.quick.parsing._KEPT", 100)
    monkeypatch.setattr("xborder.files.csv_lines._BLOCK", 4_096)  # the shorter file fills several blocks too
    path, peaks = tmp_path / "log.csv", []
    for number in (400, 4_000):
        rows = [{**row, "Log ref": f"EK/26/{each}"} for each in range(number) for row in (FIRST, SECOND)]
        path.write_text(text_of(table(*rows)), encoding="utf-8", newline="")
        sum(1 for _ in iter_records(path, CSV, context=CONTEXT))
        tracemalloc.start()
        try:
            assert (
                sum(len(made.record.record.persons) for made in iter_records(path, CSV, context=CONTEXT) if made.record)
                == 2 * number
            )
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert peaks[1] < 1.1 * peaks[0]


def _told(made: Any) -> Any:
    record = made.record
    known = None if record is None else (record.record, dict(record.places), record.data)
    return known, list(made.report), [attrs.evolve(entry, location=entry.location) for entry in made.loss]


CELLS = st.sampled_from(
    ["", "", " ", "x", "'=1", "=1", "31/02/2026", "08/02/2026", "Suspect", "LV19 KRE", "46", "7", "N", "EK/26/1042"]
)


@settings(max_examples=60)
@given(rows=st.lists(st.tuples(st.sampled_from([FIRST, SECOND, THIRD, OTHER]), st.sampled_from(HEADER), CELLS)))
def test_the_quick_path_reads_the_same(
    rows: list[tuple[dict[str, str], str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = table(FIRST, *({**row, heading: cell} for row, heading, cell in rows), titles=["Log"])
    path = tmp_path_factory.mktemp("log") / "log.csv"
    path.write_text(text_of(made), encoding="utf-8", newline="")
    with pytest.MonkeyPatch.context() as patch:
        told = []
        for after in (0, 10**9):
            patch.setattr(mapped_reading, "QUICK_AFTER", after)
            told.append([_told(each) for each in iter_records(path, CSV, context=CONTEXT)])
    assert told[0] == told[1]


@settings(max_examples=150)
@given(drawn=st.data())
def test_spoilt_files_give_records_or_findings(drawn: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    content = text_of(table(FIRST, SECOND, THIRD, OTHER, titles=["Log"])).encode()
    spoilt_file(drawn, content, CSV, tmp_path_factory.mktemp("log"))


@settings(max_examples=100)
@given(drawn=st.data())
def test_spoilt_workbooks_give_records_or_findings(
    drawn: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("log")
    if drawn.draw(st.booleans()):
        spoilt_file(drawn, a_workbook(), XLSX, folder)
        return
    made = folder / "spoilt.xlsx"
    with zipfile.ZipFile(io.BytesIO(a_workbook())) as source, zipfile.ZipFile(made, "w") as target:
        wanted = drawn.draw(st.sampled_from(source.namelist()))
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, mutated(drawn, content) if name == wanted else content)
    judged(read(made, XLSX, context=CONTEXT))


@cache
def a_workbook() -> bytes:
    """Made once: its writer puts the time of day into it."""
    with TemporaryDirectory() as folder:
        rows = typed(table(FIRST, SECOND, OTHER, titles=["Log"]))
        return make_workbook(Path(folder) / "log.xlsx", {"Log": rows}).read_bytes()


def spoilt_file(drawn: st.DataObject, content: bytes, profile: str, folder: Path) -> None:
    path = folder / "spoilt"
    path.write_bytes(mutated(drawn, content))
    judged(read(path, profile, context=CONTEXT))


@pytest.mark.parametrize("name", [CSV, XLSX])
def test_a_record_without_a_reference_would_not_come_back(name: str) -> None:
    """A row without a reference goes on with the record above it: nobody could tell that there was another."""
    made = Incident(ref=" ", provenance=Provenance(force="46"), processing_restricted=False)
    written = write([sourced("incident", made)], name)
    assert written.value is None
    assert {found.code for found in written.report} <= {"XB-FORMAT-020", "XB-FORMAT-202"}
    assert all(found.location.pointer for found in written.report)
