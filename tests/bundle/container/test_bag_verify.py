"""Verify: what a good bundle is, what is no bundle, and what cannot be read."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from xborder.bundle import bag_reader, hashing
from xborder.bundle.container import BagLimits
from xborder.bundle.head import BundleHead
from xborder.bundle.payload import PayloadFile
from xborder.bundle.verdict import Verdict
from xborder.files.refused import Refused

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


def edit(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))


def test_a_bundle_signed_by_a_trusted_key_is_intact_and_authentic(bag: Path, check: Callable[..., Verdict]) -> None:
    verdict = check(bag)

    assert (verdict.exit_code, verdict.integrity, verdict.authentic) == (0, True, True)
    assert list(verdict.report) == []
    assert [signer.owner for signer in verdict.signers] == ["Norfolk Constabulary"]
    assert (verdict.files, verdict.bytes) == (4, 58)


def test_verifying_changes_nothing_on_disk(bag: Path, check: Callable[..., Verdict]) -> None:
    def look() -> dict[Path, tuple[int, int]]:
        return {path: (path.lstat().st_mtime_ns, path.lstat().st_size) for path in [bag, *bag.rglob("*")]}

    before = look()
    check(bag)

    assert look() == before


def test_progress_is_told(bag: Path, check: Callable[..., Verdict]) -> None:
    told: list[tuple[int, int]] = []

    check(bag, progress=lambda *done: told.append(done))

    assert told[-1][1] >= 58


def test_a_bundle_without_payload_or_custody_is_a_bundle(
    make_bag: Callable[..., Path], check: Callable[..., Verdict], signer: object
) -> None:
    empty = make_bag(signers=[signer], payload=(), custody=(), documents={})

    assert (check(empty).exit_code, list(check(empty).report)) == (0, [])


@pytest.mark.parametrize("kind", ["missing", "file", "empty"])
def test_what_is_no_bag_is_refused(tmp_path: Path, check: Callable[..., Verdict], kind: str) -> None:
    path = tmp_path / "thing"
    if kind == "file":
        path.write_bytes(b"x")
    if kind == "empty":
        path.mkdir()

    with pytest.raises(Refused) as refused:
        check(path)

    assert {found.code for found in refused.value.report} <= {"XB-BAG-001", "XB-BAG-002"}


def test_a_file_that_cannot_be_read_is_neither_intact_nor_changed(
    bag: Path, check: Callable[..., Verdict], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = hashing.open_for_reading

    def refuse(path: str) -> tuple[int, os.stat_result]:
        if path.endswith("photo.jpg"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(bag_reader, "open_for_reading", refuse)

    verdict = check(bag)

    assert (verdict.exit_code, verdict.integrity, verdict.authentic) == (2, False, False)
    assert named(verdict, "XB-VERIFY-040") == {PHOTO}


def test_a_changed_file_beside_one_that_cannot_be_read_is_a_failure(
    bag: Path, check: Callable[..., Verdict], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = hashing.open_for_reading

    def refuse(path: str) -> tuple[int, os.stat_result]:
        if path.endswith("photo.jpg"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(bag_reader, "open_for_reading", refuse)
    edit(bag / "data/statements/W1.txt", b"saw", b"say")

    assert check(bag).exit_code == 1


def test_limits_hold_at_the_limit_and_break_one_above(bag: Path, check: Callable[..., Verdict]) -> None:
    assert check(bag, limits=BagLimits(files=15)).exit_code == 0
    assert "XB-BAG-009" in codes(check(bag, limits=BagLimits(files=14)))
    assert check(bag, limits=BagLimits(depth=3)).exit_code == 0
    assert "XB-BAG-009" in codes(check(bag, limits=BagLimits(depth=2)))
    largest = max((bag / name).stat().st_size for name in FILES if not name.startswith("data/"))
    assert check(bag, limits=BagLimits(structural_bytes=largest)).exit_code == 0
    assert "XB-BAG-015" in codes(check(bag, limits=BagLimits(structural_bytes=largest - 1)))


def test_endless_findings_are_counted_not_kept(bag: Path, check: Callable[..., Verdict]) -> None:
    for number in range(20):
        (bag / f"data/extra{number}.txt").write_bytes(b"x")

    verdict = check(bag, limits=BagLimits(findings=5))

    assert len(verdict.report) == 6
    assert "XB-VERIFY-042" in codes(verdict)
    assert verdict.exit_code == 1


def test_a_time_without_offset_is_refused(bag: Path, check: Callable[..., Verdict]) -> None:
    with pytest.raises(ValueError, match="offset"):
        check(bag, at=datetime(2026, 11, 22))  # noqa: DTZ001 - the fault that is tested


def test_no_personal_data_stands_in_a_message(
    make_bag: Callable[..., Path], check: Callable[..., Verdict], signer: object
) -> None:
    """The words CANARY stand in every value of the bag that could be a person's; none may be repeated."""
    paper = PayloadFile(
        path="a.txt",
        source=b"CANARY",
        media_type="text/plain",
        entry="X1",
        title="CANARY",
        original_name="CANARY.txt",
    )
    at = "2026-09-20T06:10:00Z"
    event = {"type": "seized", "at": at, "exhibit": "X1", "to": "CANARY", "recorded_at": at, "recorded_by": "CANARY"}
    bag = make_bag(
        signers=[signer],
        payload=[paper],
        custody=[event],
        head=BundleHead(bundle_id="X-1", kind="served", organisation="CANARY"),
    )
    for name in ("xborder/custody.jsonl", "xborder/bundle.json", "bag-info.txt", "data/a.txt"):
        edit(bag / name, b"CANARY", b"CANARY2")

    assert all("CANARY" not in found.message + found.hint for found in check(bag).report)
