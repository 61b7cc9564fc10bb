"""Verify: files that come, go and move, and what is no ordinary file."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from xborder.bundle import bag_reader
from xborder.bundle.container import BagLimits
from xborder.bundle.payload import PayloadFile
from xborder.bundle.verdict import Verdict
from xborder.findings import Severity

PHOTO = "data/exhibits/RTM-1/photo.jpg"
FILES = [
    "bag-info.txt",
    "bagit.txt",
    PHOTO,
    "data/exhibits/RTM-1/photo-redacted.jpg",
    "data/statements/W1.txt",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "signatures/bundle.dsse.json",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
    "xborder/agreement.yaml",
    "xborder/bundle.json",
    "xborder/custody.jsonl",
    "xborder/decision.json",
]


def codes(verdict: Verdict) -> set[str]:
    return {found.code for found in verdict.report}


def named(verdict: Verdict, code: str) -> set[str | None]:
    return {found.location.file for found in verdict.report if found.code == code}


@pytest.mark.parametrize("name", [*FILES, "data/forms/café.txt"])
def test_a_removed_file_is_named(bag: Path, check: Callable[..., Verdict], name: str) -> None:
    (bag / name).unlink()

    verdict = check(bag)

    assert name in {found.location.file for found in verdict.report}
    assert verdict.exit_code == (3 if name.startswith("signatures/") else 1)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("data/extra.txt", "XB-VERIFY-003"),
        ("data/exhibits/RTM-1/.hidden", "XB-VERIFY-003"),
        ("notes.txt", "XB-VERIFY-007"),
        ("xborder/extra.json", "XB-VERIFY-007"),
        ("signatures/other.dsse.json", "XB-BAG-032"),
        ("manifest-md5.txt", "XB-BAG-030"),
        ("tagmanifest-foo.txt", "XB-BAG-030"),
        ("fetch.txt", "XB-BAG-031"),
    ],
)
def test_an_added_file_is_named(bag: Path, check: Callable[..., Verdict], name: str, code: str) -> None:
    (bag / name).write_bytes(b"00  data/x\n")

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert named(verdict, code) == {name}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (PHOTO, "data/exhibits/RTM-1/photo2.jpg", "XB-VERIFY-004"),
        ("data/statements/W1.txt", "data/W1.txt", "XB-VERIFY-004"),
        ("xborder/decision.json", "xborder/decisions.json", "XB-VERIFY-008"),
    ],
)
def test_a_renamed_file_is_neither_added_nor_missing(
    bag: Path, check: Callable[..., Verdict], old: str, new: str, code: str
) -> None:
    (bag / old).rename(bag / new)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert [(found.location.file, old in found.message) for found in verdict.report if found.code == code] == [
        (new, True)
    ]
    assert not {"XB-VERIFY-002", "XB-VERIFY-003", "XB-VERIFY-006", "XB-VERIFY-007"} & codes(verdict)


def test_of_three_files_with_one_content_each_is_paired_once(
    make_bag: Callable[..., Path], check: Callable[..., Verdict], signer: object
) -> None:
    copies = [PayloadFile(path=name, source=b"same", media_type="text/plain", entry=name) for name in ("a", "b", "c")]
    bag = make_bag(signers=[signer], payload=copies)
    (bag / "data/a").rename(bag / "data/x")
    (bag / "data/b").rename(bag / "data/y")
    (bag / "data/c").unlink()

    verdict = check(bag)

    assert named(verdict, "XB-VERIFY-004") == {"data/x", "data/y"}
    assert named(verdict, "XB-VERIFY-002") == {"data/c"}


def test_two_files_that_changed_places_are_both_named(bag: Path, check: Callable[..., Verdict]) -> None:
    one, other = bag / PHOTO, bag / "data/statements/W1.txt"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)

    assert named(check(bag), "XB-VERIFY-001") == {PHOTO, "data/statements/W1.txt"}


def test_an_empty_folder_is_named(bag: Path, check: Callable[..., Verdict]) -> None:
    for name in ("data/empty", "xborder/empty", "Kent"):
        (bag / name).mkdir()

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert named(verdict, "XB-BAG-008") == {"data/empty", "xborder/empty", "Kent"}


def test_a_file_replaced_by_a_link_to_its_own_content_is_named(
    bag: Path, check: Callable[..., Verdict], tmp_path: Path
) -> None:
    (bag / PHOTO).rename(tmp_path / "elsewhere.jpg")
    (bag / PHOTO).symlink_to(tmp_path / "elsewhere.jpg")

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert named(verdict, "XB-BAG-003") == {PHOTO}


def test_a_linked_folder_is_named_and_not_walked(bag: Path, check: Callable[..., Verdict], tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    (bag / "data/more").symlink_to(outside, target_is_directory=True)
    (bag / "data/loop").symlink_to(bag / "data", target_is_directory=True)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert named(verdict, "XB-BAG-003") == {"data/more", "data/loop"}
    assert not any("secret" in str(found.location) for found in verdict.report)


def test_a_pipe_and_a_socket_are_named_and_not_opened(bag: Path, check: Callable[..., Verdict]) -> None:
    os.mkfifo(bag / "data/pipe")
    here = Path.cwd()
    os.chdir(bag / "data")
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("socket")
    finally:
        os.chdir(here)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert named(verdict, "XB-BAG-004") == {"data/pipe", "data/socket"}


def test_a_hard_link_is_a_warning(bag: Path, check: Callable[..., Verdict], tmp_path: Path) -> None:
    os.link(bag / PHOTO, tmp_path / "other-name")

    verdict = check(bag)

    assert verdict.exit_code == 0
    assert [(found.code, found.severity) for found in verdict.report] == [("XB-BAG-005", Severity.WARNING)]


@pytest.mark.parametrize("name", ["CON.txt", "a\u202egpj.exe", "tab\there", "dot."])
def test_an_unsafe_name_on_disk_is_named_printably(bag: Path, check: Callable[..., Verdict], name: str) -> None:
    (bag / "data" / name).write_bytes(b"x")

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert "XB-BAG-006" in codes(verdict)
    assert all((str(found.location) + found.message).isprintable() for found in verdict.report)


def test_a_name_that_is_not_utf8_is_named_printably(bag: Path, check: Callable[..., Verdict]) -> None:
    Path(os.fsdecode(os.fsencode(bag) + b"/data/\xff.txt")).write_bytes(b"x")

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert all((str(found.location) + found.message).isprintable() for found in verdict.report)


def test_names_that_differ_by_case_are_named(bag: Path, check: Callable[..., Verdict]) -> None:
    (bag / "data/statements/w1.TXT").write_bytes(b"x")

    assert "XB-BAG-007" in codes(check(bag))


def test_a_file_swapped_after_the_scan_is_not_read(
    bag: Path, check: Callable[..., Verdict], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = bag_reader.scan

    def scan_then_swap(root: Path, limits: BagLimits) -> bag_reader.Scan:
        seen = scan(root, limits)
        content = (bag / PHOTO).read_bytes()
        (bag / "data/exhibits").rename(tmp_path / "moved")
        elsewhere = tmp_path / "elsewhere/RTM-1"
        elsewhere.mkdir(parents=True)
        (elsewhere / "photo.jpg").write_bytes(content)
        (bag / "data/exhibits").symlink_to(elsewhere.parent, target_is_directory=True)
        return seen

    monkeypatch.setattr("xborder.bundle.opening.scan", scan_then_swap)

    verdict = check(bag)

    assert not verdict.integrity
    assert named(verdict, "XB-VERIFY-041") == {PHOTO}
