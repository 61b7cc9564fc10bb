"""A folder appears whole or not at all: whatever goes wrong, and whenever the process is killed."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from xborder.files import output_dir
from xborder.files.output_dir import build_beside, recover
from xborder.files.refused import Refused

FILES = 12


def write(folder: Path, word: str) -> None:
    for number in range(FILES):
        (folder / f"d{number % 3}").mkdir(exist_ok=True)
        (folder / f"d{number % 3}" / f"{number}.txt").write_text(word)


def words(folder: Path) -> set[str]:
    """The word that a whole folder holds; also says 'broken' where a file is missing."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return {each.read_text() for each in files} | ({"broken"} if len(files) != FILES else set())


def made(target: Path, word: str, **options: Any) -> None:
    with build_beside(target, **options) as building:
        write(building.path, word)


def refused(call: Callable[..., Any], *given: Any, **options: Any) -> str:
    with pytest.raises(Refused) as caught:
        call(*given, **options)
    return caught.value.report.findings[0].code


@pytest.fixture
def two_renames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system on which two folders cannot change places in one step."""
    monkeypatch.setattr(output_dir, "exchange", lambda *_: False)


def beside(target: Path) -> list[str]:
    return sorted(each.name for each in target.parent.iterdir() if each != target and not each.name.endswith("-lock"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "case" / "out"


def test_a_new_folder_appears_whole(target: Path) -> None:
    with build_beside(target) as building:
        write(building.path, "new")
        assert not target.exists()
        assert building.path.stat().st_mode & 0o777 == 0o700
    assert words(target) == {"new"}
    assert target.stat().st_mode & 0o777 == 0o755
    assert beside(target) == []


def test_replacing_removes_the_older(target: Path) -> None:
    made(target, "old")
    (target / "stray").write_text("old")
    made(target, "new", replace=True)
    assert words(target) == {"new"}
    assert beside(target) == []


class Slip(Exception):  # noqa: N818 - a test's own
    """Something went wrong in a build."""


@pytest.mark.parametrize("error", [Slip, KeyboardInterrupt])
@pytest.mark.parametrize("replace", [False, True])
def test_an_exception_leaves_what_was_there(target: Path, replace: bool, error: type[BaseException]) -> None:
    if replace:
        made(target, "old")

    def build() -> None:
        with build_beside(target, replace=replace) as building:
            write(building.path, "new")
            raise error

    with pytest.raises(error):
        build()
    assert target.exists() == replace
    assert not replace or words(target) == {"old"}
    assert beside(target) == []


def test_abandoning_leaves_what_was_there(target: Path) -> None:
    def build(*, replace: bool) -> int:
        with build_beside(target, replace=replace) as building:
            write(building.path, "new")
            return building.abandon(7)

    assert build(replace=False) == 7
    assert not target.exists()
    made(target, "old")
    assert build(replace=True) == 7
    assert words(target) == {"old"}
    assert beside(target) == []


def test_what_is_there_is_refused(target: Path) -> None:
    made(target, "old")
    assert refused(made, target, "new") == "XB-OUT-001"
    assert words(target) == {"old"}
    file, link, dangling = target.parent / "file", target.parent / "link", target.parent / "dangling"
    file.write_text("x")
    link.symlink_to(target)
    dangling.symlink_to(target.parent / "nowhere")
    for taken in (file, link, dangling):
        assert refused(made, taken, "new", replace=True) == "XB-OUT-001"
    assert link.is_symlink()
    assert words(target) == {"old"}
    assert not (target.parent / "nowhere").exists()


@pytest.mark.parametrize("inner", ["", "deep/er"])
def test_output_and_sources_lie_apart(tmp_path: Path, inner: str) -> None:
    source = tmp_path / "source"
    write_source = source / "deep" / "er"
    write_source.mkdir(parents=True)
    assert refused(made, source / inner / "out", "x", sources=[source]) == "XB-OUT-003"
    assert refused(made, source, "x", replace=True, sources=[source / inner]) == "XB-OUT-003"
    link = tmp_path / "link"
    link.symlink_to(source)
    assert refused(made, link / "out", "x", sources=[source]) == "XB-OUT-003"
    assert refused(made, source / ".." / "source" / "out", "x", sources=[source]) == "XB-OUT-003"
    assert sorted(tmp_path.iterdir()) == [link, source]
    made(tmp_path / "source-2", "x", sources=[source])


def test_a_second_builder_is_refused(target: Path) -> None:
    with build_beside(target) as building:
        write(building.path, "first")
        assert refused(made, target, "second") == "XB-OUT-004"
        recover(target)
        assert words(building.path) == {"first"}
        made(target.parent / "other", "x")
    assert words(target) == {"first"}


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("kind", ["folder", "empty folder", "file", "link"])
def test_what_appears_in_the_meantime_is_not_overwritten(target: Path, kind: str, replace: bool) -> None:
    def build() -> None:
        with build_beside(target, replace=replace) as building:
            write(building.path, "ours")
            appear(target, kind)

    if replace and "folder" in kind:
        build()
        assert words(target) == {"ours"}
    else:
        assert refused(build) == "XB-OUT-001"
        assert target.is_symlink() or not target.is_dir() or words(target) <= {"theirs", "broken"}
    assert beside(target) == []


def appear(target: Path, kind: str) -> None:
    if kind == "file":
        target.write_text("theirs")
    elif kind == "link":
        target.symlink_to(target.parent / "nowhere")
    else:
        target.mkdir()
        if kind == "folder":
            write(target, "theirs")


@pytest.mark.usefixtures("two_renames")
def test_replacing_by_two_renames_removes_the_older(target: Path) -> None:
    made(target, "old")
    made(target, "new", replace=True)
    assert words(target) == {"new"}
    assert beside(target) == []


def test_replacing_in_one_step_never_leaves_the_target_absent(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(target, "old")
    seen = []

    def watched(self: Path, to: Path) -> Path:
        seen.append((self, to))
        return self

    monkeypatch.setattr(Path, "rename", watched)
    made(target, "new", replace=True)
    assert words(target) == {"new"}
    assert seen == []
    assert beside(target) == []


@pytest.mark.usefixtures("two_renames")
def test_a_rename_that_fails_puts_the_older_back(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(target, "old")
    rename = Path.rename

    def failing(self: Path, to: Path) -> Path:
        if "building" in self.name and to == target:
            raise OSError(errno.EIO, "CANARY")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", failing)
    assert refused(made, target, "new", replace=True) == "XB-OUT-002"
    assert words(target) == {"old"}
    assert beside(target) == []


@pytest.mark.usefixtures("two_renames")
def test_an_interruption_between_the_renames_puts_the_older_back(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(target, "old")

    def interrupted(_folder: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(output_dir, "sync_folder", interrupted)
        with pytest.raises(KeyboardInterrupt):
            made(target, "new", replace=True)
    assert words(target) == {"old"}
    assert beside(target) == []


class Killed(BaseException):
    """What a kill would be, if one could be caught."""


RENAMES = ["target aside", "new in place", "older doomed"]


@pytest.mark.parametrize(("step", "expected"), list(zip(RENAMES, ["old", "old", "new"], strict=True)))
@pytest.mark.usefixtures("two_renames")
def test_a_crash_before_each_rename(target: Path, monkeypatch: pytest.MonkeyPatch, step: str, expected: str) -> None:
    """A crash, unlike an exception, runs nothing of what would tidy up."""
    made(target, "old")
    built = output_dir._beside(target)
    write(built, "new")
    left = RENAMES.index(step)
    rename = Path.rename

    def counted(self: Path, to: Path) -> Path:
        nonlocal left
        if not left:
            raise Killed
        left -= 1
        return rename(self, to)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", counted)
        with pytest.raises(Killed):
            output_dir._take_place(built, target)
    recover(target)
    assert words(target) == {expected}
    assert beside(target) == []


def test_a_crash_between_the_renames(target: Path) -> None:
    made(target, "old")
    built = output_dir._beside(target)
    write(built, "new")
    target.rename(output_dir._previous(target))
    recover(target)
    assert words(target) == {"old"}
    assert beside(target) == []


def test_the_next_build_puts_back_first(target: Path) -> None:
    made(target, "old")
    target.rename(output_dir._previous(target))
    assert refused(made, target, "new") == "XB-OUT-001"
    assert words(target) == {"old"}


@pytest.mark.usefixtures("two_renames")
def test_a_half_removed_older_tree_is_never_put_back(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(target, "old")

    def half(tree: Path, **_: object) -> None:
        next(each for each in Path(tree).rglob("*.txt")).unlink()
        raise Killed

    built = output_dir._beside(target)
    write(built, "new")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", half)
        with pytest.raises(Killed):
            output_dir._take_place(built, target)
    shutil.rmtree(target)  # the user removes the new one by hand
    recover(target)
    assert not target.exists()
    assert beside(target) == []


def test_recover_leaves_alone_what_is_not_left_over(tmp_path: Path) -> None:
    recover(tmp_path / "absent" / "out")
    recover(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
    made(tmp_path / "out", "x")
    recover(tmp_path / "out")
    assert words(tmp_path / "out") == {"x"}


@pytest.mark.parametrize("name", ["*", "o[ut]", "?"])
def test_names_that_would_be_patterns(tmp_path: Path, name: str) -> None:
    with build_beside(tmp_path / "out") as building:
        write(building.path, "x")
        stale = output_dir._beside(tmp_path / name)
        recover(tmp_path / name)
        assert not stale.exists()
        made(tmp_path / name, "y")
        assert words(building.path) == {"x"}


@pytest.mark.parametrize("name", ["n" * 255, "a\0b", "file/out", "file/in/out"])
def test_places_that_cannot_be(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    assert refused(made, tmp_path / name, "x") == "XB-OUT-002"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_lock_that_cannot_be_had(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    for error in (PermissionError(errno.EACCES, "CANARY"), NotImplementedError("CANARY")):

        def acquire(_: object, error: Exception = error) -> None:
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(FileLock, "acquire", acquire)
            assert refused(made, target, "x") == "XB-OUT-002"
    assert beside(target) == []


def test_relative_and_upward_targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    made(Path("out"), "x")
    assert words(tmp_path / "here" / "out") == {"x"}
    assert refused(made, Path(".."), "x") == "XB-OUT-001"
    assert refused(made, Path(), "x") == "XB-OUT-001"


BUILDER = """
import itertools, pathlib, sys
from xborder.files.output_dir import build_beside
target = pathlib.Path(sys.argv[1])
print("ready", flush=True)
for turn in itertools.count():
    with build_beside(target, replace=True) as building:
        for number in range(12):
            folder = building.path / f"d{number % 3}"
            folder.mkdir(exist_ok=True)
            (folder / f"{number}.txt").write_text(f"turn {turn}")
    print(turn, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a kill that cannot be caught")
def test_kills_at_random_points(target: Path) -> None:
    """Twelve builders that replace their target over and over, each killed after some of its turns."""
    chance = random.Random(12)  # noqa: S311 - chooses only when to kill
    made(target, "start")
    for _ in range(12):
        before = words(target)
        done = killed_builder(target, chance.randrange(4), spins=chance.randrange(60_000))
        recover(target)
        whole = {f"turn {done}"}, {f"turn {done + 1}"}
        assert words(target) in ((before, *whole) if done < 0 else whole)
        assert beside(target) == []


def killed_builder(target: Path, turns: int, spins: int) -> int:
    """Kill a builder some moments after so many turns; the last turn that it told of."""
    command = [sys.executable, "-c", BUILDER, str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as builder:
        assert builder.stdout is not None
        for _ in range(turns + 1):
            builder.stdout.readline()
        for _ in range(spins):
            pass
        os.kill(builder.pid, signal.SIGKILL)
        told = builder.stdout.read().split()
    return int(told[-1]) if told and told[-1] != "ready" else turns - 1
