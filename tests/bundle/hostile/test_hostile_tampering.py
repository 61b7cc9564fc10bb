"""T1 to T14: what somebody may do to a bundle that is finished. Each is found, and says what was done."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from xborder.bundle.payload import PayloadFile
from xborder.bundle.verdict import Verdict
from xborder.bundle.write_bundle import write_bundle
from xborder.files.output_dir import build_beside
from xborder.files.refused import Refused
from xborder.files.trust import TrustStore
from xborder.findings import Severity

PHOTO = "data/exhibits/RTM-1/photo.jpg"
SIGNATURE = "signatures/bundle.dsse.json"
CUSTODY = "xborder/custody.jsonl"
CANARY = "CANARY-Eustace-Thorne-07700900123"


def errors(verdict: Verdict) -> set[str]:
    return {found.code for found in verdict.report if found.severity is Severity.ERROR}


def named(verdict: Verdict, code: str) -> set[str | None]:
    return {found.location.file for found in verdict.report if found.code == code}


def write_lists_again(bag: Path) -> None:
    """All that can be done without the key: every manifest and tag manifest to match what is there."""
    for prefix in ("manifest", "tagmanifest"):
        for algorithm in ("sha256", "sha512"):
            paths = [path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()]
            inside = [path for path in paths if path.startswith("data/")]
            tags = [path for path in paths if not path.startswith(("data/", "tagmanifest-", "signatures/"))]
            listed = sorted(inside if prefix == "manifest" else tags, key=str.encode)
            lines = [f"{hashlib.new(algorithm, (bag / path).read_bytes()).hexdigest()}  {path}\n" for path in listed]
            (bag / f"{prefix}-{algorithm}.txt").write_text("".join(lines), encoding="utf-8")


def test_t1_a_byte_turned_over_names_file_and_both_digests(bag: Path, check: Callable[..., Verdict]) -> None:
    old = hashlib.sha256((bag / PHOTO).read_bytes()).hexdigest()
    content = bytearray((bag / PHOTO).read_bytes())
    content[3] ^= 1
    (bag / PHOTO).write_bytes(content)

    (found,) = [each for each in check(bag).report if each.code == "XB-VERIFY-001"]

    assert found.location.file == PHOTO
    assert old[:12] in found.message
    assert hashlib.sha256(content).hexdigest()[:12] in found.message


def test_t2_added_removed_and_renamed_are_three_things(bag: Path, check: Callable[..., Verdict]) -> None:
    (bag / "data/added.txt").write_bytes(b"x")
    (bag / "data/statements/W1.txt").unlink()
    (bag / PHOTO).rename(bag / "data/renamed.jpg")

    verdict = check(bag)

    assert named(verdict, "XB-VERIFY-003") == {"data/added.txt"}
    assert named(verdict, "XB-VERIFY-002") == {"data/statements/W1.txt"}
    assert named(verdict, "XB-VERIFY-004") == {"data/renamed.jpg"}


def test_t3_a_manifest_edited_to_match_fails_at_its_tag_manifest(bag: Path, check: Callable[..., Verdict]) -> None:
    for algorithm in ("sha256", "sha512"):
        path = bag / f"manifest-{algorithm}.txt"
        old = hashlib.new(algorithm, (bag / PHOTO).read_bytes()).hexdigest()
        new = hashlib.new(algorithm, b"another photo").hexdigest()
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (bag / PHOTO).write_bytes(b"another photo")

    assert named(check(bag), "XB-VERIFY-009") == {"manifest-sha256.txt", "manifest-sha512.txt"}


def test_t4_all_lists_written_again_fail_at_the_signature(bag: Path, check: Callable[..., Verdict]) -> None:
    (bag / "xborder/decision.json").write_bytes(b'{"permitted":9}\n')
    write_lists_again(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert named(verdict, "XB-VERIFY-010") == {"tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}


def test_t5_a_signature_taken_away_is_never_a_proof(bag: Path, check: Callable[..., Verdict]) -> None:
    (bag / SIGNATURE).unlink()

    assert (check(bag).exit_code, errors(check(bag))) == (3, {"XB-VERIFY-020"})


def test_t6_a_signature_by_another_key_names_both(
    bag: Path, make_bag: Callable[..., Path], make_signer: Callable[..., Any], check: Callable[..., Verdict]
) -> None:
    import base64
    import json

    envelope = json.loads((bag / SIGNATURE).read_bytes())
    other = json.loads((make_bag("other", signers=[make_signer(2, "kent-2026")]) / SIGNATURE).read_bytes())
    envelope["signatures"] = other["signatures"]
    assert base64.b64decode(envelope["payload"])
    (bag / SIGNATURE).write_bytes(json.dumps(envelope, sort_keys=True, separators=(",", ":")).encode())

    (found,) = [each for each in check(bag).report if each.code == "XB-VERIFY-030"]

    assert "kent-2026" in found.message
    assert "norfolk-2026" in found.message


@pytest.mark.parametrize("how", ["edited", "deleted", "reordered", "tail cut off", "line added"])
def test_t7_a_custody_line_changed_behind_lists_written_again(
    bag: Path, check: Callable[..., Verdict], how: str
) -> None:
    lines = (bag / CUSTODY).read_bytes().splitlines(keepends=True)
    changed = {
        "edited": [lines[0].replace(b"PC 1428", b"PC 1429"), *lines[1:]],
        "deleted": lines[1:],
        "reordered": lines[::-1],
        "tail cut off": lines[:-1],
        "line added": [*lines, lines[-1]],
    }[how]
    (bag / CUSTODY).write_bytes(b"".join(changed))
    write_lists_again(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert "XB-VERIFY-032" in errors(verdict) or {"XB-CUSTODY-003", "XB-CUSTODY-004"} & errors(verdict)
    if how == "tail cut off":
        assert not {code for code in errors(verdict) if code.startswith("XB-CUSTODY")}


def test_t8_a_fork_is_contradicted_by_the_receipt(
    bag: Path,
    make_bag: Callable[..., Path],
    make_signer: Callable[..., Any],
    signer: Any,
    check: Callable[..., Verdict],
) -> None:
    import datetime as dt

    from xborder.bundle.receiving import receive
    from xborder.bundle.witnesses import Witnesses

    at = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
    receipt = bag.parent / "receipt.json"
    receive(bag, received_by="Kent", signers=[make_signer(2, "kent")], trust=None, at=at, out=receipt)
    fork = make_bag("fork", signers=[signer], documents={})

    kept = Witnesses(receipts=(("receipt.json", receipt.read_bytes()),))
    assert check(fork).exit_code == 0
    assert "XB-VERIFY-051" in errors(check(fork, witnesses=kept))


def test_t9_an_old_signature_on_a_new_bundle(
    bag: Path, make_bag: Callable[..., Path], check: Callable[..., Verdict]
) -> None:
    from xborder.bundle.head import BundleHead

    new = make_bag("new", head=BundleHead(bundle_id="NORF-26-0002-prosecution", kind="prosecution"))
    (new / "signatures").mkdir()
    shutil.copy(bag / SIGNATURE, new / SIGNATURE)

    verdict = check(new)

    assert verdict.exit_code == 1
    assert {"XB-VERIFY-010", "XB-VERIFY-028"} <= errors(verdict)


def test_t10_a_laxer_agreement_in_place_of_the_one_that_was_signed(bag: Path, check: Callable[..., Verdict]) -> None:
    (bag / "xborder/agreement.yaml").write_bytes(b"schema: xborder/agreement/1\ndefault: permit\n")
    write_lists_again(bag)

    assert "XB-VERIFY-031" in errors(check(bag))


@pytest.mark.parametrize("algorithm", ["md5", "sha1"])
def test_t11_weak_digests_alone(bag: Path, check: Callable[..., Verdict], algorithm: str) -> None:
    from xborder.bundle.mode import Mode

    lines = (bag / "manifest-sha256.txt").read_text(encoding="utf-8").splitlines()
    paths = [line.partition("  ")[2] for line in lines]
    weak = [f"{hashlib.new(algorithm, (bag / path).read_bytes()).hexdigest()}  {path}\n" for path in paths]
    for path in (*bag.glob("manifest-*"), *bag.glob("tagmanifest-*")):
        path.unlink()
    (bag / f"manifest-{algorithm}.txt").write_text("".join(weak), encoding="utf-8")

    assert {"XB-BAG-010", "XB-BAG-030"} <= errors(check(bag))
    loose = check(bag, mode=Mode.BAGIT)
    assert loose.exit_code == 3
    assert "XB-BAG-062" in {found.code for found in loose.report}


def test_t12_a_line_taken_from_a_disclosure_log(tmp_path: Path) -> None:
    from xborder.files.chained_log import ChainedLog

    log = ChainedLog(tmp_path / "log.jsonl", b"test-log-1\n")
    for number in range(4):
        receipt = log.append({"entry": number})
    lines = (tmp_path / "log.jsonl").read_bytes().splitlines(keepends=True)

    (tmp_path / "log.jsonl").write_bytes(b"".join([*lines[:1], *lines[2:]]))
    assert log.verify().has_errors
    (tmp_path / "log.jsonl").write_bytes(b"".join(lines[:-1]))
    assert not log.verify().has_errors
    assert log.verify(receipt=receipt).has_errors


def test_t13_no_word_of_a_record_gets_into_findings(
    make_bag: Callable[..., Path], signer: Any, check: Callable[..., Verdict]
) -> None:
    """Every file of a bundle that is full of a name is damaged in turn; nothing that is said repeats it."""
    note = PayloadFile(
        path="note.txt", source=CANARY.encode(), media_type="text/plain", entry="N1", kind="form", title=CANARY
    )
    event = {"type": "seized", "at": "2026-09-20T06:10:00Z", "exhibit": "RTM/1", "actor": CANARY, "reason": CANARY,
             "recorded_at": "2026-09-20T06:10:00Z", "recorded_by": CANARY}  # fmt: skip
    bag = make_bag(
        "canary", signers=[signer], payload=[note], custody=[event], documents={"agreement.yaml": CANARY.encode()}
    )
    said = 0
    for path in sorted(each for each in bag.rglob("*") if each.is_file()):
        good = path.read_bytes()
        for place in {0, len(good) // 2, len(good) - 1, max(good.find(b"CANARY"), 0)}:
            path.write_bytes(good[:place] + b"\xff" + good[place + 1 :])
            for found in check(bag).report:
                said += 1
                text = f"{found.location} {found.message} {found.hint} {found.excerpt}"
                assert "CANARY" not in text
                assert "Eustace" not in text
        path.write_bytes(good)
    assert said > 40


def test_t14_nothing_is_left_of_a_bundle_that_could_not_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime

    from xborder.bundle.head import BundleHead

    note = PayloadFile(path="note.txt", source=b"x", media_type="text/plain", entry="N1", kind="form")
    modes: list[int] = []

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    def build() -> None:
        with build_beside(tmp_path / "bundle") as made:
            modes.append(made.path.stat().st_mode & 0o777)
            monkeypatch.setattr(os, "write", full)
            head = BundleHead(bundle_id="X-1", kind="served")
            write_bundle(made.path, head=head, payload=[note], now=datetime(2026, 11, 25, tzinfo=UTC))

    with pytest.raises(Refused, match="no space left"):
        build()

    monkeypatch.undo()
    assert modes == [0o700]
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith("-lock")] == []


def test_a_trust_store_alone_changes_nothing_that_is_found(bag: Path, check: Callable[..., Verdict]) -> None:
    (bag / PHOTO).write_bytes(b"x")

    with_store, without = check(bag), check(bag, trust=TrustStore())
    assert errors(with_store) <= errors(without)
    assert (with_store.exit_code, without.exit_code) == (1, 1)
