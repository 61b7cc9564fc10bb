"""Functions made from tables leave Ctrl-C to whoever catches it."""

import re
import subprocess
import sys
from pathlib import Path

import xborder

STOPPED = """
from xborder.schema.made_code import define
try:
    define(["raise KeyboardInterrupt"], {})
except KeyboardInterrupt:
    raise SystemExit(130)
"""


def test_an_interruption_that_was_caught_is_not_a_kill(tmp_path: Path) -> None:
    (tmp_path / "stopped.py").write_text(STOPPED, encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "stopped"], cwd=tmp_path, check=False)
    assert done.returncode == 130


def test_no_text_is_run_in_another_way() -> None:
    sources = Path(xborder.__file__).parent.rglob("*.py")
    running = {
        path.name for path in sources if re.search(r"\bexec\((?!.*compile|(self|written)\.code,)", path.read_text())
    }
    assert running == set()
