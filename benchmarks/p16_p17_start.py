"""P16 and P17: starting from the shell, beside bare Python and other ways to make a command line.

    python benchmarks/p16_p17_start.py

Programs are waited for, so the clock is the one on the wall: run it on a machine
that does nothing else.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from side_by_side import Table, Work, compare

ROUNDS = 21
FLOOR = "python -c pass (floor)"
RECORD = Path(__file__).parents[1] / "fixtures" / "valid" / "offender" / "every-field.json"

_CLICK = "import click\n@click.command()\n@click.option('--n')\ndef m(n): pass\nm(['--help'])"
_TYPER = "import typer\na = typer.Typer()\n@a.command()\ndef m(n: int = 1): pass\na(['--help'])"
_PYDANTIC = (
    "import pydantic\n"
    "for number in range(12):\n"
    "    pydantic.create_model(f'M{number}', a=(str, ...), b=(int, 0), c=(str | None, None))"
)


def tables() -> Iterator[Table]:
    """The tables."""
    yield compare(
        "P16: --version and --help",
        {
            FLOOR: _python("-c", "pass"),
            "xborder --version": _xborder("--version"),
            "xborder --help": _xborder("--help"),
            "a click program of one command, --help": _python("-c", _CLICK),
            "a typer program of one command, --help": _python("-c", _TYPER),
        },
        FLOOR,
        rounds=ROUNDS,
        clock=time.perf_counter,
    )
    yield compare(
        "P17: one offender record checked from the shell",
        {
            FLOOR: _python("-c", "pass"),
            "xborder check": _xborder("check", str(RECORD)),
            "import jsonschema alone": _python("-c", "import jsonschema"),
            "pydantic and 12 models of three fields, alone": _python("-c", _PYDANTIC),
        },
        FLOOR,
        rounds=ROUNDS,
        clock=time.perf_counter,
    )


def _python(*arguments: str) -> Work:
    return _started([sys.executable, *arguments])


def _xborder(*arguments: str) -> Work:
    return _started([str(Path(sys.executable).with_name("xborder")), *arguments])


def _started(command: list[str]) -> Work:
    """Start a program as a user does: in a folder of no project, its modules compiled already."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(command, cwd=tempfile.gettempdir(), env=environment, capture_output=True, check=False)


if __name__ == "__main__":
    for table in tables():
        print(table.markdown())
