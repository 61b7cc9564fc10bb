"""P11: a large export converted by one process and by two, side by side with a bare pool of the same work.

    python benchmarks/p11_workers.py

The export is a log of 6,000 rows with a cell of two lines in every fourth, about
2.2 MB, which becomes JSON Lines; and the same records the other way. The bare
pool divides the file by bytes that are known beforehand, and does nothing but
read, write and join: no positions, no state, no quarantine.
"""

import io
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, suppress
from functools import partial
from itertools import pairwise
from pathlib import Path

from side_by_side import Table, compare

from xborder.cli.main import main
from xborder.formats import iter_records
from xborder.formats.canonical import write_documents

LOG = Path(__file__).parents[1] / "src/xborder/casefile/demo/case/records/kent/coursing-log.csv"
PROFILE = "kent-coursing-log"
ROWS, PIECES = 6_000, 8
FLOOR = "one process (floor)"

#: A file, and the byte at which some of its rows begin and end.
Rows = tuple[Path, int, int]


def tables() -> Iterator[Table]:
    """The tables."""
    folder = Path(tempfile.mkdtemp(prefix="xborder-bench-"))
    try:
        log, spans = _made(folder)
        lines = folder / "log.jsonl"
        _convert(log, lines, "canonical-jsonl", 1)
        yield _table(
            "P11: CSV to JSON Lines", log, "canonical-jsonl", {"bare pool, two processes": partial(_bare, spans)}
        )
        yield _table("P11: JSON Lines to CSV", lines, PROFILE, {})
    finally:
        shutil.rmtree(folder)


def _table(title: str, source: Path, target: str, more: dict[str, Callable[[], object]]) -> Table:
    out = source.with_suffix(".out")
    ways = {
        FLOOR: partial(_convert, source, out, target, 1),
        "two processes": partial(_convert, source, out, target, 2),
    }
    return compare(f"{title}, {ROWS:,} records", {**ways, **more}, FLOOR, rounds=7, clock=time.perf_counter)


def _convert(source: Path, out: Path, target: str, workers: int) -> None:
    options = ["--to", target, "-o", str(out), "--replace", "--workers", str(workers)]
    with suppress(SystemExit), redirect_stderr(io.StringIO()):
        main(["convert", str(source), *options], standalone_mode=False)


def _bare(spans: list[Rows]) -> None:
    with ProcessPoolExecutor(2) as pool, spans[0][0].with_suffix(".bare").open("wb") as out:
        out.writelines(pool.map(_piece, spans))


def _piece(rows: Rows) -> bytes:
    source, start, end = rows
    with source.open("rb") as handle, tempfile.NamedTemporaryFile(suffix=".csv") as part:
        part.write(handle.readline())
        handle.seek(start)
        part.write(handle.read(end - start))
        part.flush()
        made = iter_records(Path(part.name), PROFILE)
        return write_documents((each.record.data for each in made if each.record is not None), "jsonl")


def _made(folder: Path) -> tuple[Path, list[Rows]]:
    heading, *rows = LOG.read_text(encoding="utf-8").splitlines()
    good = [row for row in rows if "Loss" not in row][:4]
    good[0] = good[0].replace("None reported.", '"None\nreported."')
    path = folder / "log.csv"
    edges = []
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"{heading}\n")
        for number in range(ROWS):
            if number % (ROWS // PIECES) == 0:
                out.flush()
                edges.append(path.stat().st_size)
            out.write(good[number % 4].replace("EK/26/", f"EK/{number}/", 1) + "\n")
    edges.append(path.stat().st_size)
    return path, [(path, start, end) for start, end in pairwise(edges)]


if __name__ == "__main__":
    for table in tables():
        print(table.markdown())
