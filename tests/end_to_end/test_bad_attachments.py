"""Attachments that no bundle can take: each is named, with what to do, and nothing is made of the case."""

from collections.abc import Callable
from pathlib import Path

import pytest

from end_to_end.test_refusals import run, swap
from xborder.casefile.build import build_case

PDF, PICTURE, EVIDENCE = "exhibits/REM-1.pdf", "exhibits/RJT-1.jpg", "records/norfolk/evidence.yaml"


def enormous(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(3 << 30)


def linked(path: Path) -> None:
    path.rename(path.with_suffix(".other"))
    path.symlink_to(path.with_suffix(".other").name)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


BAD = [
    (PDF, lambda path: path.write_bytes(b""), "XB-FILE-005"),
    (PICTURE, lambda path: path.write_bytes(b""), "XB-FILE-005"),
    (PDF, enormous, "XB-BUILD-300"),
    (PICTURE, enormous, "XB-BUILD-300"),
    (PDF, linked, "XB-FILE-004"),
    (PICTURE, folder, "XB-BUILD-002"),
    (
        EVIDENCE,
        swap("exhibit_ref: {scheme: exhibit_ref, value: RJT/2}", "exhibit_ref: {scheme: exhibit_ref, value: RJT/1}"),
        "XB-BUILD-301",
    ),
]


@pytest.mark.parametrize(("name", "spoil", "code"), BAD, ids=[f"{code} {name[-7:]}" for name, _, code in BAD])
def test_an_attachment_that_cannot_be_taken(
    case: Path, tmp_path: Path, name: str, spoil: Callable[[Path], None], code: str
) -> None:
    spoil(case / name)
    ended, output = run("case", "build", str(case), "-o", str(tmp_path / "out"))
    assert ended == 1
    assert code in output
    assert name in output
    assert [path.name for path in tmp_path.iterdir() if "lock" not in path.name] == ["case"]


def remove(path: Path) -> None:
    path.unlink()


def rewrite(path: Path) -> None:
    path.write_bytes(path.read_bytes()[::-1])


@pytest.mark.parametrize(
    ("name", "change", "step"),
    [
        (PICTURE, remove, "binding the case file"),
        (PICTURE, rewrite, "binding the case file"),
        (PDF, remove, "binding the court bundle"),
        (PDF, remove, "packing the prosecution bag"),
        (PDF, rewrite, "packing the prosecution bag"),
    ],
)
def test_an_attachment_that_changes_under_the_build_is_named_and_nothing_is_made(
    case: Path, tmp_path: Path, name: str, change: Callable[[Path], None], step: str
) -> None:
    def meddle(now: str) -> None:
        if now == step:
            change(case / name)

    built = build_case(case, tmp_path / "out", step=meddle)
    assert built.value is None
    errors = [found for found in built.report if found.severity.value == "error"]
    assert any(name in str(found.location) for found in errors), errors
    assert not (tmp_path / "out").exists()
