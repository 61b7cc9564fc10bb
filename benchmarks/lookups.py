"""Look-ups in the imported national tables, side by side in one process: ratios to the floor, and microseconds.

The floor is a look-up in a dict that holds every row; the peer opens the file
for each question, as a script without this library would. Each round runs every
way once, in an order that moves on each time; the medians are compared.

    python benchmarks/lookups.py FOLDER-OF-PUBLISHED-TABLES
"""

import datetime as dt
import itertools
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from xborder.reference.national import National
from xborder.reference.national_build import import_tables

ROUNDS = 101
CALLS = 50


def ways(file: Path, national: National, codes: Sequence[str], units: Sequence[str]) -> dict[str, Callable[[], Any]]:
    """What is compared, by name; the first is the floor. Each call asks for the next of many codes."""
    table = dict.fromkeys(codes)
    again, first, unit = itertools.cycle(codes[:CALLS]), itertools.cycle(codes), itertools.cycle(units)
    plain, fresh = itertools.cycle(codes), itertools.cycle(codes)
    return {
        "dict (floor)": lambda: table.get(next(plain)),
        "offence, asked before": lambda: national.offence(next(again)),
        "offence, first time": lambda: national.offence(next(first)),
        "organisation unit, first time": lambda: national.organisation_unit(next(unit)),
        "peer: file opened for each question": lambda: _fresh(file, next(fresh)),
    }


def _fresh(file: Path, code: str) -> Any:
    connection = sqlite3.connect(file)
    try:
        return connection.execute("SELECT title FROM offence WHERE code = ?", (code,)).fetchone()
    finally:
        connection.close()


def seconds(work: Callable[[], Any]) -> float:
    """How long some calls take together."""
    begun = time.perf_counter()
    for _ in range(CALLS):
        work()
    return time.perf_counter() - begun


def measure(work: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """The median of each way, in seconds for one call."""
    names = list(work)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(ROUNDS):
        first = turn % len(names)
        for name in itertools.chain(names[first:], names[:first]):
            taken[name].append(seconds(work[name]))
    return {name: statistics.median(times) / CALLS for name, times in taken.items()}


def main() -> None:
    """Import, measure and print one line for each way."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "national.sqlite"
        begun = time.perf_counter()
        import_tables(Path(sys.argv[1]), file, now=dt.datetime.now(dt.UTC))
        print(f"import {time.perf_counter() - begun:.2f} s, {file.stat().st_size / 2**20:.1f} MiB")
        begun = time.perf_counter()
        national = National.open(file)
        if national is None:
            sys.exit("nothing was imported")
        with national:
            national.offence("PS22002")
            print(f"open and first look-up {(time.perf_counter() - begun) * 1e3:.2f} ms")
            rows = sqlite3.connect(file)
            codes = [code for (code,) in rows.execute("SELECT code FROM offence ORDER BY random()")]
            units = [code for (code,) in rows.execute("SELECT top || second || third || bottom FROM organisation_unit")]
            rows.close()
            medians = measure(ways(file, national, codes, units))
    floor = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"{median / floor:8.1f}  {median * 1e6:8.2f} µs  {name}")


if __name__ == "__main__":
    main()
