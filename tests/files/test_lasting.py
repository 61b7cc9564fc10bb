"""Every file and folder of a tree is synced before the tree takes its place."""

import errno
import os
from pathlib import Path

import pytest

from xborder.files import output_dir
from xborder.files.lasting import sync_tree
from xborder.files.output_dir import build_beside
from xborder.files.refused import Refused


def tree(folder: Path) -> set[str]:
    (folder / "d" / "e").mkdir(parents=True)
    for name in ("a", "d/b", "d/e/c"):
        (folder / name).write_text(name)
    return {".", "a", "d", "d/b", "d/e", "d/e/c"}


def watch(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    synced: list[str] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink().as_posix())
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    return synced


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the names of descriptors are asked of /proc")
def test_every_file_and_folder_is_synced_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = tree(tmp_path / "t")
    synced = watch(monkeypatch)
    sync_tree(tmp_path / "t")
    assert sorted(os.path.relpath(each, tmp_path / "t") for each in synced) == sorted(expected)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the names of descriptors are asked of /proc")
def test_a_folder_is_on_the_disk_before_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out"
    synced = watch(monkeypatch)
    with build_beside(target) as place:
        tree(place.path)
        built = place.path.as_posix()
    before = synced[: synced.index(tmp_path.as_posix())]
    assert {os.path.relpath(each, built) for each in before} == {".", "a", "d", "d/b", "d/e", "d/e/c"}


def test_a_disk_that_fails_to_take_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "CANARY")

    monkeypatch.setattr(output_dir, "sync_tree", full)
    with pytest.raises(Refused) as caught, build_beside(tmp_path / "out") as place:
        tree(place.path)
    assert [found.code for found in caught.value.report] == ["XB-OUT-002"]
    assert not (tmp_path / "out").exists()
