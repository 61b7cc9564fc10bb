"""Bad input in every format, through the command: an exit code, a finding with a place, no traceback, no values."""

import errno
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formats_world import KENT_FILE, NORFOLK_FILE, ORDERS_FILE, SUFFOLK_FILE
from workbooks import Formula, make_workbook, raw_workbook, table_of
from xborder.cli.main import main
from xborder.formats import read

Make = Callable[[Path], Path]

ORDERS = ORDERS_FILE.read_text(encoding="utf-8")
ITEMS = [record.data for record in read(ORDERS_FILE, "canonical-yaml").records]
#: A good text of each format by the end of its name.
GOOD = {
    ".yaml": ORDERS,
    ".json": json.dumps({"schema": "xborder/records/1", "records": ITEMS}, ensure_ascii=False, indent=1),
    ".jsonl": "".join(f"{json.dumps(item, ensure_ascii=False)}\n" for item in ITEMS),
    ".xml": NORFOLK_FILE.read_text(encoding="utf-8"),
    ".csv": KENT_FILE.read_text(encoding="utf-8"),
    ".rms.json": SUFFOLK_FILE.read_text(encoding="utf-8"),
}
#: What the good texts hold that no output may, unless it is asked for.
PERSONAL = re.compile(r"fenwright|daryl|318274|318724|lv19|sluice|1991-02-17|17/02/1991|zzq7|canary", re.IGNORECASE)


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["check", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def judge(path: Path, *, placed: bool = True, codes: int | None = None) -> list[str]:
    """Check one file as text and as JSON; give the codes found."""
    said = run(path)
    assert said.exit_code in ({1, 2} if codes is None else {codes}), said.output
    assert "Traceback" not in said.output
    assert not PERSONAL.search(said.output.replace(str(path), "")), said.output
    report = json.loads(run(path, "--report", "json").output)
    errors = [found for found in report["findings"] if found["severity"] == "error"]
    assert errors
    for found in report["findings"]:
        assert found["location"]["file"] == str(path)
        assert "excerpt" not in found
        assert "suggestions" not in found
    if placed:
        assert any(found["location"].keys() & {"line", "row", "cell", "sheet"} for found in errors), errors
    return [found["code"] for found in errors]


def written(folder: Path, suffix: str, content: str | bytes) -> Path:
    path = folder / f"input{suffix}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("suffix", GOOD)
@pytest.mark.parametrize(
    ("spoil", "placed"),
    [
        (lambda text: text.encode("utf-16"), False),
        (lambda text: text.replace("a", "é", 1).replace("e", "é").encode("latin-1", "replace"), True),
        (lambda text: text.replace("e", "\0", 40).encode(), True),
        (lambda text: text[: len(text) // 2].rstrip().encode() + b'"\\', True),
        (lambda _: b"", False),
        (lambda _: b"\xef\xbb\xbf", False),
        (lambda _: b"\n\n\n", False),
        (lambda _: bytes(range(256)), False),
        (lambda _: b"\x1f\x8b\x08\0", False),
    ],
    ids=["utf-16", "latin-1", "nul", "truncated", "empty", "mark", "blank", "bytes", "gzip"],
)
def test_bytes_that_are_no_good_text(tmp_path: Path, suffix: str, spoil: Callable[[str], bytes], placed: bool) -> None:
    judge(written(tmp_path, suffix, spoil(GOOD[suffix])), placed=placed)


DATED = {
    ".yaml": (r'(_on: )"[0-9-]{10}"', r'\1"2026-02-30"'),
    ".json": (r'(_on": )"[0-9-]{10}"', r'\1"2026-02-30"'),
    ".jsonl": (r'(_on": )"[0-9-]{10}"', r'\1"2026-02-30"'),
    ".xml": ("1991-02-17", "1991-02-30"),
    ".csv": ("17/02/1991", "30/02/1991"),
    ".rms.json": (r'"MAR-2024"', '"MRZ-2024"'),
}


@pytest.mark.parametrize("suffix", GOOD)
def test_an_impossible_date(tmp_path: Path, suffix: str) -> None:
    text = re.sub(*DATED[suffix], GOOD[suffix], count=1)
    assert text != GOOD[suffix]
    judge(written(tmp_path, suffix, text))


@pytest.mark.parametrize(
    ("suffix", "old", "new", "code"),
    [
        (".yaml", "schema:", "schema: xborder/records/1\nschema:", "XB-YAML-002"),
        (".json", '"schema":', '"schema": "xborder/records/1", "schema":', "XB-JSON-002"),
        (".jsonl", '"schema":', '"schema": "xborder/records/1", "schema":', "XB-JSON-002"),
        (".rms.json", '"surname":', '"surname": "CANARY", "surname":', "XB-JSON-002"),
        (".csv", "Log ref,Date", "Date,Date", "XB-CSV-008"),
        (".xml", "<NewCaseMessage ", '<NewCaseMessage Flow="x" ', "XB-XML-001"),
        (".json", '"ref":', '"spare": 1, "ref":', "XB-SCHEMA-005"),
        (".jsonl", '"ref":', '"spare": 1, "ref":', "XB-SCHEMA-005"),
        (".yaml", "ref:", "spare: 1\n    ref:", "XB-SCHEMA-005"),
        (".yaml", "ref:", "ref: &CANARY", "XB-YAML-003"),
        (".yaml", "ref:", "ref: !!python/object:CANARY", "XB-YAML-005"),
        (".yaml", "ref:", "ref: *CANARY #", "XB-YAML-003"),
        (".xml", "<NewCaseMessage ", "<!DOCTYPE CANARY><NewCaseMessage ", "XB-XML-003"),
        (".xml", "<Case>", "<Case>&CANARY;", "XB-XML-001"),
        (".xml", "<Case>", "<Case><Case>", "XB-XML-001"),
        (".csv", "EK/26/1018,", 'EK/26/1018,"CANARY"x', "XB-CSV-003"),
        (".csv", "EK/26/1018,", "EK/26/1018,,", "XB-CSV-004"),
        (".json", '"ref":', '"ref": NaN, "x":', "XB-JSON-003"),
        (".json", '"ref":', f'"x": {"[" * 70}{"]" * 70}, "ref":', "XB-JSON-006"),
        (".json", '"ref":', f'"x": {"[" * 100_000}, "ref":', "XB-JSON-006"),
    ],
)
def test_texts_that_are_wrong_in_one_place(tmp_path: Path, suffix: str, old: str, new: str, code: str) -> None:
    assert old in GOOD[suffix]
    found = judge(written(tmp_path, suffix, GOOD[suffix].replace(old, new, 1)))
    assert found[0].rpartition("-")[0] == code.rpartition("-")[0], found


ROWS = table_of(GOOD[".csv"])
LOG = "log.xlsx"


def _changed(row: int, column: int, value: object) -> list[list[object]]:
    rows: list[list[object]] = [list(cells) for cells in ROWS]
    rows[row][column] = value
    return rows


def _bytes(content: bytes) -> Make:
    def make(folder: Path) -> Path:
        (folder / LOG).write_bytes(content)
        return folder / LOG

    return make


def _cut(folder: Path) -> Path:
    path = make_workbook(folder / LOG, {"Log": ROWS})
    path.write_bytes(path.read_bytes()[:-200])
    return path


WORKBOOKS: dict[str, tuple[Make, str]] = {
    "truncated": (_cut, "XB-XLSX-003"),
    "renamed CSV": (_bytes(GOOD[".csv"].encode()), "XB-XLSX-001"),
    "old kind": (_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "XB-XLSX-001"),
    "encrypted": (
        _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
        "XB-XLSX-002",
    ),
    "empty": (_bytes(b""), "XB-FILE-005"),
    "no sheets": (lambda folder: raw_workbook(folder / LOG, parts={"xl/workbook.xml": "<workbook/>"}), "XB-XLSX-006"),
    "bomb": (lambda folder: raw_workbook(folder / LOG, " " * 40_000_000), "XB-XLSX-005"),
    "DOCTYPE": (
        lambda folder: raw_workbook(folder / LOG, parts={"xl/workbook.xml": "<!DOCTYPE CANARY><workbook/>"}),
        "XB-XML-003",
    ),
    "far cell": (
        lambda folder: raw_workbook(folder / LOG, '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'),
        "XB-FORMAT-007",
    ),
    "empty sheet": (lambda folder: make_workbook(folder / LOG, {"Log": []}), "XB-FORMAT-007"),
    "other headings": (lambda folder: make_workbook(folder / LOG, {"Log": [["CANARY"], ["1"]]}), "XB-FORMAT-007"),
}
SHEETS: dict[str, tuple[Make, str]] = {
    "two logs": (lambda folder: make_workbook(folder / LOG, {"Log": ROWS, "Copy": ROWS}), "XB-XLSX-025"),
    "hidden": (lambda folder: make_workbook(folder / LOG, {"A": [], "Log": ROWS}, hidden=["Log"]), "XB-XLSX-027"),
    "merged rows": (
        lambda folder: make_workbook(folder / LOG, {"Log": ROWS}, merged={"Log": ["E2:E3"]}),
        "XB-XLSX-017",
    ),
    "error cell": (
        lambda folder: make_workbook(folder / LOG, {"Log": _changed(1, 4, Formula("=NA()", "#N/A"))}),
        "XB-XLSX-021",
    ),
    "no value": (
        lambda folder: make_workbook(folder / LOG, {"Log": _changed(1, 4, Formula("=A1", ""))}),
        "XB-XLSX-023",
    ),
    "date": (lambda folder: make_workbook(folder / LOG, {"Log": _changed(1, 1, "30/02/2026")}), "XB-FORMAT-010"),
    "twice": (
        lambda folder: make_workbook(folder / LOG, {"Log": [[*cells, cells[0]] for cells in ROWS]}),
        "XB-XLSX-013",
    ),
}


@pytest.mark.parametrize(("make", "code"), WORKBOOKS.values(), ids=WORKBOOKS)
def test_workbooks_that_cannot_be_read(tmp_path: Path, make: Make, code: str) -> None:
    assert judge(make(tmp_path), placed=False, codes=2) == [code]


@pytest.mark.parametrize(("make", "code"), SHEETS.values(), ids=SHEETS)
def test_sheets_with_faults_are_placed(tmp_path: Path, make: Make, code: str) -> None:
    assert code in judge(make(tmp_path))


SUFFIXES = (*GOOD, ".xlsx", ".dat")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_no_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"input{suffix}"
    assert judge(path, placed=False, codes=2) == ["XB-FILE-001"]
    path.mkdir()
    assert judge(path, placed=False, codes=2) == ["XB-FILE-003"]
    path.rmdir()
    path.symlink_to(path)
    assert judge(path, placed=False, codes=2) == ["XB-FILE-004"]
    path.unlink()
    path.symlink_to(KENT_FILE)
    assert judge(path, placed=False, codes=2) == ["XB-FILE-004"]
    path.unlink()
    os.mkfifo(path)
    assert judge(path, placed=False, codes=2) == ["XB-FILE-003"]


def test_a_device() -> None:
    assert judge(Path(os.devnull), placed=False, codes=2) == ["XB-FILE-003"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_may_not_be_read(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, suffix, GOOD.get(suffix, GOOD[".csv"]))
    real = os.open

    def refusing(name: Path | str, flags: int, mode: int = 0o777, **more: int) -> int:
        # Taking the right away from the file would not hinder whoever runs the tests as root.
        if str(name) == str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(name, flags, mode, **more)

    monkeypatch.setattr(os, "open", refusing)
    assert judge(path, placed=False, codes=2) == ["XB-FILE-002"]


@pytest.mark.parametrize("suffix", [*GOOD, ".xlsx"])
def test_a_huge_file(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path, suffix, GOOD.get(suffix, "PK\x03\x04"))
    os.truncate(path, 101 * 1024 * 1024)  # what follows the text is a hole: it takes no room on the disk
    judge(path, placed=False)
