"""``xborder log verify`` and ``checkpoint``: how they answer, and how they end."""

import json
from pathlib import Path

import pytest

from disclosures_made import key_files, made_log, run_log
from xborder.agreements.log import DisclosureLog

AT = ["--at", "2026-11-25T12:00:00+00:00"]


def signed(log: Path, folder: Path) -> Path:
    pem, trust = key_files(folder)
    done = run_log("checkpoint", log, "--key", pem, "--key-id", "norfolk-2026", *AT)
    assert done.exit_code == 0, done.output
    return trust


def test_a_log_is_signed_for_and_proved(tmp_path: Path) -> None:
    log, receipts = made_log(tmp_path)
    trust = signed(log, tmp_path)
    done = run_log("verify", log, "--trust", trust, *AT)

    assert done.exit_code == 0
    assert "5 entries, unbroken, and signed for by a key you trust." in done.output
    assert "Signed for up to entry 5 by Norfolk (fictional) (norfolk-2026)." in done.output
    assert f"It ends at receipt {receipts[3]}" in done.output


def test_without_keys_the_answer_is_three(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    assert run_log("verify", log, *AT).exit_code == 3
    signed(log, tmp_path)
    assert run_log("verify", log, *AT).exit_code == 3


def test_a_log_cut_at_its_end_is_not_intact(tmp_path: Path) -> None:
    log, receipts = made_log(tmp_path)
    trust = signed(log, tmp_path)
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:3]))
    done = run_log("verify", log, "--trust", trust, *AT, "--report", "json")

    assert done.exit_code == 1
    assert "XB-LOG-008" in [each["code"] for each in json.loads(done.output)["findings"]]
    done = run_log("verify", log, "--receipt", receipts[3])
    assert (done.exit_code, "NOT INTACT" in done.output) == (1, True)


def test_a_checkpoint_kept_elsewhere_counts(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    pem, trust = key_files(tmp_path)
    kept = tmp_path / "elsewhere/first.json"
    run_log("checkpoint", log, "--key", pem, "--key-id", "norfolk-2026", "-o", kept, *AT)
    assert run_log("verify", log, "--trust", trust, *AT).exit_code == 3
    assert run_log("verify", log, "--trust", trust, "--checkpoint", kept, *AT).exit_code == 0


def test_a_line_cut_short_is_told_before_and_after_the_log_went_on(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    log.write_bytes(log.read_bytes()[:-20])
    done = run_log("verify", log)
    assert (done.exit_code, "XB-LOG-001" in done.output) == (1, True)
    DisclosureLog(log).disclosed({"type": "disclosure", "at": "2026-11-25T12:00:00+00:00"})
    done = run_log("verify", log)
    assert (done.exit_code, "XB-LOG-006" in done.output) == (3, True)


def test_a_broken_log_is_not_signed(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    log.write_bytes(log.read_bytes().replace(b"kent", b"cave"))
    pem, _trust = key_files(tmp_path)
    done = run_log("checkpoint", log, "--key", pem, "--key-id", "norfolk-2026")
    assert done.exit_code == 1
    assert "Nothing was signed." in done.output
    assert not (tmp_path / "norfolk.jsonl.checkpoints").exists()


@pytest.mark.parametrize("verb", ["verify", "checkpoint"])
def test_what_cannot_be_read_ends_with_two(tmp_path: Path, verb: str) -> None:
    pem, _trust = key_files(tmp_path)
    more = ["--key", pem, "--key-id", "k"] if verb == "checkpoint" else []
    assert run_log(verb, tmp_path / "absent.jsonl", *more).exit_code == 2
    assert run_log(verb, tmp_path, *more).exit_code == 2
    log, _ = made_log(tmp_path)
    wrong = ["--key", log, "--key-id", "k"] if verb == "checkpoint" else ["--trust", log]
    assert run_log(verb, log, *wrong).exit_code == 2
