"""Signed envelopes: the known vector, tampering byte by byte, and life without the package."""

import base64
import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.files import canonical_json, dsse
from xborder.files.dsse import Ed25519Signer, Envelope, Signature
from xborder.files.refused import Refused

HELLO = "http://example.com/HelloWorld"
SIGNER = Ed25519Signer.from_seed("norfolk-2026", bytes(range(32)))
OTHER = Ed25519Signer.from_seed("kent-2026", bytes(range(1, 33)))
SIGNED = dsse.sign(b"hello world", payload_type=HELLO, signers=[SIGNER])


def good(content: bytes, public_key: bytes = SIGNER.public_key) -> bool:
    envelope = dsse.read(content)
    return envelope is not None and any(dsse.holds(envelope, one, public_key) for one in envelope.signatures)


def test_the_vector() -> None:
    """Domain file sharing-integrity 3.2: seed 00..1f."""
    expected = "FDBuhhGZHrQaLnHA+xYDozNBKtORTT3EFhGJXczChh8PCqB471sDESzy2zguMGQOk8D+Ij2hb/eoUkqxc/qgCg=="
    assert json.loads(SIGNED)["signatures"] == [{"keyid": "norfolk-2026", "sig": expected}]
    assert dsse.pae(HELLO, b"hello world") == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"


def test_lengths_are_of_bytes() -> None:
    assert dsse.pae("é", "é".encode()) == "DSSEv1 2 é 2 é".encode()


@given(st.binary(), st.text(st.characters(exclude_categories=["Cs"])), st.binary(), st.text("/ab "))
def test_no_two_pairs_are_signed_as_one(one: bytes, kind: str, two: bytes, other: str) -> None:
    assert (dsse.pae(kind, one) == dsse.pae(other, two)) == ((kind, one) == (other, two))


@given(st.binary(), st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_signed_is_read_and_holds(payload: bytes, kind: str) -> None:
    content = dsse.sign(payload, payload_type=kind, signers=[SIGNER, OTHER])
    envelope = dsse.read(content)
    assert envelope is not None
    assert (envelope.payload, envelope.payload_type) == (payload, kind)
    assert [one.keyid for one in envelope.signatures] == ["norfolk-2026", "kent-2026"]
    assert dsse.holds(envelope, envelope.signatures[0], SIGNER.public_key)
    assert not dsse.holds(envelope, envelope.signatures[0], OTHER.public_key)
    assert dsse.holds(envelope, envelope.signatures[1], OTHER.public_key)


def test_no_byte_can_be_changed() -> None:
    """The key id is a hint that no signature covers: there only another name may come out."""
    assert good(SIGNED)
    named = SIGNED.index(b"norfolk-2026")
    for at in range(len(SIGNED)):
        for bit in (1, 2, 4, 32, 128):
            tampered = bytearray(SIGNED)
            tampered[at] ^= bit
            if named <= at < named + len("norfolk-2026"):
                envelope = dsse.read(bytes(tampered))
                assert envelope is None or envelope.signatures[0].keyid != "norfolk-2026"
            else:
                assert not good(bytes(tampered)), at


@pytest.mark.parametrize("change", [SIGNED + b"\n", b" " + SIGNED, SIGNED[:-1], b"", b"null", b"[]", b"\xff", b"1"])
def test_another_spelling_is_not_read(change: bytes) -> None:
    assert dsse.read(change) is None


def spelled(**changes: Any) -> bytes:
    value = {**json.loads(SIGNED), **changes}
    return canonical_json.dumps({key: each for key, each in value.items() if each is not None})


SIG = json.loads(SIGNED)["signatures"][0]


@pytest.mark.parametrize(
    "changes",
    [
        {"payload": 1},
        {"payload": "é"},
        {"payload": "aGVsbG8gd29ybGR="},
        {"payload": base64.urlsafe_b64encode(b"\xff\xff\xff").decode()},
        {"payload": None},
        {"payloadType": 1},
        {"payloadType": None},
        {"signatures": {"a": 1}},
        {"signatures": "text"},
        {"signatures": [1]},
        {"signatures": None},
        {"signatures": [{**SIG, "keyid": 1}]},
        {"signatures": [{**SIG, "keyid": ["norfolk-2026"]}]},
        {"signatures": [{**SIG, "keyid": True}]},
        {"signatures": [{"sig": SIG["sig"]}]},
        {"signatures": [{**SIG, "sig": None}]},
        {"signatures": [{**SIG, "more": 1}]},
        {"more": 1},
    ],
)
def test_envelopes_of_another_form_are_not_read(changes: dict[str, Any]) -> None:
    assert dsse.read(spelled(**changes)) is None


def test_another_payload_type_or_payload_does_not_hold() -> None:
    assert not good(spelled(payloadType="http://example.com/Other"))
    assert not good(spelled(payload=base64.b64encode(b"hello worle").decode()))
    assert good(spelled())


def test_a_signature_twice_stays_twice() -> None:
    envelope = dsse.read(spelled(signatures=[SIG, SIG]))
    assert envelope is not None
    assert len(envelope.signatures) == 2
    assert all(dsse.holds(envelope, one, SIGNER.public_key) for one in envelope.signatures)


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33), b"\xff" * 32])
def test_a_key_or_signature_of_another_length_does_not_hold(key: bytes) -> None:
    envelope = Envelope(payload=b"x", payload_type="t", signatures=())
    signature = SIGNER.sign(dsse.pae("t", b"x"))
    assert dsse.holds(envelope, Signature("k", signature), SIGNER.public_key)
    assert not dsse.holds(envelope, Signature("k", signature), key)
    assert not dsse.holds(envelope, Signature("k", signature[:-1]), SIGNER.public_key)
    assert not dsse.holds(envelope, Signature("k", b""), SIGNER.public_key)


@given(st.binary(max_size=60))
def test_any_bytes_are_an_envelope_or_none(content: bytes) -> None:
    assert dsse.read(content) is None


def pem(key: Any, password: bytes | None = None) -> bytes:
    from cryptography.hazmat.primitives import serialization as spell

    lock = spell.BestAvailableEncryption(password) if password else spell.NoEncryption()
    return bytes(key.private_bytes(spell.Encoding.PEM, spell.PrivateFormat.PKCS8, lock))


def test_keys_from_pem() -> None:
    from cryptography.hazmat.primitives.asymmetric import ec, ed448
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    assert Ed25519Signer.from_pem("k", pem(key)).public_key == SIGNER.public_key
    others = [pem(key, b"CANARY"), pem(ed448.Ed448PrivateKey.generate()), pem(ec.generate_private_key(ec.SECP256R1()))]
    for wrong in (*others, b"", b"CANARY", pem(key)[:40]):
        with pytest.raises(Refused) as caught:
            Ed25519Signer.from_pem("k", wrong)
        assert [each.code for each in caught.value.report] == ["XB-SIGN-002"]
        assert "CANARY" not in str(caught.value)


def test_a_key_is_not_shown() -> None:
    assert repr(SIGNER) == "Ed25519Signer(keyid='norfolk-2026')"


def test_without_the_package_signing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "cryptography"]:
        monkeypatch.setitem(sys.modules, name, None)
    for make, content in ((Ed25519Signer.from_seed, bytes(32)), (Ed25519Signer.from_pem, b"x")):
        with pytest.raises(Refused) as caught:
            make("k", content)
        assert [each.code for each in caught.value.report] == ["XB-SIGN-001"]
    envelope = dsse.read(SIGNED)
    assert envelope is not None
    with pytest.raises(ImportError):
        dsse.holds(envelope, envelope.signatures[0], SIGNER.public_key)
