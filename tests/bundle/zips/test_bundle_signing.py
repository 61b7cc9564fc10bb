"""Sign, receipt and time stamp: who answers for a bundle, who received it, by when; and what does not fit."""

import base64
import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bundle.zips.stamped import Authority
from xborder.bundle import der
from xborder.bundle.export.exporting import Form, export
from xborder.bundle.receiving import receive
from xborder.bundle.signing import sign_bundle
from xborder.bundle.stamping import add_token
from xborder.bundle.statement import RECEIPT_NAME, SIGNATURE_NAME, TOKEN_NAME
from xborder.bundle.timestamp import read_token
from xborder.bundle.timestamp_check import signature_holds
from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.bundle.witnesses import Witnesses, read_authority
from xborder.cli.main import main
from xborder.files import dsse
from xborder.files.refused import Refused
from xborder.files.trust import TrustStore
from xborder.findings import Severity

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
SEIZED = {
    "type": "seized",
    "at": "2026-09-20T06:10:00Z",
    "exhibit": "RTM/1",
    "to": "PC 1428",
    "recorded_at": "2026-09-20T06:10:00Z",
    "recorded_by": "PC 1428",
}
LATER = NOW + dt.timedelta(hours=2)


def errors(verdict: Verdict) -> set[str]:
    return {found.code for found in verdict.report if found.severity is Severity.ERROR}


@pytest.fixture(params=["folder", "zip"])
def unsigned(request: pytest.FixtureRequest, make_bag: Callable[..., Path], tmp_path: Path) -> Path:
    bag = make_bag("unsigned")
    if request.param == "folder":
        return bag
    export(bag, tmp_path / "unsigned.zip", Form.ZIP, trust=None, at=NOW)
    return tmp_path / "unsigned.zip"


@pytest.fixture
def kent(make_signer: Callable[..., dsse.Signer]) -> dsse.Signer:
    return make_signer(2, "kent-2026")


@pytest.fixture
def both(trust: TrustStore, make_trust: Callable[..., TrustStore]) -> TrustStore:
    return TrustStore((*trust.keys, *make_trust(2, "kent-2026", owner="Kent Police").keys))


class CallbackSigner:
    """A key that never leaves its holder: all that is seen of it is an id, a public key and signatures."""

    keyid = "norfolk-2026"

    def __init__(self, signer: dsse.Signer) -> None:
        self.public_key = signer.public_key
        self.sign = signer.sign


def test_a_bundle_is_signed_by_a_callback_and_is_then_authentic(
    unsigned: Path, signer: dsse.Signer, check: Callable[..., Verdict]
) -> None:
    assert check(unsigned).exit_code == 3

    verdict = sign_bundle(unsigned, signers=[CallbackSigner(signer)], at=LATER)

    assert (verdict.integrity, errors(verdict)) == (True, set())
    assert (check(unsigned).exit_code, list(check(unsigned).report)) == (0, [])


def test_signing_afterwards_is_the_same_as_signing_at_once(make_bag: Callable[..., Path], signer: dsse.Signer) -> None:
    at_once, afterwards = make_bag("one", signers=[signer]), make_bag("two")
    sign_bundle(afterwards, signers=[signer], at=NOW)

    assert (afterwards / SIGNATURE_NAME).read_bytes() == (at_once / SIGNATURE_NAME).read_bytes()


def test_several_sign_together(unsigned: Path, signer: dsse.Signer, kent: dsse.Signer, both: TrustStore) -> None:
    sign_bundle(unsigned, signers=[signer, kent], at=NOW)

    verdict = verify(unsigned, trust=both, at=LATER)
    assert [each.owner for each in verdict.signers] == ["Norfolk Constabulary", "Kent Police"]


def test_what_is_signed_is_not_signed_again(unsigned: Path, signer: dsse.Signer, kent: dsse.Signer) -> None:
    sign_bundle(unsigned, signers=[signer], at=NOW)

    with pytest.raises(Refused) as refused:
        sign_bundle(unsigned, signers=[kent], at=NOW)

    assert [found.code for found in refused.value.report] == ["XB-SIGN-010"]


def test_what_is_not_intact_is_not_signed_receipted_or_stamped(bag: Path, signer: dsse.Signer) -> None:
    (bag / "data/statements/W1.txt").write_bytes(b"I say it.\n")
    (bag / SIGNATURE_NAME).unlink()

    assert sign_bundle(bag, signers=[signer], at=NOW).exit_code == 1
    assert receive(bag, received_by="Kent Police", signers=[signer], trust=None, at=NOW).exit_code == 1
    assert add_token(bag, b"", at=NOW).exit_code == 1
    assert list((bag / "signatures").iterdir()) == []


def test_nobody_receipts_what_nobody_signed(unsigned: Path, kent: dsse.Signer) -> None:
    with pytest.raises(Refused) as refused:
        receive(unsigned, received_by="Kent Police", signers=[kent], trust=None, at=NOW)

    assert [found.code for found in refused.value.report] == ["XB-SIGN-011"]


@pytest.fixture
def received(unsigned: Path, signer: dsse.Signer, kent: dsse.Signer, trust: TrustStore) -> Path:
    sign_bundle(unsigned, signers=[signer], at=NOW)
    assert receive(unsigned, received_by="Kent Police", signers=[kent], trust=trust, at=LATER).integrity
    return unsigned


def test_a_receipt_says_who_received_and_leaves_the_bundle_authentic(received: Path, both: TrustStore) -> None:
    verdict = verify(received, trust=both, at=LATER)

    assert (verdict.exit_code, list(verdict.report)) == (0, [])
    assert [(each.received_by, each.owner) for each in verdict.receivers] == [("Kent Police", "Kent Police")]


def test_a_receipt_by_an_unknown_key_is_a_doubt_and_no_more(received: Path, trust: TrustStore) -> None:
    verdict = verify(received, trust=trust, at=LATER)

    assert verdict.exit_code == 0
    assert [found.code for found in verdict.report] == ["XB-VERIFY-054"]


def test_a_receipt_under_the_id_of_another_key_is_a_fault(
    received: Path, trust: TrustStore, make_trust: Callable[..., TrustStore]
) -> None:
    others = TrustStore((*trust.keys, *make_trust(9, "kent-2026").keys))

    assert errors(verify(received, trust=others, at=LATER)) == {"XB-VERIFY-037"}


def test_a_receipt_from_the_future_is_a_fault(received: Path, both: TrustStore) -> None:
    assert "XB-VERIFY-055" in errors(verify(received, trust=both, at=NOW))


@pytest.fixture
def kept(bag: Path, kent: dsse.Signer, tmp_path: Path) -> Witnesses:
    """A receipt that the recipient kept."""
    receive(bag, received_by="Kent Police", signers=[kent], trust=None, at=NOW, out=tmp_path / "receipt.json")
    return Witnesses(receipts=(("receipt.json", (tmp_path / "receipt.json").read_bytes()),))


def test_two_bundles_with_one_beginning_are_told_apart_by_a_receipt(
    make_bag: Callable[..., Path], signer: dsse.Signer, kept: Witnesses, both: TrustStore, bag: Path
) -> None:
    """T8: the sender makes the same bundle once more, with one event fewer, and signs that."""
    other = make_bag("other", signers=[signer], custody=[SEIZED])

    assert verify(bag, trust=both, at=LATER, witnesses=kept).exit_code == 0
    assert verify(other, trust=both, at=LATER).exit_code == 0
    verdict = verify(other, trust=both, at=LATER, witnesses=kept)
    assert (verdict.exit_code, errors(verdict)) == (1, {"XB-VERIFY-051"})
    named = {found.message.partition(" in the receipt")[0] for found in verdict.report}
    assert named == {"The signatures/bundle.dsse.json", "The tagmanifest-sha256.txt", "The tagmanifest-sha512.txt", "The custody log"}  # fmt: skip


def test_an_old_bundle_under_a_new_id_does_not_fit_its_receipt(
    make_bag: Callable[..., Path], signer: dsse.Signer, kept: Witnesses
) -> None:
    """T9."""
    from xborder.bundle.head import BundleHead

    again = make_bag("again", signers=[signer], head=BundleHead(bundle_id="NORF-26-0002", kind="prosecution"))

    assert "XB-VERIFY-051" in errors(verify(again, trust=None, at=LATER, witnesses=kept))


def test_a_signature_taken_from_a_receipted_bundle_is_missed(bag: Path, kent: dsse.Signer) -> None:
    receive(bag, received_by="Kent Police", signers=[kent], trust=None, at=NOW)
    (bag / SIGNATURE_NAME).unlink()

    assert errors(verify(bag, trust=None, at=LATER)) == {"XB-VERIFY-020", "XB-VERIFY-051"}


@pytest.mark.parametrize("old", [b"kent-2026", b"signatures", b'"payload"', b"=", b":"])
def test_a_receipt_with_one_letter_changed_is_a_fault(bag: Path, kent: dsse.Signer, old: bytes) -> None:
    receive(bag, received_by="Kent Police", signers=[kent], trust=None, at=NOW)
    path = bag / RECEIPT_NAME
    content = path.read_bytes()
    place = content.index(old)
    path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])

    assert errors(verify(bag, trust=None, at=LATER)) & {"XB-VERIFY-050", "XB-VERIFY-052"}


@pytest.fixture
def signed_now(make_bag: Callable[..., Path], signer: dsse.Signer) -> tuple[Path, dt.datetime]:
    """A bundle signed by the clock, as openssl stamps by it."""
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    return make_bag("now", signers=[signer], now=now), now


@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
@pytest.mark.parametrize("key", ["ec", "rsa"])
def test_a_stamp_by_a_trusted_authority_bounds_the_time(
    signed_now: tuple[Path, dt.datetime], trust: TrustStore, tmp_path: Path, digest: str, key: str
) -> None:
    bag, now = signed_now
    authority = Authority(tmp_path / "tsa", key=key)

    add_token(bag, authority.answer(bag / SIGNATURE_NAME, digest), at=now)

    trusted = Witnesses(authorities=read_authority(authority.certificate, authority.certificate.read_bytes()))
    known, unknown = (verify(bag, trust=make_long(trust), at=now, witnesses=each) for each in (trusted, Witnesses()))
    assert (known.exit_code, list(known.report)) == (0, [])
    assert known.stamp is not None
    assert known.stamp.trusted
    assert abs(known.stamp.at - now) < dt.timedelta(minutes=5)
    assert (unknown.exit_code, [found.code for found in unknown.report]) == (0, ["XB-VERIFY-063"])


def make_long(trust: TrustStore) -> TrustStore:
    """The same keys, valid whatever the clock says."""
    import attrs

    return TrustStore(
        tuple(
            attrs.evolve(key, valid_from=NOW.replace(year=2000), valid_to=NOW.replace(year=2100)) for key in trust.keys
        )
    )


def test_a_stamp_of_another_file_or_purpose_is_refused(signed_now: tuple[Path, dt.datetime], tmp_path: Path) -> None:
    bag, now = signed_now
    stamps = {
        "XB-VERIFY-061": Authority(tmp_path / "a").answer(bag / "bagit.txt"),
        "XB-VERIFY-060": b"\x30\x03\x02\x01\x00",
    }
    for code, token in stamps.items():
        with pytest.raises(Refused) as refused:
            add_token(bag, token, at=now)
        assert [found.code for found in refused.value.report] == [code]
    assert not (bag / TOKEN_NAME).exists()


def test_a_signature_made_again_after_the_stamp_is_found(
    signed_now: tuple[Path, dt.datetime], make_bag: Callable[..., Path], kent: dsse.Signer, tmp_path: Path
) -> None:
    bag, now = signed_now
    add_token(bag, Authority(tmp_path / "tsa").answer(bag / SIGNATURE_NAME), at=now)
    shutil.copy(make_bag("again", signers=[kent], now=now) / SIGNATURE_NAME, bag / SIGNATURE_NAME)

    assert errors(verify(bag, trust=None, at=now)) == {"XB-VERIFY-061"}


def test_a_stamp_before_the_signature_was_made_is_found(
    make_bag: Callable[..., Path], signer: Any, tmp_path: Path
) -> None:
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    bag = make_bag("late", signers=[signer], now=now + dt.timedelta(days=1))
    (bag / TOKEN_NAME).write_bytes(Authority(tmp_path / "tsa").answer(bag / SIGNATURE_NAME))

    assert errors(verify(bag, trust=None, at=now + dt.timedelta(days=2))) == {"XB-VERIFY-064"}


def test_a_certificate_for_another_purpose_stamps_nothing(signed_now: tuple[Path, dt.datetime], tmp_path: Path) -> None:
    import attrs
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from cryptography.x509.oid import ExtendedKeyUsageOID

    bag, _ = signed_now
    authority = Authority(tmp_path / "tsa")
    token = read_token(authority.answer(bag / SIGNATURE_NAME))
    key: Any = load_pem_private_key((authority.folder / "tsa.key").read_bytes(), password=None)
    old = token.signer
    other = x509.CertificateBuilder(old.issuer, old.subject, key.public_key(), old.serial_number).not_valid_before(
        old.not_valid_before_utc
    )
    other = other.not_valid_after(old.not_valid_after_utc).add_extension(
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=True
    )

    assert signature_holds(token)
    assert not signature_holds(attrs.evolve(token, signer=other.sign(key, hashes.SHA256())))


@pytest.mark.parametrize("spelt", ["3081020500", "308200020500", "30800500", "3003050", "1f0100", "30", "308400000002"])
def test_what_der_would_spell_otherwise_is_refused(spelt: str) -> None:
    with pytest.raises(der.DerError):
        der.only(bytes.fromhex(spelt.ljust(len(spelt) + len(spelt) % 2, "0")))


def test_every_byte_of_a_stamp_counts(signed_now: tuple[Path, dt.datetime], tmp_path: Path) -> None:
    bag, now = signed_now
    good = Authority(tmp_path / "tsa").answer(bag / SIGNATURE_NAME)
    missed = []
    for place in range(len(good)):
        changed = bytearray(good)
        changed[place] ^= 1 << place % 8
        (bag / TOKEN_NAME).write_bytes(changed)
        if place % 3 == 0 and verify(bag, trust=None, at=now).exit_code != 1:
            missed.append(place)

    assert missed == []


def test_the_commands_sign_receipt_stamp_and_tell(
    make_bag: Callable[..., Path], tmp_path: Path, trust: TrustStore
) -> None:
    bag = make_bag("bundle")
    key = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32)
    (tmp_path / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (tmp_path / "trust.yaml").write_text(
        'schema: "xborder/trust/1"\nkeys:\n  - id: "norfolk-2026"\n'
        f'    public_key: "{base64.b64encode(trust.keys[0].public_key).decode()}"\n'
        '    owner: "Norfolk Constabulary"\n    valid_from: "2026-01-01T00:00:00+00:00"\n'
        '    valid_to: "2027-01-01T00:00:00+00:00"\n'
    )
    by = ["--key", str(tmp_path / "key.pem"), "--key-id", "norfolk-2026", "--at", NOW.isoformat()]

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["bundle", *arguments])
        return result.exit_code, result.output

    assert run("receipt", str(bag), *by, "--by", "Kent Police")[0] == 2
    assert run("sign", str(bag), *by) == (0, run("sign", str(shutil.copytree(make_bag("b2"), tmp_path / "b3")), *by)[1])
    assert run("sign", str(bag), *by)[0] == 2
    assert run("receipt", str(bag), *by, "--by", "Kent Police", "--trust", str(tmp_path / "trust.yaml"))[0] == 0
    assert run("sign", str(bag), "--key", str(tmp_path / "none.pem"), "--key-id", "x")[0] == 2
    (tmp_path / "token.tsr").write_bytes(b"x")
    assert run("timestamp", str(bag), str(tmp_path / "token.tsr"))[0] == 2
    code, text = run("verify", str(bag), "--trust", str(tmp_path / "trust.yaml"), "--at", LATER.isoformat())
    assert code == 0
    assert "Received by Kent Police at 2026-11-22T09:30:00Z, counter-signed by a key of Norfolk Constabulary." in text
    assert run("verify", str(bag), "--tsa", str(tmp_path / "token.tsr"))[0] == 2
    assert run("verify", str(bag), "--receipt", str(tmp_path / "token.tsr"))[0] == 1
