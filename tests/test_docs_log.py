"""The page about the log: its program proves a log without xborder, and what it says of the chain is so."""

import re
import subprocess
import sys
from pathlib import Path

from disclosures_made import made_log
from formats_world import ROOT
from xborder.agreements.log_operations import OPERATIONS

PAGE = (ROOT / "docs/disclosure-log.md").read_text()


def check(program: Path, log: Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-I", str(program), str(log)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_program_of_the_page_proves_a_log_and_finds_a_change(tmp_path: Path) -> None:
    program = tmp_path / "check.py"
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    program.write_text(code)
    log, _ = made_log(tmp_path)

    assert check(program, log) == (0, "unbroken\n")
    log.write_bytes(log.read_bytes().replace(b"essex", b"devon"))
    assert check(program, log) == (1, "line 4: broken\n")


def test_every_operation_is_on_the_page() -> None:
    assert all(f"`{name}`" in PAGE for name in OPERATIONS)
