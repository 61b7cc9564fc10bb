"""Runs every benchmark and rewrites the tables of the README beside it.

    python benchmarks/run.py

A benchmark is a module of this folder with a function ``tables``; its name
begins with the numbers of the goals that it measures (``p1_p4_decode``), or
says what it is about (``ladder``).
"""

import importlib
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).parent
README = FOLDER / "README.md"
MARK = "<!-- tables: written by run.py -->"
PEERS = ("attrs", "cattrs", "msgspec", "orjson", "pikepdf", "pydantic", "pypdf")


def main() -> None:
    """Measure and write."""
    head = README.read_text(encoding="utf-8").partition(MARK)[0]
    tables = []
    for made in _tables():
        print(made)
        tables.append(made)
    README.write_text(f"{head}{MARK}\n\n{_versions()}\n\n" + "\n".join(tables), encoding="utf-8")


def _tables() -> Iterator[str]:
    for path in (*sorted(FOLDER.glob("p[0-9]*.py")), FOLDER / "ladder.py"):
        for table in importlib.import_module(path.stem).tables():
            yield table.markdown()


def _versions() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in PEERS)
    return f"Python {platform.python_version()}, {platform.machine()}; {packages}."


if __name__ == "__main__":
    main()
