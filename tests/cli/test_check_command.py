"""``xborder check``: severities, waivers, several reports at once, long files, and Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formats_world import KENT_FILE
from xborder.cli.main import main

CODE = "XB-PNC-002"
WAIVERS = """schema: xborder/waivers/1
waivers:
- code: XB-PNC-002
  path: {path}
  reason: The source system is re-keyed in January.
  owner: Records, Kent
  expires: '{expires}'
"""


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["check", str(KENT_FILE), "--force", "46", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def report_of(result: Result) -> dict[str, list[dict[str, str]]]:
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def severity_of(result: Result) -> set[str]:
    return {found["severity"] for found in report_of(result)["findings"] if found["code"] == CODE}


def test_the_severity_of_a_code_is_the_users_to_set() -> None:
    assert run().exit_code == 1
    lenient = run("--severity", f"{CODE}=warning", "--report", "json")
    assert severity_of(lenient) == {"warning"}
    assert lenient.exit_code == 0
    assert run("--severity", f"{CODE}=warning", "--fail-on", "warning").exit_code == 1


@pytest.mark.parametrize("text", ["XB-PNC-002", "XB-PNC-002=off", "XB-NONE-001=error", "xb-pnc-2=error"])
def test_a_severity_that_cannot_be_is_wrong_use(text: str) -> None:
    assert run("--severity", text).exit_code == 2


def test_a_waived_finding_is_shown_and_does_not_fail_the_check(tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text(WAIVERS.format(path=KENT_FILE.name, expires="2099-12-31"))
    waived = run("--waivers", waivers, "--report", "json")
    assert waived.exit_code == 0
    assert CODE in {found["code"] for found in report_of(waived)["findings"]}


def test_a_waiver_that_ran_out_is_a_finding_and_waives_nothing(tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text(WAIVERS.format(path=KENT_FILE.name, expires="2020-12-31"))
    result = run("--waivers", waivers)
    assert result.exit_code == 1
    assert "XB-WAIVER-001" in result.output


def test_a_waiver_that_covers_nothing_is_told(tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text(WAIVERS.format(path="essex.csv", expires="2099-12-31"))
    assert "XB-WAIVER-002" in run("--waivers", waivers).output


def test_waivers_that_cannot_be_read_stop_the_check(tmp_path: Path) -> None:
    assert run("--waivers", tmp_path / "absent.yaml").exit_code == 2


def test_several_reports_of_one_check(tmp_path: Path) -> None:
    target = tmp_path / "out" / "report.json"
    result = run("--report", "text", "--report", f"json={target}")
    assert CODE in result.output
    assert CODE in target.read_text()
    assert "2009/0318" not in target.read_text()
    assert run("--report", "text", "--report", "json").exit_code == 2


def test_a_report_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    result = run("--report", f"json={tmp_path / 'file' / 'report.json'}")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_only_so_many_of_a_code_are_shown_and_all_count(tmp_path: Path) -> None:
    heading, *rows = KENT_FILE.read_text(encoding="utf-8").splitlines()
    bad = next(row for row in rows if "0318724" in row)
    path = tmp_path / "long.csv"
    path.write_text("\n".join([heading, *(bad.replace("EK/26/", f"EK/26/{n}") for n in range(30))]) + "\n")
    command = ["check", str(path), "--force", "46", "--report", "json", "--max-findings", "4"]
    report = json.loads(CliRunner().invoke(main, command).stdout)
    assert sum(found["code"] == CODE for found in report["findings"]) == 4
    assert report["counts"]["error"] == 30


def long_log(path: Path, rows: int) -> Path:
    heading, first, *_ = KENT_FILE.read_text(encoding="utf-8").splitlines()
    with path.open("w", encoding="utf-8") as out:
        out.write(f"{heading}\n")
        out.writelines(first.replace("EK/26/1018", f"EK/26/{number}") + "\n" for number in range(rows))
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Windows are others")
def test_ctrl_c_leaves_no_report_and_no_traceback(tmp_path: Path) -> None:
    log, out = long_log(tmp_path / "long.csv", 200_000), tmp_path / "out"
    command = [sys.executable, "-m", "xborder", "check", str(log), "--force", "46", "--report", f"json={out}/r.json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        time.sleep(2.5)
        os.kill(running.pid, signal.SIGINT)
        _, errors = running.communicate(timeout=30)
    assert running.returncode == 130, errors
    assert "Traceback" not in errors
    assert not list(out.glob("*"))


@pytest.mark.soak
def test_a_million_records_in_flat_memory(tmp_path: Path) -> None:
    code = (
        "import sys, resource\nfrom xborder.cli.main import main\n"
        "try:\n    main(['check', sys.argv[1], '--force', '46'])\nexcept SystemExit:\n    pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
    )
    peaks = []
    for rows in (50_000, 1_000_000):
        log = long_log(tmp_path / f"{rows}.csv", rows)
        done = subprocess.run([sys.executable, "-c", code, str(log)], capture_output=True, text=True, check=True)
        peaks.append(int(done.stderr.split()[-1]))
    assert peaks[1] < 1.2 * peaks[0], peaks


def test_a_waiver_that_gives_no_reason_or_owner_waives_nothing(tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.yaml"
    text = WAIVERS.format(path=KENT_FILE.name, expires="2099-12-31")
    for blank in (
        "reason: The source system is re-keyed in January.",
        "owner: Records, Kent",
        f"path: {KENT_FILE.name}",
    ):
        waivers.write_text(text.replace(blank, f"{blank.partition(':')[0]}: ' '"))
        result = run("--waivers", waivers)
        assert result.exit_code == 1
        assert "XB-WAIVER-004" in result.output
        assert "waived" not in result.output.splitlines()[-1]


def test_a_report_is_never_written_over_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    log, waivers = tmp_path / "log.csv", tmp_path / "waivers.yaml"
    log.write_bytes(KENT_FILE.read_bytes())
    waivers.write_text(WAIVERS.format(path="log.csv", expires="2099-12-31"))
    for target in ("log.csv", "./log.csv", "waivers.yaml"):
        result = CliRunner().invoke(
            main, ["check", str(log), "--waivers", "waivers.yaml", "--report", f"json={target}"]
        )
        assert result.exit_code == 2
        assert "written over" in result.output
    assert log.read_bytes() == KENT_FILE.read_bytes()
    assert waivers.read_text().startswith("schema:")


def test_waivers_named_in_the_settings_are_named_as_they_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "waivers.yaml").write_text(WAIVERS.format(path="essex.csv", expires="2099-12-31"))
    (tmp_path / "xborder.toml").write_text("waivers = 'waivers.yaml'\n")
    assert "\nwaivers.yaml (1 info)\n" in run().output


def test_a_file_given_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("log.csv").write_bytes(KENT_FILE.read_bytes())
    result = CliRunner().invoke(main, ["check", "log.csv", "./log.csv", str(tmp_path / "log.csv")])
    assert "XB-CASE-001" not in result.output
    assert result.output.endswith("in 1 file\n")


def test_the_report_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    result = run("--report", "text", "--report", f"json={tmp_path}")
    assert result.exit_code == 2
    assert str(tmp_path) in result.output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_and_a_closed_output_are_told_without_a_traceback() -> None:
    command = f"{sys.executable} -m xborder check {KENT_FILE} --force 46"
    full = subprocess.run(["/bin/sh", "-c", f"{command} >/dev/full"], capture_output=True, text=True, check=False)
    assert full.returncode == 2
    assert full.stderr == "Error: this could not be finished: no space left on device\n"
    closed = subprocess.run(["/bin/sh", "-c", f"{command} >&-"], capture_output=True, text=True, check=False)
    assert (closed.returncode, closed.stderr) == (1, "")


@pytest.mark.parametrize("code", ["99", "19", "kent", "", "4\n6"])
def test_a_force_that_is_none_is_wrong_use(code: str) -> None:
    result = run("--force", code)
    assert result.exit_code == 2
    assert "no force has this code" in result.output


@pytest.mark.parametrize("option", ["-o", "--loss"])
def test_a_conversion_is_never_written_over_its_source(tmp_path: Path, option: str) -> None:
    log = tmp_path / "log.csv"
    log.write_bytes(KENT_FILE.read_bytes())
    result = CliRunner().invoke(main, ["convert", str(log), option, str(log), "--replace"])
    assert result.exit_code == 2
    assert "written over" in result.output
    assert log.read_bytes() == KENT_FILE.read_bytes()
