"""Importing the room is cheap: what is heavy loads when a file of its kind is met."""

import json
import subprocess
import sys

import pytest

from formats_world import KENT_FILE

HEAVY = ("lxml", "cattrs", "jsonschema", "yaml", "msgspec", "zoneinfo", "csv")
_SHOW = "import json, sys; print(json.dumps([name for name in {heavy} if name in sys.modules]))"


def _loaded(code: str, heavy: tuple[str, ...]) -> list[str]:
    program = f"{code}\n{_SHOW.format(heavy=list(heavy))}"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    names: list[str] = json.loads(run.stdout)
    return names


@pytest.mark.parametrize("module", ["xborder.formats", "xborder.formats.printing", "xborder.formats.codecs"])
def test_import_loads_nothing_heavy(module: str) -> None:
    assert _loaded(f"import {module}", HEAVY[:-1]) == []


def test_reading_csv_loads_neither_lxml_nor_jsonschema() -> None:
    code = (
        f"from pathlib import Path\nimport xborder.formats as f\nf.read(Path({str(KENT_FILE)!r}), 'kent-coursing-log')"
    )
    assert _loaded(code, ("lxml", "jsonschema")) == []
