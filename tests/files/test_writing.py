"""Files appear whole or not at all, and overwrite nothing unasked."""

import base64
import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from xborder.files import writing
from xborder.files.lasting import sync_folder
from xborder.files.output_dir import build_beside
from xborder.files.refused import Refused
from xborder.files.trust import parse_trust_store
from xborder.files.writing import write_whole


def refused(call: Callable[..., Any], *given: Any, **options: Any) -> str:
    with pytest.raises(Refused) as caught:
        call(*given, **options)
    return caught.value.report.findings[0].code


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "inner" / "a.json"


@pytest.fixture(params=[None, errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK])
def _links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """File systems with and without hard links."""
    if request.param is not None:

        def link(*_: object) -> None:
            raise OSError(request.param, os.strerror(request.param))

        monkeypatch.setattr(os, "link", link)


@pytest.mark.usefixtures("_links")
def test_a_new_file_and_nothing_beside_it(path: Path) -> None:
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert path.stat().st_nlink == 1


@pytest.mark.usefixtures("_links")
def test_nothing_is_overwritten_unasked(path: Path) -> None:
    write_whole(path, b"old")
    assert refused(write_whole, path, b"new") == "XB-OUT-001"
    assert path.read_bytes() == b"old"
    write_whole(path, b"new", replace=True)
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.usefixtures("_links")
def test_a_file_made_in_the_meantime_is_not_overwritten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill = writing._fill

    def slow(descriptor: int, content: bytes) -> None:
        fill(descriptor, content)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(writing, "_fill", slow)
    assert refused(write_whole, path, b"ours") == "XB-OUT-001"
    assert path.read_bytes() == b"theirs"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("replace", [False, True])
def test_a_full_disk_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool) -> None:
    if replace:
        write_whole(path, b"old")

    def full(descriptor: int, _content: bytes) -> None:
        os.close(descriptor)
        raise OSError(errno.ENOSPC, "CANARY")

    monkeypatch.setattr(writing, "_fill", full)
    with pytest.raises(Refused) as caught:
        write_whole(path, b"new", replace=replace)
    assert str(caught.value) == "The output cannot be written: no space left on device."
    assert [each.read_bytes() for each in path.parent.iterdir()] == [b"old"] * replace


def test_a_claim_that_cannot_be_kept_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(errno.EIO, "CANARY")

    monkeypatch.setattr(os, "link", fails)
    monkeypatch.setattr(Path, "replace", fails)
    assert refused(write_whole, path, b"new") == "XB-OUT-002"
    assert list(path.parent.iterdir()) == []


def test_only_an_ordinary_file_is_replaced(tmp_path: Path) -> None:
    link, pipe = tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(tmp_path / "absent")
    os.mkfifo(pipe)
    for taken in (link, pipe, tmp_path):
        assert refused(write_whole, taken, b"x", replace=True) == "XB-OUT-001"
    assert link.is_symlink()
    assert pipe.is_fifo()
    assert not (tmp_path / "absent").exists()


@pytest.mark.parametrize("name", ["n" * 300, "a\0b", "a\ud800"])
def test_names_that_cannot_be(tmp_path: Path, name: str) -> None:
    assert refused(write_whole, tmp_path / name, b"x") == "XB-OUT-002"
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"1")
    assert refused(write_whole, tmp_path / "file" / "a", b"x") == "XB-OUT-002"
    assert refused(write_whole, tmp_path / "file" / "b" / "a", b"x") == "XB-OUT-002"


def test_file_systems_without_permissions_or_synced_folders(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "x")

    monkeypatch.setattr(Path, "chmod", forbidden)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    sync_folder(path.parent / "absent")


def test_what_the_user_keeps_from_others_stays_kept(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_whole(tmp_path / "private.json", b"{}")
        with build_beside(tmp_path / "out") as building:
            (building.path / "x").write_bytes(b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "private.json").stat().st_mode & 0o077 == 0
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_one_key_under_two_ids_is_refused() -> None:
    key = base64.b64encode(bytes(32)).decode()
    entry = (
        'public_key: "{}", owner: "x", valid_from: "2026-01-01T00:00:00+00:00", valid_to: "2027-01-01T00:00:00+00:00"'
    )
    entries = "".join(f'  - {{id: "{name}", {entry.format(key)}}}\n' for name in ("a", "b"))
    made = parse_trust_store(f'schema: "xborder/trust/1"\nkeys:\n{entries}'.encode(), "trust.yaml")
    assert made.value is None
    assert [found.code for found in made.report] == ["XB-SIGN-005"]


def test_without_the_lock_package_a_folder_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "filelock", None)
    with pytest.raises(Refused) as refused, build_beside(tmp_path / "out"):
        pass
    assert [found.code for found in refused.value.report] == ["XB-OUT-005"]
