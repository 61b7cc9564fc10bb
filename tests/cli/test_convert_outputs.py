"""Where conversions read from and write to; what is written appears whole or not at all."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from convert_world import csv_log, incident, incidents, lines, refs, run
from formats_world import KENT_FILE, NORFOLK_FILE, SUFFOLK_FILE
from xborder.formats import read

JSONL = ("--to", "canonical-jsonl")


def test_several_files_and_folders_go_into_one_output_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    (folder / "inner").mkdir(parents=True)
    (folder / ".hidden.csv").write_text("x", encoding="utf-8")
    (folder / "b.csv").write_text(csv_log(2), encoding="utf-8")
    (folder / "inner/a.jsonl").write_text(incidents(1), encoding="utf-8")
    (folder / "a.json").write_bytes(SUFFOLK_FILE.read_bytes())
    result = run(folder, folder / "b.csv", *JSONL, "-o", folder / "out.jsonl", "--loss", folder / "loss.json")
    assert result.exit_code == 0, result.output
    assert refs(folder / "out.jsonl") == ["SR-2026-0088", "SFK/26/0311", "EK/26/1", "EK/26/2", "EK/26/1"]
    again = run(folder, *JSONL, "-o", folder / "out.jsonl", "--loss", folder / "loss.json", "--replace")
    assert again.exit_code == 0, again.output
    assert len(refs(folder / "out.jsonl")) == 5


def test_a_folder_with_nothing_in_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run(tmp_path / "empty", *JSONL, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert "XB-CLI-004" in result.output
    assert not (tmp_path / "out.jsonl").exists()


def test_standard_input_is_recognised_and_named(tmp_path: Path) -> None:
    result = run("-", *JSONL, "-o", tmp_path / "out.jsonl", stdin=KENT_FILE.read_bytes())
    assert len(refs(tmp_path / "out.jsonl")) == 8
    assert "standard input" in result.output
    assert {path.name for path in tmp_path.iterdir()} == {"out.jsonl"}
    unknown = run("-", *JSONL, "-o", tmp_path / "b.jsonl", stdin=b"what\nis this\n")
    assert unknown.exit_code == 2
    assert "XB-CLI-002" in unknown.output
    assert run("-", *JSONL, stdin=b"").exit_code == 2


def test_a_folder_as_output_has_a_file_for_each_input(tmp_path: Path) -> None:
    source = tmp_path / "in"
    (source / "deep").mkdir(parents=True)
    for name in ("a.csv", "deep/a.csv", "b.csv"):
        (source / name).write_text(csv_log(2), encoding="utf-8")
    (source / "b.jsonl").write_text(incidents(1), encoding="utf-8")
    assert run(source, "--to", "canonical-yaml", "-o", f"{tmp_path}/out/").exit_code == 0
    made = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert made == {"a.yaml", "deep/a.yaml", "b.csv.yaml", "b.jsonl.yaml"}


@pytest.mark.parametrize("number", [1, 2, 5])
@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
def test_records_written_one_by_one_are_as_those_written_at_once(form: str, number: int, tmp_path: Path) -> None:
    from xborder.formats import write

    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text(incidents(number), encoding="utf-8")
    two.write_text(json.dumps(incident(77)), encoding="utf-8")
    assert run(one, two, "--to", f"canonical-{form}", "-o", tmp_path / "out").exit_code == 0
    records = (*read(one, "canonical-jsonl").records, *read(two, "canonical-jsonl").records)
    assert (tmp_path / "out").read_bytes() == write(records, f"canonical-{form}").value
    assert run(one, "--to", f"canonical-{form}", "-o", tmp_path / "alone").exit_code == 0
    assert (tmp_path / "alone").read_bytes() == write(records[:-1], f"canonical-{form}").value


@pytest.mark.parametrize("first", [1, 3])
@pytest.mark.parametrize("form", ["json", "yaml"])
def test_records_are_added_to_a_document(form: str, first: int, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    good = incidents(first)
    source.write_text(good + json.dumps({**incident(9), "dogs": "two"}) + "\n", encoding="utf-8")
    options = ("--to", f"canonical-{form}", "-o", tmp_path / "out", "--quarantine", tmp_path / "bad")
    assert run(source, *options).exit_code == 1
    source.write_text(good + json.dumps({**incident(9), "dogs": 2}) + "\n", encoding="utf-8")
    result = run(source, *options, "--resume")
    assert result.exit_code == 0, result.output
    made = [record.data["ref"] for record in read(tmp_path / "out", f"canonical-{form}").records]
    assert made == [*(f"EK/26/{index}" for index in range(1, first + 1)), "EK/26/9"]


def test_a_document_that_is_whole_stays_and_the_next_stands_beside_it(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(incidents(2) + json.dumps({**incident(9), "dogs": "two"}) + "\n", encoding="utf-8")
    options = ("--to", "suffolk-rms", "-o", tmp_path / "out.json", "--quarantine", tmp_path / "bad")
    assert run(source, *options).exit_code == 1
    before = (tmp_path / "out.json").read_bytes()
    source.write_text(incidents(2) + json.dumps({**incident(9), "dogs": 2}) + "\n", encoding="utf-8")
    assert run(source, *options, "--resume").exit_code == 0
    assert (tmp_path / "out.json").read_bytes() == before
    assert [record.data["ref"] for record in read(tmp_path / "out-2.json", "suffolk-rms").records] == ["EK/26/9"]


def test_two_cases_do_not_go_into_one_message(tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_text(NORFOLK_FILE.read_text(encoding="utf-8").replace("36", "37"), encoding="utf-8")
    charges = tmp_path / "charges.jsonl"
    made = run(NORFOLK_FILE, other, "--force", "36", *JSONL, "-o", charges)
    assert len(lines(charges)) == 2, made.output
    result = run(charges, "--to", "spi-new-case", "-o", tmp_path / "out.xml")
    assert result.exit_code == 1
    assert "XB-FORMAT-100" in result.output
    assert "FOLDER/" in result.output
    assert not (tmp_path / "out.xml").exists()
    each = run(charges, "--to", "spi-new-case", "-o", f"{tmp_path}/out/")
    assert each.exit_code == 0, each.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["charges-1.xml", "charges-2.xml"]


def test_what_a_target_needs_and_a_record_lacks_is_named(tmp_path: Path) -> None:
    charges = tmp_path / "charge.json"
    run(NORFOLK_FILE, "--force", "36", "-o", charges)
    charge = json.loads(charges.read_bytes())
    del charge["offences"][0]["wording"]
    charge["defendant"]["name"]["family"] = "X" * 400
    charges.write_text(json.dumps(charge), encoding="utf-8")
    result = run(charges, "--to", "spi-new-case", "-o", tmp_path / "out.xml", "--quarantine", tmp_path / "bad")
    assert result.exit_code in {1, 2}
    assert "/defendant/name/family" in result.output
    assert "spi-new-case" in result.output
    assert "XXXX" not in result.output
    assert not (tmp_path / "out.xml").exists()
    assert (tmp_path / "bad/charge.json").read_bytes() == charges.read_bytes()


def test_nothing_is_replaced_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("mine", encoding="utf-8")
    result = run(KENT_FILE, *JSONL, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "XB-OUT-001" in result.output
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"out.jsonl": "mine"}


def test_strict_writes_nothing_but_the_losses(tmp_path: Path) -> None:
    options = ("--strict", "-o", tmp_path / "a.json", "--loss", tmp_path / "loss.json", "--quarantine", tmp_path / "q")
    assert run(NORFOLK_FILE, "--force", "36", *options).exit_code == 1
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"loss.json"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_closed_pipe_and_a_full_disk_are_told_in_plain_words() -> None:
    command = f"{sys.executable} -m xborder convert {KENT_FILE}"
    full = subprocess.run(["/bin/sh", "-c", f"{command} >/dev/full"], capture_output=True, text=True, check=False)
    assert full.returncode == 2
    assert "Traceback" not in full.stderr
    closed = subprocess.run(["/bin/sh", "-c", f"{command} | head -c 1"], capture_output=True, text=True, check=False)
    assert "Traceback" not in closed.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_conversion_that_is_stopped_leaves_no_output(number: signal.Signals, workers: str, tmp_path: Path) -> None:
    source = tmp_path / "long.csv"
    source.write_text(csv_log(150_000), encoding="utf-8")
    command = [sys.executable, "-m", "xborder", "convert", str(source), *JSONL, "-o", str(tmp_path / "out.jsonl")]
    process = subprocess.Popen(
        [*command, "--workers", workers], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not any(p.stat().st_size for p in tmp_path.glob(".out.jsonl.*-writing")):
        time.sleep(0.02)
    os.kill(process.pid, number)
    _, said = process.communicate(timeout=60)
    assert process.returncode in {130, 143, -signal.SIGKILL}
    assert "Traceback" not in said
    assert not (tmp_path / "out.jsonl").exists()
    if number is signal.SIGKILL:  # what it could not remove is removed by the next that writes there
        time.sleep(2.5)
        source.write_text(csv_log(1), encoding="utf-8")
        assert run(source, *JSONL, "-o", tmp_path / "out.jsonl").exit_code == 0
        (tmp_path / "out.jsonl").unlink()
    assert {path.name for path in tmp_path.iterdir()} == {"long.csv"}


@pytest.mark.parametrize(
    "arguments", [("--resume",), ("--quarantine", "q"), ("-o", "x", "--resume"), ("--workers", "0")]
)
def test_wishes_that_do_not_go_together_are_wrong_use(arguments: tuple[str, ...]) -> None:
    result = run(KENT_FILE, *arguments)
    assert result.exit_code == 2
    assert "Usage" in result.output


def test_no_value_of_a_record_is_shown(tmp_path: Path) -> None:
    result = run(NORFOLK_FILE, "--force", "36", "-o", tmp_path / "a.json", "--loss", tmp_path / "loss.json")
    assert "FENWRIGHT" not in result.output.upper()


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("cps-cp20", '<CP20 xmlns="http://www.cgi.com/CP/CP20/2020-03"/>'),
        ("cps-lcbundle", '<Bundle xmlns="http://www.logica.com/Bundling/2011-06"/>'),
    ],
)
def test_a_message_of_documents_names_the_command_for_it(name: str, start: str, tmp_path: Path) -> None:
    source = tmp_path / "message.xml"
    source.write_text(start, encoding="utf-8")
    read = run(source, "-o", tmp_path / "out.json")
    assert read.exit_code == 2
    assert "XB-CLI-005" in read.output
    assert "xborder case import" in read.output
    written = run(source, "--to", name, "-o", tmp_path / "out.xml")
    assert written.exit_code == 2
    assert "xborder case export" in written.output
