"""P12 to P14: digests of large files, proving a bag and making one, beside bagit-python.

python benchmarks/p12_p14_bags.py

Everybody takes SHA-256 and SHA-512 of every file. The floor reads each file once, in
a loop, and does just that; it walks no folder, compares nothing and writes nothing. What was made is thrown away when all is measured.
Where two files are hashed at a time the clock is the one on the wall.
"""

import datetime as dt
import hashlib
import itertools
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import bagit
from side_by_side import Table, compare

from xborder.bundle.hashing import digest_descriptor, open_for_reading
from xborder.bundle.head import BundleHead
from xborder.bundle.mode import Mode
from xborder.bundle.payload import PayloadFile
from xborder.bundle.two_lanes import work_through
from xborder.bundle.verify import verify
from xborder.bundle.write_bundle import write_bundle

SMALL, SMALL_BYTES = 5_000, 20 << 10
LARGE, LARGE_BYTES = 8, 8 << 20
NOW = dt.datetime(2026, 11, 25, 9, 0, tzinfo=dt.UTC)
HEAD = BundleHead(bundle_id="BENCH-1", kind="served")
ALGORITHMS = ["sha256", "sha512"]
FLOOR = "read and hash (floor)"
logging.getLogger("bagit").setLevel(logging.CRITICAL)


def tables() -> Iterator[Table]:
    """The tables. A call takes a whole folder or a whole bag."""
    with tempfile.TemporaryDirectory() as folder:
        large = _files(Path(folder, "large"), LARGE, LARGE_BYTES)
        yield _one_thread(large)
        yield _two_threads(large)
        yield _making(Path(folder), "large", large)
        small = _files(Path(folder, "small"), SMALL, SMALL_BYTES)
        yield _proving(Path(folder), small)
        yield _making(Path(folder), "small", small)


def _one_thread(files: Sequence[Path]) -> Table:
    floor = "hashlib, in memory (floor)"
    contents = [path.read_bytes() for path in files]
    return compare(
        f"P12: digests of {_said(files)}, one thread",
        {
            floor: lambda: [_hashed(content) for content in contents],
            "xborder": lambda: [_digests(path) for path in files],
            "bagit-python": lambda: [bagit.generate_manifest_lines(str(path), ALGORITHMS) for path in files],
        },
        floor,
        rounds=7,
    )


def _two_threads(files: Sequence[Path]) -> Table:
    floor = "one thread (floor)"
    sized = [(path, path.stat().st_size) for path in files]
    return compare(
        f"P12: digests of {_said(files)}, two threads",
        {
            floor: lambda: [_digests(path) for path in files],
            "two threads": lambda: work_through(sized, _digests),
        },
        floor,
        rounds=7,
        clock=time.perf_counter,
    )


def _proving(folder: Path, files: Sequence[Path]) -> Table:
    bag = folder / "bag"
    _made(bag, files)
    return compare(
        f"P13: proving a bag of {_said(files)}",
        {
            FLOOR: lambda: _floor(files),
            "xborder verify": lambda: _proved(bag, Mode.XBORDER),
            "xborder verify --mode bagit": lambda: _proved(bag, Mode.BAGIT),
            "bagit-python": lambda: bagit.Bag(str(bag)).validate(),
        },
        FLOOR,
        rounds=5,
    )


def _making(folder: Path, name: str, files: Sequence[Path]) -> Table:
    number = itertools.count()
    ways = {
        FLOOR: lambda: _floor(files),
        "copy alone": lambda: shutil.copytree(files[0].parent, folder / f"copy-{name}-{next(number)}"),
        "xborder": lambda: _made(folder / f"bag-{name}-{next(number)}", files),
        "bagit-python, on a copy": lambda: _peer(files[0].parent, folder / f"peer-{name}-{next(number)}"),
    }
    clock = time.perf_counter if name == "large" else time.process_time
    return compare(f"P14: making a bag of {_said(files)}, copy included", ways, FLOOR, rounds=5, clock=clock)


def _made(bag: Path, files: Sequence[Path]) -> Path:
    bag.mkdir()
    payload = [
        PayloadFile(path=f"exhibits/{path.name}", source=path, media_type="image/jpeg", entry=path.stem, kind="form")
        for path in files
    ]
    if write_bundle(bag, head=HEAD, payload=payload, now=NOW).value is None:
        raise RuntimeError
    return bag


def _proved(bag: Path, mode: Mode) -> None:
    if verify(bag, trust=None, at=NOW, mode=mode).exit_code != 3:
        raise RuntimeError


def _peer(source: Path, bag: Path) -> Path:
    shutil.copytree(source, bag)
    bagit.make_bag(str(bag), checksums=ALGORITHMS)
    return bag


def _floor(files: Sequence[Path]) -> None:
    for path in files:
        descriptor = os.open(path, os.O_RDONLY)
        size = os.fstat(descriptor).st_size
        _hashed(os.read(descriptor, size))
        os.close(descriptor)


def _hashed(content: bytes) -> tuple[str, str]:
    return hashlib.sha256(content).hexdigest(), hashlib.sha512(content).hexdigest()


def _digests(path: Path) -> object:
    descriptor, status = open_for_reading(path)
    try:
        return digest_descriptor(descriptor, status.st_size)
    finally:
        os.close(descriptor)


def _files(folder: Path, number: int, size: int) -> list[Path]:
    folder.mkdir()
    made = []
    for each in range(number):
        path = folder / f"{each:05d}.jpg"
        path.write_bytes(os.urandom(size))
        made.append(path)
    return made


def _said(files: Sequence[Path]) -> str:
    size = files[0].stat().st_size
    unit = f"{size >> 20} MiB" if size >= 1 << 20 else f"{size >> 10} KiB"
    return f"{len(files):,} x {unit}"


if __name__ == "__main__":
    for table in tables():
        print(table.markdown())
