"""``xborder profile``: what each command prints, how it ends, and that no value of a sample is printed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formats_world import KENT, KENT_FILE, NORFOLK_FILE, SPI
from xborder.cli.main import main

FIXTURES = Path(__file__).parents[1] / "formats" / "profiles"
OWN = """\
name: {name}
title: Two columns
version: "1"
status: published-samples
format: csv
detect: {{header: [No, What]}}
records:
  - type: incident
    lines:
      - {{to: ref, from: No}}
      - {{to: provenance/force, value: "36"}}
      - {{to: processing_restricted, value: false}}
      - {{to: summary, from: What}}
"""


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(name="folder")
def profile_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "formats"
    folder.mkdir()
    (folder / "two-columns.yaml").write_text(OWN.format(name="two-columns"))
    (tmp_path / "log.csv").write_text("No,What\n1,a dog\n")
    return folder


def test_lint_of_all_that_is_known() -> None:
    result = run("profile", "lint")
    assert result.exit_code == 0
    assert "profiles are well formed" in result.output


def test_lint_says_where_and_what_was_meant() -> None:
    result = run("profile", "lint", FIXTURES / "invalid/XB-FORMAT-002/unknown-key.yaml")
    assert result.exit_code == 1
    assert "line 25, character 39" in result.output
    assert "perhaps codec is meant" in result.output


def test_lint_gives_json_and_takes_folders(folder: Path) -> None:
    (folder / "worse.yaml").write_text(OWN.format(name="worse").replace("to: summary", "to: summry"))
    report = json.loads(run("profile", "lint", "--profiles", folder, "--report", "json").output)
    assert [found["code"] for found in report["findings"]] == ["XB-FORMAT-003"]


@pytest.mark.parametrize("given", ["absent", "absent.yaml"])
def test_a_profile_that_is_not_there_ends_with_two(given: str) -> None:
    for command in ("lint", "show", "coverage"):
        assert run("profile", command, given).exit_code == 2
    assert run("profile", "test", given, KENT_FILE).exit_code == 2


@pytest.mark.parametrize("form", ["text", "html", "markdown", "json"])
def test_show_in_each_form(form: str, tmp_path: Path) -> None:
    result = run("profile", "show", SPI, "--format", form)
    assert result.exit_code == 0
    assert "/Case/PTIURN" in result.output.replace("<wbr>", "")
    out = tmp_path / "shown"
    assert run("profile", "show", SPI, "--format", form, "-o", out).exit_code == 0
    assert out.read_text(encoding="utf-8") == result.output
    again = run("profile", "show", SPI, "--format", form, "-o", out)
    assert again.exit_code == 2
    assert "--replace" in again.output


def test_new_lint_test_and_coverage_follow_each_other(tmp_path: Path) -> None:
    draft = tmp_path / "my-log.yaml"
    made = run("profile", "new", KENT_FILE, "--type", "incident", "-o", draft)
    assert made.exit_code == 0
    assert "18 guessed" in made.output
    assert "name: my-log\n" in draft.read_text(encoding="utf-8")
    assert run("profile", "lint", draft).exit_code == 0
    tried = run("profile", "test", draft, KENT_FILE, "--force", "46")
    assert tried.exit_code == 0
    assert "written and read again   the same" in tried.output
    covered = json.loads(run("profile", "coverage", draft, KENT_FILE, "--format", "json").output)
    assert covered["source"]["unknown"] == []
    converted = run("convert", KENT_FILE, "--profiles", tmp_path, "--from", "my-log", "--force", "46")
    assert "read: nothing lost; written: nothing lost" in converted.output


def test_new_wants_a_type_that_there_is() -> None:
    result = run("profile", "new", KENT_FILE, "--type", "incidents")
    assert result.exit_code == 2
    assert "asb_order, offender, incident" in result.output


def test_test_ends_with_one_and_names_the_field(folder: Path, tmp_path: Path) -> None:
    lossy = tmp_path / "lossy.yaml"
    lossy.write_text(OWN.format(name="lossy").replace("from: What", "from: What, read_only: true"))
    result = run("profile", "test", lossy, tmp_path / "log.csv")
    assert result.exit_code == 1
    assert "NOT the same" in result.output
    assert "/summary of 1" in result.output
    assert "a dog" not in result.output
    assert run("profile", "test", folder / "two-columns.yaml", tmp_path / "log.csv").exit_code == 0


def test_test_with_a_schema_that_is_not_there(tmp_path: Path) -> None:
    assert run("profile", "test", SPI, NORFOLK_FILE, "--schema", tmp_path / "absent.xsd").exit_code == 2


def test_formats_of_a_folder_are_checked_and_converted(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "log.csv"
    assert run("check", source).exit_code == 2
    assert "XB-CLI-002" not in run("check", source, "--profiles", folder).output
    result = run("convert", source, "--profiles", folder, "--to", "two-columns", "-o", tmp_path / "again.csv")
    assert result.exit_code == 0
    assert (tmp_path / "again.csv").read_bytes() == b"No,What\r\n1,a dog\r\n"


def test_folders_may_stand_in_the_settings(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "xborder.toml").write_text(f'profiles = ["{folder.name}"]\n')
    assert run("convert", "log.csv", "-o", "records.json").exit_code == 0
    assert run("profile", "show", "two-columns").exit_code == 0
    (tmp_path / "xborder.toml").write_text('profiles = ["elsewhere"]\n')
    refused = run("convert", "log.csv")
    assert refused.exit_code == 2
    assert "there is no folder elsewhere" in refused.output


def test_of_two_of_one_name_the_command_says_which_wins(folder: Path) -> None:
    (folder / f"{KENT}.yaml").write_text(OWN.format(name=KENT))
    result = run("check", KENT_FILE, "--profiles", folder, "--profile", KENT)
    assert "XB-FORMAT-152" in result.output
    assert "that of xborder is not" in result.output


def test_every_command_has_an_example_in_its_help() -> None:
    for name in ("lint", "show", "new", "test", "coverage"):
        text = run("profile", name, "--help").output
        assert f"xborder profile {name} " in text
        assert all(len(line) <= 78 for line in text.splitlines() if line.lstrip().startswith("xborder "))


def test_asking_for_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom xborder.cli.main import main\n"
        "CliRunner().invoke(main, ['profile', '--help'])\n"
        "print([name for name in ('lxml', 'yaml', 'jsonschema', 'msgspec') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_a_package_that_is_installed_adds_its_formats_to_every_command(tmp_path: Path) -> None:
    """A package as pip leaves it: its files, and beside them what it offers."""
    home = tmp_path / "site" / "fens_formats"
    (home / "hooks").mkdir(parents=True)
    (home / "__init__.py").touch()
    (home / "hooks" / "__init__.py").touch()
    hook = "hooks: [{name: shout, step: read, reason: summaries are typed in small letters}]\n"
    (home / "fens-columns.yaml").write_text(OWN.format(name="fens-columns").replace("records:", f"{hook}records:"))
    (home / "hooks" / "fens_columns.py").write_text(
        "def shout(values):\n    return {**values, 'summary': values['summary'].upper()}\n"
    )
    offers = tmp_path / "site" / "fens_formats-1.0.dist-info"
    offers.mkdir()
    (offers / "METADATA").write_text("Metadata-Version: 2.1\nName: fens-formats\nVersion: 1.0\n")
    (offers / "entry_points.txt").write_text("[xborder.profiles]\nfens = fens_formats\n")
    (tmp_path / "log.csv").write_text("No,What\n1,a dog\n")
    path = os.pathsep.join([str(tmp_path / "site"), *sys.path])
    for arguments, shown in (
        (["convert", "log.csv"], '"summary": "A DOG"'),
        (["profile", "show", "fens-columns"], "shout (read)"),
        (["profile", "lint", "fens-columns"], "well formed"),
    ):
        command = [sys.executable, "-m", "xborder", *arguments]
        environment = {**os.environ, "PYTHONPATH": path}
        ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
        assert shown in ran.stdout
