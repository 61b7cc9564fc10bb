"""A file of waivers: those that hold, those that ran out, those that name nothing."""

import datetime as dt
from pathlib import Path

import pytest

from xborder.findings import Location, finding
from xborder.rules.waivers import load_waivers

TODAY = dt.date(2026, 11, 25)
ENTRY = """- code: {code}
  path: kent.csv
  reason: The source system is re-keyed in January.
  owner: Records, Kent
  expires: '{expires}'
"""


def written(folder: Path, *entries: tuple[str, str]) -> Path:
    path = folder / "waivers.yaml"
    text = "".join(ENTRY.format(code=code, expires=expires) for code, expires in entries)
    path.write_text(f"schema: xborder/waivers/1\nwaivers:\n{text}")
    return path


def test_a_waiver_holds_up_to_its_last_day(tmp_path: Path) -> None:
    read = load_waivers(written(tmp_path, ("XB-PNC-002", "2026-11-25")), today=TODAY)
    assert read.value is not None
    assert [rule.code for rule in read.value.rules] == ["XB-PNC-002"]
    assert not read.report


def test_one_that_ran_out_is_a_finding_with_its_place_and_holds_no_more(tmp_path: Path) -> None:
    read = load_waivers(written(tmp_path, ("XB-PNC-002", "2026-11-24"), ("XB-ASN-002", "2027-01-31")), today=TODAY)
    assert read.value is not None
    assert [rule.code for rule in read.value.rules] == ["XB-ASN-002"]
    [found] = read.report
    assert (found.code, found.location.line, found.location.pointer) == ("XB-WAIVER-001", 7, "/waivers/0/expires")
    assert "2026-11-24" in found.message


def test_a_code_that_does_not_exist_is_told_with_near_ones(tmp_path: Path) -> None:
    [found] = load_waivers(written(tmp_path, ("xb-pnc-02", "2027-01-31")), today=TODAY).report
    assert found.code == "XB-WAIVER-003"
    assert "XB-PNC-002" in found.hint


def test_what_covered_nothing_is_told(tmp_path: Path) -> None:
    waivers = load_waivers(written(tmp_path, ("XB-PNC-002", "2027-01-31"), ("XB-ASN-002", "2027-01-31")), today=TODAY)
    assert waivers.value is not None
    assert waivers.value.rules[0].covers(finding("XB-PNC-002", Location(file="kent.csv")))
    waivers.value.rules[0].used = 1
    assert [(found.code, found.location.pointer) for found in waivers.value.unused()] == [
        ("XB-WAIVER-002", "/waivers/1")
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "XB-YAML-009"),
        ("schema: xborder/waivers/1\nwaivers: [{code: XB-PNC-002}]\n", "XB-SCHEMA-004"),
        ("schema: xborder/links/1\n", "XB-SCHEMA-003"),
        ("schema: xborder/waivers/1\nwaivers: &a []\nwaivers: *a\n", "XB-YAML-003"),
    ],
)
def test_what_is_no_file_of_waivers_waives_nothing(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(text)
    read = load_waivers(path, today=TODAY)
    assert read.value is None
    assert code in {found.code for found in read.report} or path.stat().st_size == 0
    assert all(found.location.file for found in read.report)
