import contextlib
import datetime as dt
import errno
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from published_tables import OFFENCES, TABLES, UNITS, unit, write_tables
from xborder.reference import national_build, national_file
from xborder.reference.national import Damaged, National, open_national
from xborder.reference.national_build import import_tables
from xborder.reference.national_file import examine
from xborder.reference.published_reading import read_published

NOW = dt.datetime(2026, 10, 8, 9, 0, tzinfo=dt.UTC)
PUBLISHED = Path(__file__).parents[3] / "shared" / "standing-data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tables(tmp_path / "published")


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "national.sqlite"
    assert import_tables(folder, path, now=NOW).value is not None
    return path


def national(path: Path) -> National:
    opened = National.open(path)
    assert opened is not None
    return opened


def codes(folder: Path) -> list[str]:
    return [found.code for found in read_published(folder).report]


def left_behind(file: Path) -> list[str]:
    return [path.name for path in file.parent.iterdir() if path != file]


def test_an_import_says_what_was_loaded_and_from_where(folder: Path, tmp_path: Path) -> None:
    (folder / "LICENSE").write_text("MIT License\n\nmore", encoding="utf-8")
    (folder / "LICENCE-NOTE.md").write_text(f"copied at commit {'ab' * 20}.", encoding="utf-8")
    target = tmp_path / "deep" / "er" / "national.sqlite"
    made = import_tables(folder, target, now=NOW)
    assert made.value is not None
    assert made.value.rows == {"offence": 4, "organisation_unit": 4, "result_code": 1, "code": 7}
    assert (made.value.commit, made.value.licence) == ("ab" * 20, "MIT License")
    assert made.value.imported_at == NOW
    assert made.value.age_days(NOW + dt.timedelta(days=3, hours=23)) == 3
    assert made.value.age_days(NOW - dt.timedelta(days=1)) == 0
    assert {source.name for source in made.value.sources} == {Path(name).stem for name in TABLES}
    assert all(len(source.sha256) == 64 and source.rows for source in made.value.sources)
    assert [found.code for found in made.report] == ["XB-REF-007"]
    assert left_behind(target) == []


def test_offences_are_joined_from_every_list(file: Path) -> None:
    with national(file) as tables:
        both = tables.offence("ZX26002")
        assert both is not None
        assert (both.title, both.category, both.recordable, both.sources) == (
            "Draining a broad",
            "CE",
            None,
            ("cjs", "pnc"),
        )
        one = tables.offence("ZX26001")
        assert one is not None
        assert (one.recordable, one.sources) == (True, ("cjs", "local"))
        assert tables.offence("ZX26A03") is not None
        assert tables.offence("ZX99999") is None
        assert tables.offence("zx26001") is None


def test_a_local_code_is_its_own_areas(file: Path) -> None:
    with national(file) as tables:
        assert tables.offence("36ZX001") is None
        assert tables.offence("36ZX001", "35") is None
        found = tables.offence("36ZX001", "36")
        assert found is not None
        assert (found.code, found.area, found.sources) == ("3636ZX001", "36", ("local",))


@pytest.mark.parametrize(
    ("code", "expected", "exact"),
    [
        ("36ZA10", "36ZA10", True),
        ("36ZA77", "36ZA00", False),
        ("36ZA", "36ZA00", True),
        ("136ZA10", "36ZA10", True),
        ("B36ZB00", "B36ZB00", True),
        ("B36ZB", "B36ZB00", True),
        ("B36ZB99", "B36ZB00", False),
    ],
)
def test_a_unit_is_found_by_its_levels(file: Path, code: str, expected: str, exact: bool) -> None:
    with national(file) as tables:
        found = tables.organisation_unit(code)
        assert found is not None
        assert (found.code, found.exact) == (expected, exact)


@pytest.mark.parametrize("code", ["36ZB00", "C36ZB00", "36ZZ00", "", "36Z", "B36ZB000", "b36zb00", "٣٦ZA00", "36ZA0\n"])
def test_what_is_no_unit_is_not_found(file: Path, code: str) -> None:
    with national(file) as tables:
        assert tables.organisation_unit(code) is None


def test_courts_results_and_plain_lists(file: Path) -> None:
    with national(file) as tables:
        court = tables.court("9901")
        assert court is not None
        assert (court.code, court.lja) == ("B36ZB00", "9901")
        assert tables.court("") is None
        ordered = tables.result_code("9177")
        assert ordered is not None
        assert (ordered.type, ordered.qualifiers) == ("F", ("ZA", "ZB"))
        sex = tables.code("gender", "1")
        assert sex is not None
        assert (sex.label, '"pncCode": "M"' in (sex.extra or "")) == ("male", True)
        assert tables.code("cjs-code-lists-v4-3/Gender", "1") is not None
        assert tables.code("plea-status", "G") is not None
        assert tables.code("nothing", "1") is None


def test_what_was_not_imported_is_not_known_and_never_wrong(tmp_path: Path) -> None:
    only = write_tables(tmp_path / "only", {"output-data/gender.json": TABLES["output-data/gender.json"]})
    path = tmp_path / "national.sqlite"
    assert import_tables(only, path, now=NOW).value is not None
    with national(path) as tables:
        assert tables.knows_offence("ZX26001") is None
        assert tables.knows_unit("36ZA00") is None
        assert tables.knows_court("9901") is None
        assert tables.knows_result("9177") is None
    assert open_national(tmp_path / "absent").value is None
    assert not open_national(tmp_path / "absent").report


def test_what_was_imported_is_known_or_not(file: Path) -> None:
    with national(file) as tables:
        assert (tables.knows_offence("ZX26001"), tables.knows_offence("ZX99999")) == (True, False)
        assert (tables.knows_offence("36ZX001", "36"), tables.knows_offence("36ZX001")) == (True, False)
        assert (tables.knows_unit("36ZA00"), tables.knows_unit("99ZA00")) == (True, False)
        assert (tables.knows_unit("136ZA00"), tables.knows_unit("199ZA00"), tables.knows_unit("B36ZQ00")) == (
            True,
            False,
            False,
        )
        assert tables.knows_unit("A36ZA00") is None, "there is no unit of the CPS in the table"
        assert tables.knows_unit("no unit") is None
        assert (tables.knows_court("9901"), tables.knows_court("9902")) == (True, False)
        assert (tables.knows_result("9177"), tables.knows_result("1")) == (True, False)


@given(text=st.text(max_size=30))
def test_any_text_may_be_looked_up(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any" / "national.sqlite"
    if not path.exists():
        import_tables(write_tables(path.parent / "published"), path, now=NOW)
    with national(path) as tables:
        for look_up in (tables.offence, tables.organisation_unit, tables.court, tables.result_code):
            look_up(text)
        tables.offence(text, text)
        assert tables.offence("\ud800") is None


def test_threads_share_one(file: Path) -> None:
    with national(file) as tables, ThreadPoolExecutor(8) as pool:
        asked = [f"ZX26{number:03}" for number in range(300)] * 4
        found = list(pool.map(tables.offence, asked))
    assert sum(each is not None for each in found) == 8


def test_the_file_cannot_be_written_through_a_look_up(file: Path) -> None:
    with national(file) as tables, pytest.raises(sqlite3.OperationalError):
        tables._connection.execute("DELETE FROM offence")


def test_a_whole_table_stands_for_its_raw_forms(folder: Path, tmp_path: Path) -> None:
    raw = [unit("", "37", "ZR", "00", "Raw")]
    write_tables(folder, {"input-data/organisation-unit--police-forces.json": raw})
    path = tmp_path / "n.sqlite"
    made = import_tables(folder, path, now=NOW)
    assert made.value is not None
    assert [source.name for source in made.value.sources if not source.used] == ["organisation-unit--police-forces"]
    with national(path) as tables:
        assert tables.organisation_unit("37ZR00") is None
    (folder / UNITS).unlink()
    assert import_tables(folder, path, now=NOW).value is not None
    with national(path) as tables:
        assert tables.organisation_unit("37ZR00") is not None
        assert tables.organisation_unit("36ZA00") is None


def test_the_merged_table_comes_first(folder: Path, tmp_path: Path) -> None:
    merged = [{"cjsCode": "ZX26001", "offenceTitle": "Merged", "recordableOnPnc": "true"}]
    write_tables(folder, {"output-data/data/offence-code.json": merged})
    path = tmp_path / "n.sqlite"
    assert import_tables(folder, path, now=NOW).value is not None
    with national(path) as tables:
        found = tables.offence("ZX26001")
        assert found is not None
        assert (found.title, found.recordable, found.sources) == ("Merged", True, ("merged", "cjs", "local"))


def test_the_layout_of_a_clone_is_read_too(tmp_path: Path) -> None:
    clone = write_tables(tmp_path / "clone", {"input-data/offence-code/cjs-offences.json": TABLES[OFFENCES]})
    read = read_published(clone)
    assert read.value is not None
    assert list(read.value.tables) == ["offence-code--cjs-offences"]
    assert read_published(clone / "input-data").value is not None


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    assert codes(tmp_path / "absent") == ["XB-REF-001"]
    assert codes(tmp_path) == ["XB-REF-002"]
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert codes(tmp_path) == ["XB-REF-002", "XB-REF-003"]
    assert codes(tmp_path / "a.txt") == ["XB-REF-001"]
    for number in range(30):
        (tmp_path / f"b{number}.json").write_text("{}", encoding="utf-8")
    assert codes(tmp_path) == ["XB-REF-002", *["XB-REF-003"] * 20, "XB-REF-013"]


ROWS: Any = TABLES[OFFENCES]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('[{"cjsCode": "ZX26001", "offenceT', "XB-JSON-001"),
        ('[{"cjsCode": "a", "cjsCode": "b"}]', "XB-JSON-002"),
        ("", "XB-FILE-005"),
        ("{}", "XB-REF-004"),
        ("null", "XB-REF-004"),
        ('["ZX26001"]', "XB-REF-004"),
        ([{key: value for key, value in ROWS[0].items() if key != "offenceTitle"}], "XB-REF-005"),
        ([{**ROWS[0], "cjsCode": 7}], "XB-REF-005"),
        ([{**ROWS[0], "recordableOnPnc": "true"}], "XB-REF-005"),
        ([{**ROWS[0], "cjsCode": None}], "XB-REF-005"),
        ([ROWS[0], ROWS[1], ROWS[0]], "XB-REF-006"),
        ("[" * 5000, "XB-JSON-006"),
        ("\x00", "XB-FILE-010"),
    ],
)
def test_a_broken_table_stops_the_import_and_says_where(folder: Path, file: Path, content: Any, expected: str) -> None:
    before = file.read_bytes()
    write_tables(folder, {OFFENCES: content})
    made = import_tables(folder, file, now=NOW)
    assert made.value is None
    errors = [found for found in made.report if found.severity.value == "error"]
    assert {found.code for found in errors} == {expected}
    assert all(str(folder / OFFENCES) in str(found.location) for found in errors)
    assert expected.startswith("XB-FILE") or errors[0].location.line is not None
    assert file.read_bytes() == before
    assert left_behind(file) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("derived/cjs-code-lists-v4-3.json", {"Gender": "x"}),
        ("derived/cjs-code-lists-v4-3.json", {"Gender": [{"code": "1"}]}),
        ("output-data/excluded-trigger-config.json", {"36": "x"}),
        ("input-data/offence-code--b7-overrides.json", ["a", 7]),
        ("input-data/offence-code--b7-overrides.json", ["a", "a"]),
    ],
)
def test_tables_of_other_shapes_are_checked_too(folder: Path, name: str, content: Any) -> None:
    write_tables(folder, {name: content})
    read = read_published(folder)
    assert read.value is None
    assert any(found.code.startswith("XB-REF-00") and found.location.line for found in read.report)


def test_many_faults_are_counted(folder: Path) -> None:
    write_tables(folder, {OFFENCES: [ROWS[0]] * 50})
    found = codes(folder)
    assert found.count("XB-REF-006") == 20
    assert found.count("XB-REF-011") == 1
    more = next(entry for entry in read_published(folder).report if entry.code == "XB-REF-011")
    assert " 29 " in more.message


def test_a_table_that_is_there_twice(folder: Path) -> None:
    write_tables(folder, {"copy/output-data/gender.json": TABLES["output-data/gender.json"]})
    read = read_published(folder)
    assert read.value is None
    assert "XB-REF-012" in [found.code for found in read.report]


def test_a_file_of_a_hundred_megabytes_is_not_read(folder: Path) -> None:
    with (folder / OFFENCES).open("wb") as large:
        large.truncate(100 * 2**20)
    assert "XB-FILE-006" in codes(folder)


def test_a_link_in_place_of_a_table_is_not_followed(folder: Path) -> None:
    (folder / "real.json").write_text("[]", encoding="utf-8")
    (folder / OFFENCES).unlink()
    (folder / OFFENCES).symlink_to(folder / "real.json")
    assert "XB-FILE-004" in codes(folder)


def test_an_interrupted_import_leaves_what_was_there(folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(national_build, "_describe", interrupted)
    with pytest.raises(KeyboardInterrupt):
        import_tables(folder, file, now=NOW)
    assert file.read_bytes() == before
    assert left_behind(file) == []


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), sqlite3.OperationalError("database or disk is full")]
)
def test_a_full_disk_leaves_what_was_there(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(national_build, "_fill", full)
    made = import_tables(folder, file, now=NOW)
    assert made.value is None
    assert [found.code for found in made.report if found.severity.value == "error"] == ["XB-REF-008"]
    assert file.read_bytes() == before
    assert left_behind(file) == []


def test_a_data_folder_that_cannot_be(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x", encoding="utf-8")
    (tmp_path / "full" / "national.sqlite").mkdir(parents=True)
    for target in (tmp_path / "plain" / "national.sqlite", tmp_path / "full" / "national.sqlite"):
        made = import_tables(folder, target, now=NOW)
        assert made.value is None
        assert "XB-REF-008" in [found.code for found in made.report]


def test_what_a_killed_import_left_is_cleared_when_it_is_old(folder: Path, file: Path) -> None:
    old, young = (file.parent / f".{file.name}.{name}.xborder-writing" for name in ("old", "young"))
    for left, age in ((old, 2), (young, 0)):
        left.write_text("x", encoding="utf-8")
        stamp = (NOW - dt.timedelta(days=age)).timestamp()
        os.utime(left, (stamp, stamp))
    import_tables(folder, file, now=NOW)
    assert left_behind(file) == [young.name]


def test_an_open_file_answers_on_after_another_import(folder: Path, file: Path) -> None:
    with national(file) as tables:
        write_tables(folder, {OFFENCES: [{**ROWS[0], "cjsCode": "ZX26999"}]})
        assert import_tables(folder, file, now=NOW).value is not None
        assert tables.offence("ZX26001") is not None
        with national(file) as newer:
            assert newer.offence("ZX26999") is not None


def test_the_same_tables_make_the_same_file(folder: Path, file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    assert import_tables(folder, again, now=NOW).value is not None
    assert again.read_bytes() == file.read_bytes()


def test_files_that_are_not_ours(file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite"
    whole = file.read_bytes()
    for content in (b"", b"not a database", whole[:90], whole[: len(whole) // 2], whole + b"x"):
        bad.write_bytes(content)
        _is_refused(bad, "XB-REF-009")
    bad.unlink()
    with contextlib.closing(sqlite3.connect(bad)) as other:
        other.execute("CREATE TABLE offence (code)")
    _is_refused(bad, "XB-REF-009")
    bad.unlink()
    bad.mkdir()
    _is_refused(bad, "XB-REF-009")


@pytest.mark.parametrize(("form", "expected"), [(national_file.FORM + 1, "XB-REF-010"), (0, "XB-REF-009")])
def test_a_file_of_another_form(file: Path, form: int, expected: str) -> None:
    with contextlib.closing(sqlite3.connect(file)) as writer:
        writer.execute(f"PRAGMA user_version = {form}")
    _is_refused(file, expected)


def _is_refused(path: Path, code: str) -> None:
    assert National.open(path) is None
    assert [found.code for found in open_national(path).report] == [code]
    assert [found.code for found in examine(path).report] == [code]


def test_damage_within_the_file_is_never_a_wrong_code(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    for start in range(4096, len(whole), 4096):
        whole[start : start + 4096] = b"\xff" * 4096
    file.write_bytes(whole)
    assert [found.code for found in examine(file).report] == ["XB-REF-009"]
    opened = National.open(file)
    if opened is not None:
        with opened:
            assert opened.knows_offence("ZX26001") is None
            assert opened.knows_unit("36ZA00") is None
            with pytest.raises(Damaged):
                opened.offence("ZX26001")


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published tables are not at hand")
def test_the_published_tables(tmp_path: Path) -> None:
    path = tmp_path / "national.sqlite"
    made = import_tables(PUBLISHED, path, now=NOW)
    assert made.value is not None
    assert [found.code for found in made.report] == ["XB-REF-003"]
    assert made.value.commit == "6b2cf0a4c4c86be6a94f74a64a543219fded92bd"
    with contextlib.closing(sqlite3.connect(path)) as rows:
        national_codes = "SELECT count(*) FROM offence WHERE sources LIKE '%cjs%' OR sources LIKE '%pnc%'"
        assert rows.execute(national_codes).fetchone() == (24_960,)
        both = "SELECT count(*) FROM offence WHERE sources LIKE 'cjs,pnc%'"
        assert rows.execute(both).fetchone() == (9_125,)
        assert rows.execute("SELECT count(*) FROM offence WHERE sources LIKE '%local%'").fetchone() == (1_408,)
        assert rows.execute("SELECT count(*) FROM code WHERE list = 'result-qualifier-code'").fetchone() == (299,)
        assert rows.execute("SELECT count(*) FROM code WHERE list = 'country'").fetchone() == (239,)
    assert made.value.rows["organisation_unit"] == 6_410
    assert made.value.rows["result_code"] == 898
    with national(path) as tables:
        hare = tables.offence("PS22002")
        assert hare is not None
        assert (hare.category, hare.recordable) == ("CS", True)
        assert tables.organisation_unit("B01CN00") is not None
        assert tables.court("2575") is not None
        assert tables.result_code("1177") is not None
        assert tables.knows_offence("ZZ99999") is False
        assert tables.knows_unit("A01ZZ00") is None
