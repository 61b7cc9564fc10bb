"""The commands as a user runs them: what they print, and how they end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from xborder.casefile.demo import copy_case
from xborder.cli.main import main

KENT = "records/kent/coursing-log.csv"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands") / "case"
    copy_case(folder, key_id="norfolk-demo-2026")
    return folder


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_check_finds_the_slip_and_keeps_the_number_to_itself(case: Path) -> None:
    result = run("check", case / KENT, "--force", "46")
    assert result.exit_code == 1
    assert "row 5, column PNC ID" in result.output
    assert "XB-PNC-002" in result.output
    assert "2009/0318" not in result.output
    assert "2009/0318274L" in run("check", case / KENT, "--force", "46", "--show-values").output


def test_check_says_each_thing_once(case: Path) -> None:
    assert run("check", case / KENT, "--force", "46").output.count("XB-PNC-002") == 1


def test_check_gives_json_without_values(case: Path) -> None:
    report = json.loads(run("check", case / KENT, "--report", "json").output)
    [found] = [each for each in report["findings"] if each["code"] == "XB-PNC-002"]
    assert found["location"]["row"] == 5
    assert "suggestions" not in found


def test_check_ends_with_zero_where_nothing_reaches_the_threshold(case: Path) -> None:
    assert run("check", case / "records/cambridgeshire/orders.yaml").exit_code == 0


@pytest.mark.parametrize("name", ["absent.csv", "empty.csv", "rubbish.bin"])
def test_check_of_what_cannot_be_read_ends_with_two(tmp_path: Path, name: str) -> None:
    if name != "absent.csv":
        (tmp_path / name).write_bytes(b"" if name == "empty.csv" else bytes(range(256)))
    assert run("check", tmp_path / name).exit_code == 2


def test_an_unknown_profile_is_named_with_those_that_are_known(case: Path) -> None:
    result = run("check", case / KENT, "--profile", "nonesuch")
    assert result.exit_code == 2
    assert "kent-coursing-log" in result.output


def test_convert_writes_records_that_can_be_checked(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "suffolk.yaml"
    assert (
        run(
            "convert", case / "records/suffolk/export.json", "--force", "37", "--to", "canonical-yaml", "-o", out
        ).exit_code
        == 0
    )
    assert run("check", out).exit_code == 0
    again = run("convert", case / "records/suffolk/export.json", "--to", "canonical-yaml", "-o", out)
    assert again.exit_code == 2
    assert "--replace" in again.output


def test_convert_names_its_losses_and_strict_makes_them_errors(case: Path, tmp_path: Path) -> None:
    loss = tmp_path / "loss.json"
    source = case / "records/norfolk/new-case.xml"
    assert run("convert", source, "--force", "36", "-o", tmp_path / "a.json", "--loss", loss).exit_code == 0
    assert json.loads(loss.read_text())["read"]["totals"]["unmapped"] > 0
    assert run("convert", source, "--force", "36", "-o", tmp_path / "b.json", "--strict").exit_code == 1
    assert not (tmp_path / "b.json").exists()


def test_id_explains_and_proposes() -> None:
    assert "20020073319Z" in run("id", "pnc", "02/73319Z").output
    wrong = run("id", "pnc", "2009/0318724L")
    assert wrong.exit_code == 1
    assert "2009/0318274L" in wrong.output
    assert run("id", "shoe-size", "9").exit_code == 2


def test_ladder_shows_four_forces(case: Path) -> None:
    words = run("ladder", "show", case).output
    assert all(force in words for force in ("Norfolk", "Suffolk", "Kent", "Cambridgeshire"))
    [ladder] = json.loads(run("ladder", "show", case, "--report", "json").stdout)
    assert len(ladder["steps"]) >= 10


def test_share_decides_without_releasing(case: Path, tmp_path: Path) -> None:
    result = run("share", "decide", case, "--decision", tmp_path / "decision.json")
    assert result.exit_code == 0
    assert "norfolk to cps" in result.output
    assert "FENWRIGHT" not in (tmp_path / "decision.json").read_text()


def test_nobody_who_is_not_in_the_case_is_asked_for(case: Path, tmp_path: Path) -> None:
    run("share", "decide", case, "--decision", tmp_path / "decision.json")
    assert "EK/26/1018" not in (tmp_path / "decision.json").read_text()


def test_case_check_shows_what_is_ready(case: Path) -> None:
    result = run("case", "check", case)
    assert result.exit_code == 0, result.output
    assert "Ready." in result.output


@pytest.mark.parametrize("arguments", [("case", "build", "."), ("bundle", "verify"), ("check",), ("nonesuch",)])
def test_wrong_use_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_time_without_an_offset_is_refused(case: Path, tmp_path: Path) -> None:
    assert run("case", "build", case, "-o", tmp_path / "out", "--now", "2026-10-08").exit_code == 2


def test_a_key_that_is_none_is_refused(case: Path, tmp_path: Path) -> None:
    result = run("case", "build", case, "-o", tmp_path / "out", "--sign-key", case / "case.yaml", "--key-id", "x")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_verify_of_what_is_no_bag_ends_with_two(tmp_path: Path) -> None:
    assert run("bundle", "verify", tmp_path / "absent").exit_code == 2
    assert run("bundle", "verify", tmp_path).exit_code == 2


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from xborder.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'lxml', 'yaml', 'pikepdf', 'typst', 'jsonschema', 'cattrs', 'msgspec', 'cryptography', 'pypdf'}\n"
        "commands = {name.split('.')[0] for name in sys.modules} & heavy\n"
        "sys.exit(','.join(sorted(commands)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_demonstration_removes_nothing_that_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/mine.txt").write_text("mine")
    assert run("demo", tmp_path / "papers").exit_code == 2
    assert run("demo", tmp_path / "papers", "--replace").exit_code == 2
    assert (tmp_path / "papers/mine.txt").read_text() == "mine"


def test_without_the_bundle_extra_a_build_says_what_is_missing(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("xborder.bundle.pdf", "xborder.casefile"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    result = run("case", "build", case, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "xborder[bundle]" in result.output
