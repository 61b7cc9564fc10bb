"""Every command on the pages that teach is run as it stands there, one after another, in an empty folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from schema_samples import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(
    path for room in ("start", "explain") for path in (DOCS / room).glob("*.md") if path.name != "schema-and-sample.md"
)
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: What stands after a command whose end is not the usual one.
_ENDS = re.compile(r"  # (?:ends with (\d)|(any end))")


def _commands(page: str) -> list[tuple[str, set[int]]]:
    """The commands of a page, each with the ends that it may have; lines of a here-document stay with theirs."""
    commands: list[tuple[str, set[int]]] = []
    for block in _BLOCK.findall(page):
        lines = iter(block.splitlines())
        for line in lines:
            command = line
            if "<<'END'" in line:
                for inner in lines:
                    command += f"\n{inner}"
                    if inner == "END":
                        break
            told = _ENDS.search(line)
            ends = {0} if told is None else set(range(3)) if told[2] else {int(told[1])}
            commands.append((command, ends))
    return commands


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_ends_as_the_page_says(page: Path, tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command, ends in _commands(page.read_text(encoding="utf-8")):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in ends, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"


def test_the_pages_that_teach_have_commands() -> None:
    assert {page.stem for page in PAGES if _commands(page.read_text(encoding="utf-8"))} >= {
        "first-bundle",
        "first-profile",
        "first-check",
    }


#: What the build of the site makes is judged by that build.
MADE = {"reference", "made", "node_modules", "schema-and-sample.md"}
WRITTEN = [page for page in sorted(DOCS.rglob("*.md")) if not MADE & set(page.relative_to(DOCS).parts)]


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(DOCS)))
def test_a_link_to_a_page_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)\s#]+)", page.read_text(encoding="utf-8")):
        if "reference/" not in target and not target.endswith("schema-and-sample.md"):
            assert (page.parent / target).exists(), target
