"""The format of a file is found from how it begins, not from what it is called."""

from pathlib import Path

import pytest

from formats_world import KENT, KENT_FILE, NORFOLK_FILE, ORDERS_FILE, RECORDS, SPI, SUFFOLK, SUFFOLK_FILE
from xborder.formats import detect

SOURCES = {
    NORFOLK_FILE: SPI,
    KENT_FILE: KENT,
    SUFFOLK_FILE: SUFFOLK,
    ORDERS_FILE: "canonical-yaml",
    RECORDS / "norfolk/evidence.yaml": "canonical-yaml",
    RECORDS / "cambridgeshire/evidence.yaml": "canonical-yaml",
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_demo_sources(path: Path) -> None:
    assert detect(path) == SOURCES[path]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_without_a_telling_name(path: Path, tmp_path: Path) -> None:
    copied = tmp_path / "export.dat"
    copied.write_bytes(path.read_bytes())
    assert detect(copied) == SOURCES[path]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_with_a_byte_order_mark(path: Path, tmp_path: Path) -> None:
    copied = tmp_path / f"marked{path.suffix}"
    copied.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert detect(copied) == SOURCES[path]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("empty.csv", ""),
        ("other.csv", "a,b\n1,2\n"),
        ("other.json", '{"export": 1}'),
        ("other.xml", "<ResultedCaseMessage/>"),
        ("other-space.xml", '<NewCaseMessage xmlns="urn:another"/>'),
        ("other.yaml", "schema: somebody/else/1\n"),
        ("note.txt", "NewCaseMessage is the name of an element."),
    ],
)
def test_other_files_have_no_profile(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert detect(path) is None


def test_a_folder_has_no_profile(tmp_path: Path) -> None:
    assert detect(tmp_path) is None


def test_heading_row_after_a_line_for_spreadsheets(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("sep=,\r\n" + KENT_FILE.read_text(encoding="utf-8"), encoding="utf-8")
    assert detect(path) == KENT


def test_keys_may_stand_far_into_a_long_file(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    text = SUFFOLK_FILE.read_text(encoding="utf-8")
    path.write_text(text.replace('"nominals"', f'"padding": "{"x" * 90_000}", "nominals"'), encoding="utf-8")
    assert detect(path) == SUFFOLK


def test_profiles_of_a_folder_are_looked_at(tmp_path: Path) -> None:
    profile = (
        "name: two-columns\ntitle: Two columns\nversion: '1'\nstatus: illustrative\nformat: csv\n"
        "detect: {header: [No, What]}\nrecords:\n  - type: incident\n    lines:\n      - {to: ref, from: No}\n"
        "      - {to: summary, from: What}\n"
    )
    (tmp_path / "two-columns.yaml").write_text(profile, encoding="utf-8")
    source = tmp_path / "source.csv"
    source.write_text("No,What\n1,A dog\n", encoding="utf-8")
    assert detect(source) is None
    assert detect(source, iter([tmp_path])) == "two-columns"


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        (
            '{"schema": "xborder/incident/1", "ref": "A"}\n{"schema": "xborder/incident/1", "ref": "B"}\n',
            "canonical-jsonl",
        ),
        ('{"schema": "xborder/incident/1", "ref": A}\r\n\r\n{"schema": "xborder/incident/1"}', "canonical-jsonl"),
        ('{"schema": "xborder/incident/1", "ref": "A"}\n', "canonical-json"),
        ('{"schema": "xborder/records/1", "records": [{"a": {}},\n{"b": {}}]}', "canonical-json"),
        ('{\n"schema": "xborder/records/1",\n"records": [{"a": {}\n},{\n}]}', "canonical-json"),
    ],
)
def test_lines_without_a_name_are_known_by_how_they_begin(text: str, profile: str, tmp_path: Path) -> None:
    """As standard input has none."""
    path = tmp_path / "standard-input"
    path.write_text(text, encoding="utf-8", newline="")
    assert detect(path) == profile
