"""The loss report of a conversion: whole, valid, and of bounded size in memory."""

import gc
import json
import tracemalloc
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from convert_world import KINDS, incidents, run, written
from formats_world import KENT_FILE, NORFOLK_FILE, SUFFOLK_FILE
from xborder.formats.comparing import compare
from xborder.formats.loss import LossKind
from xborder.formats.parts.loss_file import loss_schema

KINDS_OF_LOSS = ["lost", "defaulted", "narrowed", "widened", "unmapped"]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(loss_schema())


@pytest.mark.parametrize("target", ["canonical-json", "kent-coursing-log", "suffolk-rms", "spi-new-case"])
@pytest.mark.parametrize("source", [KENT_FILE, SUFFOLK_FILE, NORFOLK_FILE])
def test_every_loss_report_is_valid_and_adds_up(source: Path, target: str, tmp_path: Path) -> None:
    loss = tmp_path / "loss.json"
    run(source, "--force", "36", "--to", target, "-o", tmp_path / "out", "--loss", loss)
    report = json.loads(loss.read_bytes())
    assert not list(Draft202012Validator(loss_schema()).iter_errors(report))
    assert list(report["totals"]) == KINDS_OF_LOSS
    for kind in KINDS_OF_LOSS:
        assert report["totals"][kind] == sum(report[side]["totals"][kind] for side in ("read", "written"))
        assert report["totals"][kind] == sum(record["totals"][kind] for record in report["records"])
    counted = sum(path["count"] for side in ("read", "written") for path in report[side]["paths"])
    assert counted == sum(len(record["entries"]) for record in report["records"])


def test_losses_have_places_and_examples_in_the_file_and_none_in_the_summary(tmp_path: Path) -> None:
    loss = tmp_path / "loss.json"
    result = run(SUFFOLK_FILE, "-o", tmp_path / "out.json", "--loss", loss)
    entries = [entry for record in json.loads(loss.read_bytes())["records"] for entry in record["entries"]]
    lines = SUFFOLK_FILE.read_text(encoding="utf-8").splitlines()
    assert entries
    for entry in entries:
        assert entry["example"] in lines[entry["location"]["line"] - 1]
        assert entry["example"] not in result.output


def test_a_text_that_says_more_afterwards_is_widened() -> None:
    before, after = (
        {"ref": "A", "born": born, "name": name} for born, name in (("1991-02", "Ann"), ("1991-02-01", "A"))
    )
    made = [type("Record", (), {"type": "x", "data": data})() for data in (before, after)]
    report = compare([made[0]], [made[1]])
    assert {entry.path: entry.kind for entry in report} == {"/born": LossKind.WIDENED, "/name": LossKind.NARROWED}


def test_what_a_table_puts_in_is_told_record_by_record(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(incidents(3), encoding="utf-8")
    loss = tmp_path / "loss.json"
    assert run(source, "--to", "kent-coursing-log", "-o", tmp_path / "out.csv", "--loss", loss).exit_code == 0
    report = json.loads(loss.read_bytes())
    assert {record["record"] for record in report["records"]} == {f"EK/26/{index}" for index in range(1, 4)}
    assert report["written"]["totals"]["defaulted"] >= 3


def _peak(folder: Path, number: int) -> int:
    source = written(folder, KINDS["jsonl"], incidents(number))
    options = ("--to", "kent-coursing-log", "-o", folder / "out.csv", "--loss", folder / "loss.json", "--replace")
    # As in a process of its own: what the tests before left is not looked through again and again.
    gc.collect()
    gc.freeze()
    gc.collect()
    tracemalloc.start()
    try:
        result = run(source, *options, "--quarantine", folder / f"bad{number}")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        gc.unfreeze()
    assert result.exit_code == 0, result.output
    assert len(json.loads((folder / "loss.json").read_bytes())["records"]) == number
    return peak


def test_memory_is_flat_in_the_number_of_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xborder.formats.parts.converting.RECORDS", 400)
    for kept in ("parsing", "shown"):  # texts that were read or printed before are kept up to a number
        monkeypatch.setattr(f"xborder.formats.quick.{kept}._KEPT", 100)
    _peak(tmp_path, 500)  # what is loaded once is not counted
    assert _peak(tmp_path, 8_000) <= 1.1 * _peak(tmp_path, 800)
