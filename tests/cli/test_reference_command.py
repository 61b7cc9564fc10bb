"""``xborder reference`` as a user runs it: what it prints, and how it ends."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from build_records import charge, offence
from published_tables import OFFENCES, write_tables
from xborder.casefile.demo import copy_case
from xborder.cli.data_folder import data_folder, national_tables
from xborder.cli.main import main
from xborder.findings import Severity
from xborder.model.values import Identifier
from xborder.schema import encode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tables(tmp_path / "published")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XBORDER_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["reference", *(str(argument) for argument in arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_nothing_loaded_is_said_plainly(data: Path) -> None:
    result = run("status")
    assert result.exit_code == 0
    assert "No national tables are loaded" in result.output
    told = json.loads(run("status", "--format", "json").output)
    assert (told["loaded"], told["findings"]) == (None, [])
    assert not data.exists()


def test_import_then_status(folder: Path, data: Path) -> None:
    result = run("import", folder)
    assert result.exit_code == 0, result.output
    assert "4 offence codes" in result.output
    assert (data / "national.sqlite").is_file()
    shown = run("status").output
    assert "0 days ago" in shown
    assert "commit not stated; licence not stated" in shown
    told = json.loads(run("status", "--format", "json").output)["loaded"]
    assert told["rows"]["organisation_unit"] == 4
    assert told["age_days"] == 0
    assert len(told["sources"]) == 10


def test_import_tells_a_machine_the_same(folder: Path, tmp_path: Path) -> None:
    told = json.loads(run("import", folder, "--data", tmp_path / "else", "--format", "json").output)
    assert told["loaded"]["rows"]["offence"] == 4
    assert {found["code"] for found in told["findings"]} == {"XB-REF-007"}
    assert (tmp_path / "else" / "national.sqlite").is_file()


@pytest.mark.parametrize("form", ["text", "json"])
def test_bad_input_ends_with_two_and_writes_nothing(folder: Path, data: Path, tmp_path: Path, form: str) -> None:
    (tmp_path / "empty").mkdir()
    write_tables(tmp_path / "cut", {OFFENCES: '[{"cjsCode": "ZX2'})
    for given, code in ((tmp_path / "absent", "001"), (tmp_path / "empty", "002"), (tmp_path / "cut", "JSON-001")):
        result = run("import", given, "--format", form)
        assert result.exit_code == 2
        assert code in result.output
    assert not data.exists()
    data.write_text("a file in its place", encoding="utf-8")
    result = run("import", folder, "--format", form)
    assert result.exit_code == 2
    assert "XB-REF-008" in result.output


def test_a_damaged_file_is_said_to_be_that(folder: Path, data: Path) -> None:
    run("import", folder)
    (data / "national.sqlite").write_bytes(b"rubbish" * 1000)
    result = run("status")
    assert result.exit_code == 2
    assert "XB-REF-009" in result.output
    opened = national_tables()
    assert opened.value is None
    assert [found.severity for found in opened.report] == [Severity.WARNING]
    assert run("import", folder).exit_code == 0
    assert run("status").exit_code == 0


def test_the_lists_that_come_with_it() -> None:
    assert "ethnicity_18_plus_1" in run("list").output
    told = json.loads(run("list", "--format", "json").output)
    assert {"name", "title", "source", "version", "complete", "codes"} <= set(told[0])
    assert len(told) > 50


def test_one_list_and_the_codes_of_a_day() -> None:
    assert "A4  Chinese" in run("show", "ethnicity_18_plus_1").output
    everything = json.loads(run("show", "instrument", "--format", "json").output)["entries"]
    then = json.loads(run("show", "instrument", "--on", "2014-10-19", "--format", "json").output)["entries"]
    assert {"cpn", "respect_order"} <= {entry["code"] for entry in everything}
    assert not {"cpn", "respect_order"} & {entry["code"] for entry in then}
    assert "36  Norfolk Constabulary" in run("show", "force").output
    assert "no codes" in run("show", "warning_marker").output


def test_a_list_that_nobody_has() -> None:
    result = run("show", "plea_cps")
    assert result.exit_code == 2
    assert "plea_cjs" in result.output
    assert run("show", "instrument", "--on", "1.1.2026").exit_code == 2


@pytest.mark.parametrize(
    ("given", "environ", "platform", "expected"),
    [
        ("x", {"XBORDER_DATA": "/v"}, "linux", "x"),
        (None, {"XBORDER_DATA": "/v", "XDG_DATA_HOME": "/d"}, "linux", "/v"),
        (None, {"XDG_DATA_HOME": "/d"}, "linux", "/d/xborder"),
        (None, {"XDG_DATA_HOME": "not/absolute"}, "linux", "/home/pc/.local/share/xborder"),
        (None, {}, "linux", "/home/pc/.local/share/xborder"),
        (None, {}, "darwin", "/home/pc/Library/Application Support/xborder"),
        (None, {"LOCALAPPDATA": "/local"}, "win32", "/local/xborder"),
        (None, {}, "win32", "/home/pc/AppData/Local/xborder"),
    ],
)
def test_the_folder_of_each_system(given: str | None, environ: dict[str, str], platform: str, expected: str) -> None:
    found = data_folder(Path(given) if given else None, environ, platform, Path("/home/pc"))
    assert found == Path(expected)


def _record(tmp_path: Path, code: str) -> Path:
    made: Any = encode(charge(offence(code=Identifier(scheme="cjs_offence_code", value=code))).record)
    path = tmp_path / "charge.json"
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(("code", "without", "loaded"), [("ZX26001", "012", "014"), ("ZX26999", "012", "013")])
def test_check_uses_the_tables_where_they_are(
    folder: Path, tmp_path: Path, code: str, without: str, loaded: str
) -> None:
    record = _record(tmp_path, code)
    arguments = ["check", str(record), "--report", "json"]
    for expected in (without, loaded):
        found = json.loads(CliRunner().invoke(main, arguments).output)["findings"]
        assert [each["code"] for each in found if each["code"].startswith("XB-CHARGE")] == [f"XB-CHARGE-{expected}"]
        assert all(each["severity"] != "error" for each in found)
        run("import", folder)


@pytest.mark.usefixtures("data")
def test_a_case_is_checked_with_the_tables_too(folder: Path, tmp_path: Path) -> None:
    copy_case(tmp_path / "case", key_id="norfolk-demo-2026")
    arguments = ["case", "check", str(tmp_path / "case"), "--report", "json"]
    before = _codes_of(arguments)
    run("import", folder)
    assert "XB-CODE-003" not in before
    assert _codes_of(arguments) == before | {"XB-CODE-003"}


def _codes_of(arguments: list[str]) -> set[str]:
    return {found["code"] for found in json.loads(CliRunner().invoke(main, arguments).output)["findings"]}


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_import_that_is_stopped_leaves_what_was_there(
    folder: Path, data: Path, tmp_path: Path, number: signal.Signals
) -> None:
    run("import", folder)
    before = (data / "national.sqlite").read_bytes()
    rows = [{"cjsCode": f"ZX{n:05}", "description": "x" * 200} for n in range(60_000)]
    write_tables(tmp_path / "large", {"output-data/country.json": rows})
    process = subprocess.Popen(
        [sys.executable, "-m", "xborder", "reference", "import", str(tmp_path / "large")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while len(list(data.iterdir())) == 1 and process.poll() is None and time.monotonic() < until:
        time.sleep(0.001)
    process.send_signal(number)
    process.wait(60)
    left = [path for path in data.iterdir() if path.name != "national.sqlite"]
    assert process.returncode != 0
    assert (data / "national.sqlite").read_bytes() == before
    assert number is signal.SIGKILL or left == []
    assert "0 days ago" in run("status").output
