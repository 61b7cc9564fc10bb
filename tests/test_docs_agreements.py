"""What the page on agreements shows runs as it stands there, and every command and flag on it exists."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from xborder.cli.main import main

PAGE = (Path(__file__).parent.parent / "docs" / "agreements.md").read_text(encoding="utf-8")


def commands(kind: str) -> list[list[str]]:
    blocks = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return [shlex.split(line, comments=True)[1:] for block in blocks for line in block.splitlines()]


def test_the_first_steps_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in commands("sh"):
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, done.output
    assert (tmp_path / "agreement.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "processing.json").exists()


@pytest.mark.parametrize("arguments", [*commands("sh"), *commands("text")], ids=lambda words: " ".join(words[:2]))
def test_every_command_and_flag_exists(arguments: list[str]) -> None:
    group = main.get_command(click.Context(main), arguments[0])
    assert isinstance(group, click.Group)
    command = group.commands[arguments[1]]
    known = {name for option in command.params for name in option.opts}
    assert {word for word in arguments if word.startswith("--")} <= known
