"""Signatures: whose they are, whether they hold, and what they are about."""

import base64
import json
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from xborder.bundle import statement
from xborder.bundle.head import BundleHead
from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.files import dsse
from xborder.findings import Severity

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SIGNATURE = "signatures/bundle.dsse.json"
Make = Callable[..., Any]


def check(bag: Path, trust: Any, at: datetime = NOW) -> Verdict:
    return verify(bag, trust=trust, at=at)


def codes(verdict: Verdict) -> list[str]:
    return [found.code for found in verdict.report]


def rewrite(bag: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Edit the envelope and store it in canonical form."""
    envelope = json.loads((bag / SIGNATURE).read_bytes())
    change(envelope)
    (bag / SIGNATURE).write_bytes(canonical(envelope))


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_an_unsigned_bundle_is_intact_but_nobody_vouches_for_it(make_bag: Make, trust: Any) -> None:
    verdict = check(make_bag(), trust)

    assert (verdict.exit_code, verdict.integrity, verdict.authentic) == (3, True, False)
    assert codes(verdict) == ["XB-VERIFY-020"]


def test_a_key_that_is_not_trusted_establishes_nothing(make_bag: Make, signer: Any, make_trust: Make) -> None:
    verdict = check(make_bag(signers=[signer]), make_trust(2, "kent-2026"))

    assert (verdict.exit_code, codes(verdict), verdict.signers) == (3, ["XB-VERIFY-023"], ())


def test_without_a_trust_store_nothing_is_established(make_bag: Make, signer: Any) -> None:
    verdict = check(make_bag(signers=[signer]), None)

    assert (verdict.exit_code, verdict.integrity, verdict.authentic) == (3, True, False)
    assert [(found.code, found.severity) for found in verdict.report] == [("XB-VERIFY-024", Severity.WARNING)]


def test_a_signature_by_another_key_under_a_trusted_id_is_a_fault(
    make_bag: Make, make_signer: Make, trust: Any
) -> None:
    ours, theirs = make_signer(), make_signer(seed=9)

    verdict = check(make_bag(signers=[theirs]), trust)

    assert (verdict.exit_code, codes(verdict)) == (1, ["XB-VERIFY-037"])
    message = next(iter(verdict.report)).message
    assert all(base64.b64encode(signer.public_key).decode() in message for signer in (ours, theirs))


@pytest.mark.parametrize("keys", ["none", "others"])
def test_a_damaged_signature_is_found_by_a_reader_who_trusts_no_key(
    make_bag: Make, signer: Any, make_trust: Make, keys: str
) -> None:
    bag = make_bag(signers=[signer])
    known = None if keys == "none" else make_trust(2, "kent-2026")
    assert check(bag, known).exit_code == 3
    sig = base64.b64decode(json.loads((bag / SIGNATURE).read_bytes())["signatures"][0]["sig"])

    for position in range(len(sig)):
        damaged = bytearray(sig)
        damaged[position] ^= 1
        envelope = json.loads((bag / SIGNATURE).read_bytes())
        envelope["signatures"][0]["sig"] = base64.b64encode(damaged).decode()
        (bag / SIGNATURE).write_bytes(canonical(envelope))
        verdict = check(bag, known)

        assert (verdict.exit_code, codes(verdict)) == (1, ["XB-VERIFY-022"])
        assert next(iter(verdict.report)).location.file == SIGNATURE


@pytest.mark.parametrize("known", [True, False])
def test_another_key_put_into_the_statement_does_not_fit_the_signature(
    make_bag: Make, signer: Any, make_signer: Make, trust: Any, known: bool
) -> None:
    bag = make_bag(signers=[signer])
    old, new = (base64.b64encode(one.public_key) for one in (signer, make_signer(seed=9)))

    def exchange(envelope: dict[str, Any]) -> None:
        payload = base64.b64decode(envelope["payload"])
        assert old in payload
        envelope["payload"] = base64.b64encode(payload.replace(old, new)).decode()

    rewrite(bag, exchange)

    verdict = check(bag, trust if known else None)
    assert (verdict.exit_code, codes(verdict)) == (1, ["XB-VERIFY-037" if known else "XB-VERIFY-022"])


@pytest.mark.parametrize(
    "change",
    [
        lambda signers: signers.append(dict(signers[0])),
        lambda signers: signers[0].update(public_key="AAAA"),
        lambda signers: signers[0].update(public_key="?"),
        lambda signers: signers[0].update(public_key="\u00e9"),
    ],
)
def test_a_statement_that_lists_its_keys_wrongly_cannot_be_read(
    make_bag: Make, signer: Any, trust: Any, change: Callable[[list[dict[str, Any]]], None]
) -> None:
    """Signed with the right key: what is wrong is what was signed."""
    bag = make_bag(signers=[signer])
    said = json.loads(base64.b64decode(json.loads((bag / SIGNATURE).read_bytes())["payload"]))
    change(said["predicate"]["signers"])
    signed = dsse.sign(canonical(said), payload_type=statement.PAYLOAD_TYPE, signers=[signer])
    (bag / SIGNATURE).write_bytes(signed)

    for known in (trust, None):
        assert (check(bag, known).exit_code, codes(check(bag, known))) == (1, ["XB-VERIFY-029"])


def test_two_signers_cannot_go_by_one_key_id(make_bag: Make, make_signer: Make) -> None:
    with pytest.raises(ValueError, match="same key id"):
        make_bag(signers=[make_signer(), make_signer(seed=2)])


@pytest.mark.parametrize(
    ("period", "exit_code"),
    [
        ({"valid_to": NOW}, 0),
        ({"valid_to": NOW - timedelta(seconds=1)}, 3),
        ({"valid_from": NOW}, 0),
        ({"valid_from": NOW + timedelta(seconds=1)}, 3),
    ],
)
def test_a_key_counts_only_at_the_times_it_was_valid(
    make_bag: Make, signer: Any, make_trust: Make, period: dict[str, datetime], exit_code: int
) -> None:
    verdict = check(make_bag(signers=[signer]), make_trust(**period), NOW + timedelta(days=1))

    assert verdict.exit_code == exit_code
    assert codes(verdict) == ([] if exit_code == 0 else ["XB-VERIFY-025"])


def test_a_key_that_has_run_out_since_still_proves_what_it_signed_before(
    make_bag: Make, signer: Any, make_trust: Make
) -> None:
    store = make_trust(valid_to=NOW + timedelta(days=1))

    assert check(make_bag(signers=[signer]), store, NOW + timedelta(days=900)).exit_code == 0


def test_a_revoked_key_establishes_nothing_whenever_it_signed(make_bag: Make, signer: Any, make_trust: Make) -> None:
    verdict = check(make_bag(signers=[signer]), make_trust(revoked=True))

    assert (verdict.exit_code, codes(verdict)) == (3, ["XB-VERIFY-026"])


def test_a_demonstration_key_is_said_to_prove_nothing(make_bag: Make, signer: Any, make_trust: Make) -> None:
    verdict = check(make_bag(signers=[signer]), make_trust(demonstration=True))

    assert verdict.exit_code == 0
    assert [(found.code, found.severity) for found in verdict.report] == [("XB-VERIFY-035", Severity.INFO)]
    assert "proves nothing" in next(iter(verdict.report)).message
    assert [one.demonstration for one in verdict.signers] == [True]


def test_a_bundle_signed_in_the_future_is_not_believed(make_bag: Make, signer: Any, trust: Any) -> None:
    bag = make_bag(signers=[signer])

    assert check(bag, trust, NOW - timedelta(minutes=5)).exit_code == 0
    early = check(bag, trust, NOW - timedelta(minutes=5, seconds=1))
    assert (early.exit_code, codes(early)) == (3, ["XB-VERIFY-033"])


def test_an_event_recorded_after_the_signature_casts_doubt_on_its_time(make_bag: Make, signer: Any, trust: Any) -> None:
    event = {
        "type": "seized",
        "at": "2026-11-20T06:10:00Z",
        "exhibit": "RTM/1",
        "recorded_at": "2026-11-22T09:35:01Z",
        "recorded_by": "PC 1428",
    }

    verdict = check(make_bag(signers=[signer], custody=[event]), trust, NOW + timedelta(days=1))

    assert (verdict.exit_code, codes(verdict)) == (3, ["XB-VERIFY-034"])
    assert "custody event 1" in next(iter(verdict.report)).message


def test_a_signature_taken_from_another_bundle_does_not_fit(make_bag: Make, signer: Any, trust: Any) -> None:
    bag = make_bag("one", signers=[signer])
    other = make_bag("other", signers=[signer], head=BundleHead(bundle_id="NORF-26-0002", kind="served"))
    shutil.copy(other / SIGNATURE, bag / SIGNATURE)

    verdict = check(bag, trust)

    assert verdict.exit_code == 1
    assert {"XB-VERIFY-010", "XB-VERIFY-028", "XB-VERIFY-032"} <= set(codes(verdict))


def test_a_whole_older_bundle_still_says_which_it_is(make_bag: Make, signer: Any, trust: Any) -> None:
    """The id in the signed statement, the index and bag-info.txt agree: a copy under another id cannot pass."""
    bag = make_bag(signers=[signer])
    content = (bag / "bag-info.txt").read_bytes().replace(b"NORF-26-0001", b"NORF-26-0099")
    (bag / "bag-info.txt").write_bytes(content)

    assert "XB-BAG-046" in codes(check(bag, trust))


@pytest.mark.parametrize("change", ["edited", "removed", "added"])
def test_another_agreement_does_not_fit_the_statement(make_bag: Make, signer: Any, trust: Any, change: str) -> None:
    with_agreement = {"agreement.yaml": b"effect: deny\n"}
    signed, shown = {
        "edited": (with_agreement, {"agreement.yaml": b"effect: permit\n"}),
        "removed": (with_agreement, {}),
        "added": ({}, with_agreement),
    }[change]
    bag, donor = make_bag("a", signers=[signer], documents=shown), make_bag("b", signers=[signer], documents=signed)
    shutil.copy(donor / SIGNATURE, bag / SIGNATURE)

    verdict = check(bag, trust)

    assert verdict.exit_code == 1
    assert "XB-VERIFY-031" in codes(verdict)


def test_custody_cut_at_the_end_is_caught_by_the_signed_head(make_bag: Make, signer: Any, trust: Any) -> None:
    at = "2026-09-20T06:10:00Z"
    event = {"type": "seized", "at": at, "exhibit": "RTM/1", "recorded_at": at, "recorded_by": "PC 1428"}
    whole = make_bag("whole", signers=[signer], custody=[event, event | {"type": "examined"}])
    cut = make_bag("cut", custody=[event])
    (cut / "signatures").mkdir()
    shutil.copy(whole / SIGNATURE, cut / SIGNATURE)

    verdict = check(cut, trust)

    assert verdict.exit_code == 1
    found = next(found for found in verdict.report if found.code == "XB-VERIFY-032")
    assert "2 events and the log has 1" in found.message


def test_a_key_id_that_was_edited_no_longer_fits_the_statement(make_bag: Make, signer: Any, trust: Any) -> None:
    bag = make_bag(signers=[signer])
    rewrite(bag, lambda envelope: envelope["signatures"][0].update(keyid="suffolk-2026"))

    verdict = check(bag, trust)

    assert verdict.exit_code == 1
    found = next(found for found in verdict.report if found.code == "XB-VERIFY-030")
    assert found.message == "The bundle is signed by suffolk-2026, and the statement names norfolk-2026."


def test_one_of_two_signatures_taken_away_is_noticed(make_bag: Make, make_signer: Make, trust: Any) -> None:
    bag = make_bag(signers=[make_signer(), make_signer(2, "kent-2026")])
    assert check(bag, trust).exit_code == 0

    rewrite(bag, lambda envelope: envelope["signatures"].pop())

    assert check(bag, trust).exit_code == 1
    assert "XB-VERIFY-030" in codes(check(bag, trust))


def test_one_trusted_signature_is_enough_and_the_other_is_a_warning(
    make_bag: Make, make_signer: Make, trust: Any
) -> None:
    verdict = check(make_bag(signers=[make_signer(), make_signer(2, "kent-2026")]), trust)

    assert verdict.exit_code == 0
    assert [(found.code, found.severity) for found in verdict.report] == [("XB-VERIFY-023", Severity.WARNING)]
    assert [one.keyid for one in verdict.signers] == ["norfolk-2026"]


@pytest.mark.parametrize(
    "change",
    [
        lambda envelope: envelope.update(payloadType="application/vnd.in-toto+json"),
        lambda envelope: envelope.update(payload=base64.b64encode(b"{}").decode()),
        lambda envelope: envelope.update(payload="!"),
        lambda envelope: envelope.update(payload=envelope["payload"] + "\n"),
        lambda envelope: envelope.update(note="x"),
        lambda envelope: envelope.update(signatures=[]),
        lambda envelope: envelope["signatures"][0].update(sig=""),
        lambda envelope: envelope["signatures"][0].update(extra=1),
        lambda envelope: envelope["signatures"].append(dict(envelope["signatures"][0])),
        lambda envelope: envelope.pop("signatures"),
        lambda envelope: envelope["signatures"][0].update(keyid=7),
        lambda envelope: envelope["signatures"][0].update(keyid=None),
        lambda envelope: envelope["signatures"][0].update(keyid="\u202e\n"),
        lambda envelope: envelope.update(payloadType=7),
    ],
)
def test_an_envelope_that_was_changed_in_any_way_is_a_fault(
    make_bag: Make, signer: Any, trust: Any, change: Callable[[dict[str, Any]], None]
) -> None:
    bag = make_bag(signers=[signer])
    rewrite(bag, change)

    verdict = check(bag, trust)

    assert verdict.exit_code == 1
    assert SIGNATURE in {found.location.file for found in verdict.report}


def test_the_unused_bits_of_base64_cannot_hide_a_change(make_bag: Make, signer: Any, trust: Any) -> None:
    """64 bytes leave four bits of the last character unused; a lax decoder takes any of 16 characters."""
    bag = make_bag(signers=[signer])
    envelope = json.loads((bag / SIGNATURE).read_bytes())
    sig = envelope["signatures"][0]["sig"]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = letters[letters.index(sig[-3]) ^ 1]
    assert base64.b64decode(sig) == base64.b64decode(sig[:-3] + other + "==")

    rewrite(bag, lambda entry: entry["signatures"][0].update(sig=sig[:-3] + other + "=="))

    assert check(bag, trust).exit_code == 1


@pytest.mark.parametrize("space", [b" ", b"\n", b"\t"])
def test_white_space_in_the_signature_file_is_a_fault(make_bag: Make, signer: Any, trust: Any, space: bytes) -> None:
    bag = make_bag(signers=[signer])
    whole = (bag / SIGNATURE).read_bytes()
    for position in (0, whole.index(b",") + 1, len(whole)):
        (bag / SIGNATURE).write_bytes(whole[:position] + space + whole[position:])

        assert check(bag, trust).exit_code == 1


def test_without_cryptography_authenticity_is_not_established(
    make_bag: Make, signer: Any, trust: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bag = make_bag(signers=[signer])
    for name in [name for name in sys.modules if name.split(".")[0] == "cryptography"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cryptography", None)

    verdict = check(bag, trust)

    assert (verdict.exit_code, codes(verdict)) == (3, ["XB-VERIFY-027"])


def test_a_statement_is_read_in_its_one_form_only(make_bag: Make, signer: Any) -> None:
    envelope = json.loads((make_bag(signers=[signer]) / SIGNATURE).read_bytes())
    stored = base64.b64decode(envelope["payload"])

    read = statement.parse(stored)

    assert read is not None
    assert statement.render(read) == stored
    assert statement.listed_keys(read.predicate.signers) == {"norfolk-2026": signer.public_key}
    assert statement.parse(stored + b"\n") is None
    assert statement.parse(stored.replace(b'"_type"', b'"_type":1,"_type"', 1)) is None
    assert statement.parse(stored.replace(b"in-toto.io", b"in-toto.example")) is None
    assert statement.parse(b"\xff") is None
