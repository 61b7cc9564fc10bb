"""Hashing and copying through one descriptor."""

import hashlib
import os
import stat
from pathlib import Path

import pytest

from xborder.bundle import hashing
from xborder.bundle.two_lanes import work_through


@pytest.mark.parametrize("size", [0, 1, 4096, hashing.LARGE - 1, hashing.LARGE, 2 * hashing.LARGE + 7])
def test_the_copy_and_its_digests_are_those_of_the_source(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(content)
    descriptor, status = hashing.open_for_reading(source)

    digests = hashing.copy_descriptor(descriptor, status, target)

    os.close(descriptor)
    assert target.read_bytes() == content
    assert digests == hashing.digest_bytes(content)
    assert (digests.size, digests.sha512) == (size, hashlib.sha512(content).hexdigest())


def test_a_copy_has_mode_0644_whatever_the_umask_and_the_source(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"x")
    source.chmod(0o700)
    before = os.umask(0o077)
    try:
        descriptor, status = hashing.open_for_reading(source)
        hashing.copy_descriptor(descriptor, status, target)
        os.close(descriptor)
    finally:
        os.umask(before)

    assert stat.S_IMODE(target.stat().st_mode) == 0o644


def test_a_target_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        hashing.create(target)

    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_only_ordinary_files_are_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "odd"
    (tmp_path / "real").write_bytes(b"x")
    if kind == "link":
        path.symlink_to(tmp_path / "real")
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)

    with pytest.raises(OSError, match=r"."):
        hashing.open_for_reading(path)


@pytest.mark.parametrize("size", [10, hashing.LARGE])
@pytest.mark.parametrize("change", [-1, 1])
def test_a_file_that_is_longer_or_shorter_than_it_was_is_noticed(tmp_path: Path, size: int, change: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(size + change))
    descriptor, _ = hashing.open_for_reading(path)

    with pytest.raises(hashing.ChangedWhileReadError):
        hashing.digest_descriptor(descriptor, size)

    os.close(descriptor)


def test_a_file_rewritten_while_it_is_copied_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"before")
    descriptor, status = hashing.open_for_reading(source)
    read = os.read

    def read_then_rewrite(number: int, size: int) -> bytes:
        content = read(number, size)
        source.write_bytes(b"after!")
        os.utime(source, ns=(0, 0))
        return content

    monkeypatch.setattr(os, "read", read_then_rewrite)
    with pytest.raises(hashing.ChangedWhileReadError):
        hashing.copy_descriptor(descriptor, status, tmp_path / "target")
    os.close(descriptor)


def test_both_lanes_do_everything_once_and_say_so() -> None:
    sizes = [1, hashing.LARGE, 2, hashing.LARGE + 1, 0]
    told: list[tuple[int, int]] = []

    results = work_through(((size, size) for size in sizes), lambda size: -size, lambda *done: told.append(done))

    assert sorted(results) == sorted((size, -size) for size in sizes)
    assert told[-1] == (5, sum(sizes))
    assert [files for files, _ in told] == [1, 2, 3, 4, 5]


def test_a_fault_in_a_lane_is_raised() -> None:
    def fail(_: int) -> int:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        work_through([(1, hashing.LARGE)], fail)
