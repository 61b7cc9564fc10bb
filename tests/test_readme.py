"""What the README shows runs as it stands there."""

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_the_example_for_integrators_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    shutil.copy(ROOT / "src/xborder/casefile/demo/case/records/kent/coursing-log.csv", tmp_path)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert "XB-PNC-002" in capsys.readouterr().out


def test_the_readme_names_only_commands_that_exist() -> None:
    from xborder.cli.main import main

    named = set(re.findall(r"^xborder ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert named
    assert named <= set(main.commands or {}) | set(main.list_commands(None))  # type: ignore[arg-type]
