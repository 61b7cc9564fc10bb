"""CSV and JSON Lines of any length are read in constant memory."""

import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from formats_world import KENT, KENT_FILE
from xborder.formats import iter_records

MIB = 1024 * 1024
SIZE = 20 * MIB
LONG = "He was walking the wheat in line. " * 2_700  # some 92 kB a record, so that there are about 230


def _rows() -> Iterator[str]:
    heading, first, *_ = KENT_FILE.read_text(encoding="utf-8").splitlines()
    yield heading
    number = 0
    while True:
        number += 1
        yield first.replace("EK/26/1018", f"EK/26/{number}").replace("None reported.", LONG)


def _lines() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        head = f'{{"schema":"xborder/incident/1","ref":"EK/26/{number}","provenance":{{"force":"46"}},'
        yield f'{head}"processing_restricted":false,"summary":"{LONG}"}}'


@pytest.mark.parametrize(("profile", "texts"), [(KENT, _rows), ("canonical-jsonl", _lines)])
def test_twenty_megabytes_in_constant_memory(profile: str, texts: Callable[[], Iterator[str]], tmp_path: Path) -> None:
    path, size, written = tmp_path / "long", 0, 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for text in texts():
            size += out.write(f"{text}\n")
            written += 1
            if size > SIZE:
                break
    next(iter_records(path, profile))  # what is loaded once is not counted
    tracemalloc.start()
    try:
        read = sum(made.record is not None for made in iter_records(path, profile))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read == written - (profile == KENT)
    assert peak < 2 * MIB


def test_reading_stops_with_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(KENT_FILE.read_bytes())
    first = next(iter_records(path, KENT))  # the generator is dropped and closes the file: pytest warns of an open one
    assert first.record is not None
    path.unlink()
