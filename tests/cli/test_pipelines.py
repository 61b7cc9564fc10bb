"""What is offered for pipelines runs as it stands: the hooks, the action and the include, each on files of records."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from schema_samples import ROOT
from xborder.cli.hooks import hooks_text

GOOD = ROOT / "fixtures" / "valid" / "incident" / "every-field.json"
BAD = ROOT / "fixtures" / "invalid" / "incident" / "time-without-offset.json"
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def force(tmp_path: Path) -> Path:
    """The repository of a force, with a good file and one that is not."""
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "good.json").write_bytes(GOOD.read_bytes())
    (tmp_path / "records" / "bad.json").write_bytes(BAD.read_bytes())
    return tmp_path


def shell(script: str, folder: Path, **values: str) -> subprocess.CompletedProcess[str]:
    """A script as a runner of pipelines runs it, with the command of this environment."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path, **values}, capture_output=True, text=True, check=False
    )


def test_the_hooks_are_those_of_the_code() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert text == hooks_text(), "python -m xborder.cli.hooks > .pre-commit-hooks.yaml"


@pytest.mark.parametrize("hook", [each for each in HOOKS if "check" in each["entry"]], ids=lambda each: each["id"])
def test_a_hook_passes_what_is_good_and_stops_what_is_not(hook: dict[str, Any], force: Path) -> None:
    chosen = [path for path in ("records/good.json", "records/bad.json") if re.search(hook["files"], path)]
    assert len(chosen) == 2
    assert not re.search(hook["files"], "docs/notes.txt")
    codes = [shell(f"{hook['entry']} {shlex.quote(path)}", force).returncode for path in chosen]
    assert codes[0] == 0
    assert codes[1] == 2


def test_the_hook_for_profiles_judges_a_profile(tmp_path: Path) -> None:
    hook = next(each for each in HOOKS if each["id"] == "xborder-profile-lint")
    good = ROOT / "src" / "xborder" / "formats" / "profiles" / "kent-coursing-log.yaml"
    assert re.search(hook["files"], str(good.relative_to(ROOT)))
    assert shell(f"{hook['entry']} {good}", tmp_path).returncode == 0
    (tmp_path / "bad.yaml").write_text("profile: [", encoding="utf-8")
    assert shell(f"{hook['entry']} bad.yaml", tmp_path).returncode != 0


def test_the_action_writes_its_findings_and_fails(force: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = [each for each in action["runs"]["steps"] if "xborder check" in each.get("run", "")]
    given = {
        "files": "records/*.json",
        **{name: each.get("default", "") for name, each in action["inputs"].items() if name != "files"},
    }
    values = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: given[found[1]], text)
        for name, text in step["env"].items()
    }
    result = shell(step["run"], force, **values)
    assert result.returncode == 2, result.stderr  # nothing in one of the files could be read
    assert "::error" in result.stdout
    found = json.loads((force / given["sarif"]).read_text(encoding="utf-8"))
    assert found["runs"][0]["results"]
    assert shell(step["run"], force, **{**values, "FILES": "records/good.json"}).returncode == 0
    assert shell(step["run"], force, **{**values, "ARGUMENTS": "--schema-only"}).returncode == 2


def test_the_include_writes_its_findings_and_fails(force: Path) -> None:
    job = yaml.safe_load((ROOT / "ci" / "gitlab" / "xborder-check.yml").read_text(encoding="utf-8"))["xborder-check"]
    (script,) = job["script"]
    assert shell(script, force, **job["variables"]).returncode == 2
    assert etree.parse(str(force / job["artifacts"]["reports"]["junit"])).findall(".//failure")
    assert shell(script, force, **{**job["variables"], "XBORDER_FILES": "records/good.json"}).returncode == 0


def test_structure_alone_says_nothing_of_what_a_record_means(tmp_path: Path) -> None:
    record = json.loads(GOOD.read_text(encoding="utf-8"))
    record["persons"][0]["person"]["identifiers"]["pnc_id"] = {"scheme": "pnc_id", "value": "2002/0073319A"}
    (tmp_path / "letter.json").write_text(json.dumps(record), encoding="utf-8")
    assert shell("xborder check letter.json", tmp_path).returncode == 1
    assert shell("xborder check --schema-only letter.json", tmp_path).returncode == 0
    assert shell("xborder check --schema-only nothing.json", tmp_path).returncode == 2
