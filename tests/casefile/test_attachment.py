"""A file of a case before anything looks into it: an ordinary one, not empty, not enormous, and then the same."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from xborder.casefile.attachment import digest_of, unchanged
from xborder.casefile.evidence_kinds import KINDS
from xborder.casefile.evidence_look import most_bytes
from xborder.files.limits import DEFAULT_LIMITS

CONTENT = b"a green Subaru"


def codes(path: Path, *, most: int = DEFAULT_LIMITS.picture_bytes) -> list[str]:
    made = digest_of(path, name="exhibits/a.jpg", most=most)
    assert (made.value is None) == bool(made.report)
    assert all(found.location.file == "exhibits/a.jpg" for found in made.report)
    return [found.code for found in made.report]


def sized(size: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path, "XB-FILE-001"),
        (lambda path: path.mkdir(), "XB-FILE-003"),
        (lambda path: path.symlink_to("elsewhere.jpg"), "XB-FILE-004"),
        (sized(0), "XB-FILE-005"),
        (sized(DEFAULT_LIMITS.picture_bytes + 1), "XB-BUILD-300"),
    ],
)
def test_a_file_that_cannot_be_taken(tmp_path: Path, make: Callable[[Path], None], code: str) -> None:
    make(tmp_path / "a.jpg")
    assert codes(tmp_path / "a.jpg") == [code]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_does_not_hold_the_build(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    assert codes(tmp_path / "a.jpg") == ["XB-FILE-003"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jpg").write_bytes(CONTENT)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "CANARY")

    monkeypatch.setattr(os, "open", refuse)
    assert codes(tmp_path / "a.jpg") == ["XB-FILE-002"]


def test_what_is_held_in_memory_has_to_be_smaller_than_a_pdf_and_a_film_is_never_held() -> None:
    assert most_bytes(KINDS["jpg"]) == most_bytes(KINDS["txt"]) == DEFAULT_LIMITS.picture_bytes
    assert most_bytes(KINDS["pdf"]) == DEFAULT_LIMITS.pdf_bytes > DEFAULT_LIMITS.picture_bytes
    assert most_bytes(KINDS["mp4"]) is None


@pytest.mark.parametrize(("size", "code"), [(20, []), (21, ["XB-BUILD-300"])])
def test_the_largest_size_is_taken_and_one_more_is_not(tmp_path: Path, size: int, code: list[str]) -> None:
    sized(size)(tmp_path / "a.jpg")
    assert codes(tmp_path / "a.jpg", most=20) == code


@pytest.mark.parametrize("change", [lambda path: path.write_bytes(b"x"), lambda path: os.utime(path, (1, 1))])
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(CONTENT)
    fstat, seen = os.fstat, []

    def meddled(descriptor: int) -> os.stat_result:
        seen.append(descriptor)
        if len(seen) == 3:
            change(path)
        return fstat(descriptor)

    monkeypatch.setattr(os, "fstat", meddled)
    assert codes(path) == ["XB-BUILD-030"]


def test_what_was_digested_is_what_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(CONTENT)
    digest = digest_of(path, name="a.jpg", most=None).value
    assert digest is not None
    assert unchanged(path, digest, name="a.jpg").value == CONTENT
    path.write_bytes(CONTENT[::-1])
    assert [found.code for found in unchanged(path, digest, name="a.jpg").report] == ["XB-BUILD-030"]
    path.unlink()
    assert [found.code for found in unchanged(path, digest, name="a.jpg").report] == ["XB-BUILD-030"]
