"""Two folders change places in one step, or the caller is told that they cannot."""

import ctypes
import errno
from pathlib import Path

import pytest

from xborder.files import exchange as module
from xborder.files.exchange import exchange


def two(folder: Path) -> tuple[Path, Path]:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "word").write_text(name)
    return folder / "a", folder / "b"


def test_two_folders_change_places(tmp_path: Path) -> None:
    one, other = two(tmp_path)
    if not exchange(one, other):
        pytest.skip("this file system cannot")
    assert [(each / "word").read_text() for each in (one, other)] == ["b", "a"]


def test_a_folder_that_is_absent_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    one, other = two(tmp_path)
    if not exchange(one, other):
        pytest.skip("this file system cannot")
    with pytest.raises(FileNotFoundError):
        exchange(one, tmp_path / "absent")
    assert (one / "word").read_text() == "b"


@pytest.mark.parametrize("error", [errno.ENOSYS, errno.EINVAL])
def test_a_system_that_cannot_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int) -> None:
    one, other = two(tmp_path)

    def refuse(*_: bytes) -> int:
        ctypes.set_errno(error)
        return -1

    monkeypatch.setattr(module, "_swapped", refuse)
    assert not exchange(one, other)
    monkeypatch.setattr(module, "_swapped", lambda *_: None)
    assert not exchange(one, other)
