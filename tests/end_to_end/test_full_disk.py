"""A disk that is full at any point of a build: said so, nothing half-made, and what was there is as it was."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from end_to_end.kills import digests
from xborder.casefile.build import build_case

resource = pytest.importorskip("resource", reason="only POSIX bounds the size of files")


def build(case: Path, out: Path, limit: int) -> subprocess.CompletedProcess[str]:
    """Build in a process of which no file may grow beyond ``limit`` bytes."""
    return subprocess.run(
        [sys.executable, "-m", "xborder", "case", "build", str(case), "-o", str(out), "--replace"],
        capture_output=True,
        text=True,
        check=False,
        # Compiled modules would be cut off too, and spoil every later start.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )


@pytest.mark.parametrize("limit", [2_000, 100_000, 300_000, 700_000])
def test_a_file_that_may_not_grow(case: Path, bundle: Path, tmp_path: Path, limit: int) -> None:
    out = tmp_path / "out"
    shutil.copytree(bundle, out)
    ended = build(case, out, limit)
    assert ended.returncode == 2, ended.stderr
    assert "XB-OUT-002" in ended.stdout + ended.stderr
    assert "file too large" in ended.stdout + ended.stderr
    assert digests(out) == digests(bundle)
    assert sorted(path.name for path in tmp_path.iterdir() if "lock" not in path.name) == ["case", "out"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A file system of 2 MB, where making one is allowed."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("no file system may be mounted here")
    return place


def test_a_disk_without_room(case: Path, small_disk: Path) -> None:
    from xborder.files.refused import Refused

    try:
        with pytest.raises(Refused) as caught:
            build_case(case, small_disk / "out")
        assert [found.code for found in caught.value.report] == ["XB-OUT-002"]
        assert [path.name for path in small_disk.iterdir() if "lock" not in path.name] == []
    finally:
        subprocess.run(["umount", str(small_disk)], check=False)
