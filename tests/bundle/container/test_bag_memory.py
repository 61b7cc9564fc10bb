"""The memory that making and proving a bag take does not grow with the size of a file, and little with their number."""

import subprocess
import sys
from pathlib import Path

import pytest

# What getrusage tells of a new process is at least what the one that started it held; the kernel's own mark is not.
STATUS = Path("/proc/self/status")
pytestmark = pytest.mark.skipif(not STATUS.exists(), reason="the kernel tells nowhere how much memory a process held")
WORK = """
import datetime, pathlib, sys
from xborder.bundle.head import BundleHead
from xborder.bundle.payload import PayloadFile
from xborder.bundle.verify import verify
from xborder.bundle.write_bundle import write_bundle
what, source, bag = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
now = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)
if what == "make":
    bag.mkdir()
    files = [
        PayloadFile(path=each.name, source=each, media_type="video/mp4", entry=each.stem, kind="form")
        for each in source.iterdir()
    ]
    assert write_bundle(bag, head=BundleHead(bundle_id="B-1", kind="served"), payload=files, now=now).value
else:
    assert verify(bag, trust=None, at=now).exit_code == 3
status = dict(line.split(":", 1) for line in pathlib.Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) // 1024)
"""


def peak(what: str, folder: Path) -> int:
    """The most memory (MiB) that a process of its own held."""
    command = [sys.executable, "-c", WORK, what, str(folder / "source"), str(folder / "bag")]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def large(folder: Path, size: int) -> None:
    (folder / "source").mkdir()
    with (folder / "source" / "film.mp4").open("wb") as file:
        file.truncate(size)


def many(folder: Path, number: int) -> None:
    (folder / "source").mkdir()
    for each in range(number):
        (folder / "source" / f"{each:06d}.txt").write_bytes(b"%d" % each)


def test_a_large_file_is_never_held(tmp_path: Path) -> None:
    large(tmp_path, 128 << 20)
    assert [peak(what, tmp_path) < 64 for what in ("make", "verify")] == [True, True]


@pytest.mark.soak
def test_a_file_of_a_gigabyte_is_never_held(tmp_path: Path) -> None:
    large(tmp_path, 1 << 30)
    assert [peak(what, tmp_path) < 64 for what in ("make", "verify")] == [True, True]


@pytest.mark.soak
def test_a_hundred_thousand_files_take_three_kilobytes_each(tmp_path: Path) -> None:
    many(tmp_path, 100_000)
    assert [peak(what, tmp_path) < 380 for what in ("make", "verify")] == [True, True]
