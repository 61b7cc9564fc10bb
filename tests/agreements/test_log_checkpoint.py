"""Checkpoints: what a chain cannot show of its end, a signature that is kept elsewhere does."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest

from agreements.test_log import filled, lines
from agreements.world import NOW, codes
from xborder.agreements.log import DisclosureLog
from xborder.agreements.log_checkpoint import PAYLOAD_TYPE, make_checkpoint, read_checkpoint
from xborder.agreements.log_verify import LogVerdict, prove_log
from xborder.files import canonical_json, dsse
from xborder.files.trust import TrustedKey, TrustStore

SIGNER = dsse.Ed25519Signer.from_seed("norfolk-2026", bytes(range(32)))
STRANGER = dsse.Ed25519Signer.from_seed("norfolk-2026", bytes(32))
KEY = TrustedKey(
    keyid=SIGNER.keyid,
    public_key=SIGNER.public_key,
    owner="Norfolk (fictional)",
    valid_from=NOW - dt.timedelta(days=30),
    valid_to=NOW + dt.timedelta(days=30),
)
LATER = NOW + dt.timedelta(days=60)


def signed(path: Path, signer: dsse.Signer = SIGNER, at: dt.datetime = NOW) -> tuple[str, bytes]:
    made = make_checkpoint(path, signers=[signer], at=at).value
    assert made is not None
    return f"{made[0]}.dsse.json", made[1]


def proved(path: Path, *checkpoints: tuple[str, bytes], key: TrustedKey | None = KEY, **more: Any) -> LogVerdict:
    return prove_log(path, checkpoints=checkpoints, trust=TrustStore((key,)) if key else None, at=LATER, **more)


def test_a_log_that_a_trusted_key_signed_for_is_proved(tmp_path: Path) -> None:
    path, receipts = filled(tmp_path)
    verdict = proved(path, signed(path))

    assert (verdict.exit_code, codes(verdict.report)) == (0, [])
    assert (verdict.entries, verdict.covered, verdict.head, verdict.signer) == (5, 5, receipts[4], KEY)


def test_entries_after_the_last_checkpoint_are_counted(tmp_path: Path) -> None:
    path, _ = filled(tmp_path, 2)
    early = signed(path)
    DisclosureLog(path).disclosed({"type": "disclosure"})
    middle = signed(path)
    DisclosureLog(path).disclosed({"type": "disclosure"})
    verdict = proved(path, middle, early)

    assert (verdict.exit_code, verdict.covered, codes(verdict.report)) == (0, 3, ["XB-LOG-014"])
    assert "1 entries after entry 3" in verdict.report.findings[0].message


@pytest.mark.parametrize("kept", range(5))
def test_an_end_that_was_taken_away_is_found(tmp_path: Path, kept: int) -> None:
    path, _ = filled(tmp_path)
    checkpoint = signed(path)
    path.write_bytes(b"".join(lines(path)[:kept]))

    verdict = proved(path, checkpoint)
    assert (verdict.exit_code, codes(verdict.report)) == (1, ["XB-LOG-008", "XB-LOG-013"])
    assert codes(proved(path, checkpoint, key=None).report) == ["XB-LOG-008", "XB-LOG-013"]


def test_a_last_line_that_was_changed_or_a_log_that_was_written_again_is_found(tmp_path: Path) -> None:
    path, _ = filled(tmp_path)
    checkpoint = signed(path)
    path.write_bytes(path.read_bytes().replace(b'"number":4', b'"number":7'))
    assert codes(proved(path, checkpoint).report) == ["XB-LOG-009", "XB-LOG-013"]

    path.unlink()
    log = DisclosureLog(path)
    for number in range(9):
        log.disclosed({"type": "disclosure", "number": number, "recipient": "kent"})
    verdict = proved(path, checkpoint)
    assert (verdict.exit_code, codes(verdict.report)) == (1, ["XB-LOG-009", "XB-LOG-013"])


def test_without_a_trusted_checkpoint_a_log_is_unbroken_and_nothing_more(tmp_path: Path) -> None:
    path, _ = filled(tmp_path)
    for verdict in (proved(path), proved(path, signed(path), key=None)):
        assert (verdict.exit_code, codes(verdict.report), verdict.covered) == (3, ["XB-LOG-013"], 0)
    assert proved(path, signed(path), key=attrs.evolve(KEY, keyid="another")).exit_code == 3


@pytest.mark.parametrize(
    "key",
    [
        attrs.evolve(KEY, revoked=True),
        attrs.evolve(KEY, valid_to=NOW - dt.timedelta(days=1)),
        attrs.evolve(KEY, valid_from=NOW + dt.timedelta(days=1)),
    ],
)
def test_a_key_out_of_its_time_vouches_for_nothing(tmp_path: Path, key: TrustedKey) -> None:
    path, _ = filled(tmp_path)
    verdict = proved(path, signed(path), key=key)
    assert (verdict.exit_code, codes(verdict.report)) == (3, ["XB-LOG-012", "XB-LOG-013"])


def test_a_checkpoint_from_the_future_vouches_for_nothing(tmp_path: Path) -> None:
    path, _ = filled(tmp_path)
    made = signed(path, at=NOW + dt.timedelta(days=3))
    verdict = prove_log(path, checkpoints=[made], trust=TrustStore((KEY,)), at=NOW)
    assert (verdict.exit_code, codes(verdict.report)) == (3, ["XB-LOG-012", "XB-LOG-013"])


def test_a_signature_in_somebody_elses_name_is_an_error(tmp_path: Path) -> None:
    path, _ = filled(tmp_path)
    verdict = proved(path, signed(path, STRANGER))
    assert (verdict.exit_code, codes(verdict.report)) == (1, ["XB-LOG-010", "XB-LOG-013"])


def test_a_contradicting_checkpoint_of_a_stranger_does_not_count_once_keys_are_known(tmp_path: Path) -> None:
    path, _ = filled(tmp_path)
    stranger = attrs.evolve(STRANGER, keyid="stranger")
    forged = signed(path, stranger)
    path.write_bytes(b"".join(lines(path)[:3]))

    assert proved(path, forged, signed(path)).exit_code == 0
    assert proved(path, forged, key=None).exit_code == 1


def test_a_broken_or_empty_log_is_not_signed(tmp_path: Path) -> None:
    path, _ = filled(tmp_path)
    path.write_bytes(b"".join(lines(path)[1:]))
    made = make_checkpoint(path, signers=[SIGNER], at=NOW)
    assert made.value is None
    assert made.report.has_errors
    path.write_bytes(b"")
    assert codes(make_checkpoint(path, signers=[SIGNER], at=NOW).report) == ["XB-LOG-015"]
    with pytest.raises(ValueError, match="offset"):
        make_checkpoint(path, signers=[SIGNER], at=NOW.replace(tzinfo=None))


GOOD = {"schema": "xborder/log-checkpoint/1", "entries": 2, "head": "sha256:1", "at": NOW.isoformat()}


@pytest.mark.parametrize(
    "said",
    [
        [],
        {},
        {**GOOD, "schema": "xborder/log-checkpoint/2"},
        {**GOOD, "entries": True},
        {**GOOD, "entries": 0},
        {**GOOD, "entries": "2"},
        {**GOOD, "head": None},
        {**GOOD, "at": "2026-10-08T09:00:00"},
        {**GOOD, "at": 5},
    ],
)
def test_what_is_no_checkpoint_is_said(said: Any) -> None:
    content = dsse.sign(canonical_json.dumps(said), payload_type=PAYLOAD_TYPE, signers=[SIGNER])
    assert codes(read_checkpoint(content, "c.json").report) == ["XB-LOG-007"]


def test_an_envelope_for_another_use_is_no_checkpoint() -> None:
    content = dsse.sign(canonical_json.dumps(GOOD), payload_type="application/json", signers=[SIGNER])
    assert codes(read_checkpoint(content, "c.json").report) == ["XB-LOG-007"]
    assert codes(read_checkpoint(b"{", "c.json").report) == ["XB-LOG-007"]
    good = dsse.sign(canonical_json.dumps(GOOD), payload_type=PAYLOAD_TYPE, signers=[SIGNER])
    assert read_checkpoint(good, "c.json").value is not None


def test_one_gap_is_said_once(tmp_path: Path) -> None:
    path, _ = filled(tmp_path, 9)
    kept = lines(path)
    del kept[2]
    path.write_bytes(b"".join(kept))
    assert codes(proved(path).report).count("XB-LOG-003") == 1
