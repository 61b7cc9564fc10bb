"""Signed envelopes: DSSE 1.0.2 with Ed25519 keys.

The signature covers the payload and its type, so that a payload signed for one
use cannot be passed off for another. A key id is a hint: who signed is decided
by the key that the reader trusts. The bytes that are checked are the bytes that
are used.
"""

import base64
import binascii
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from xborder.files import canonical_json
from xborder.files.refused import Refused
from xborder.findings import finding

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class Signer(Protocol):
    """Whoever holds a private key: a file, a token, a hardware module."""

    @property
    def keyid(self) -> str:
        """The name under which readers know the key."""
        ...

    @property
    def public_key(self) -> bytes:
        """The Ed25519 public key, 32 bytes."""
        ...

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature of a message, 64 bytes."""
        ...


@attrs.frozen
class Ed25519Signer:
    """A signer whose private key is in memory."""

    keyid: str
    _key: "Ed25519PrivateKey" = attrs.field(repr=False)

    @classmethod
    def from_seed(cls, keyid: str, seed: bytes) -> "Ed25519Signer":
        """The signer whose private key is these 32 bytes.

        Raises Refused without the package ``cryptography``, ValueError for another number of bytes.
        """
        return cls(keyid, _ed25519().Ed25519PrivateKey.from_private_bytes(seed))

    @classmethod
    def from_pem(cls, keyid: str, pem: bytes) -> "Ed25519Signer":
        """The signer whose private key is in this unencrypted PEM. Raises Refused if it is no such key."""
        ed25519 = _ed25519()
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            key = load_pem_private_key(pem, password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise Refused(finding("XB-SIGN-002")) from None
        if not isinstance(key, ed25519.Ed25519PrivateKey):
            raise Refused(finding("XB-SIGN-002"))
        return cls(keyid, key)

    @property
    def public_key(self) -> bytes:
        """The public key, 32 bytes."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The signature of a message, 64 bytes."""
        return self._key.sign(message)


@attrs.frozen
class Signature:
    """One signature of an envelope, with the name its maker gave the key."""

    keyid: str
    sig: bytes


@attrs.frozen(kw_only=True)
class Envelope:
    """A payload with its signatures, nothing of it proved yet."""

    payload: bytes
    payload_type: str
    signatures: tuple[Signature, ...]


def pae(payload_type: str, payload: bytes) -> bytes:
    """What is signed: type and payload, each with its length (DSSE pre-authentication encoding).

    >>> pae("t", b"hi")
    b'DSSEv1 1 t 2 hi'
    """
    name = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(name), name, len(payload), payload)


def sign(payload: bytes, *, payload_type: str, signers: Sequence[Signer]) -> bytes:
    """An envelope of this payload, signed by each signer, in its one spelling."""
    message = pae(payload_type, payload)
    signatures = [{"keyid": signer.keyid, "sig": _encode(signer.sign(message))} for signer in signers]
    return canonical_json.dumps({"payload": _encode(payload), "payloadType": payload_type, "signatures": signatures})


def read(content: bytes) -> Envelope | None:
    """The envelope in these bytes; None unless they are exactly the spelling that ``sign`` gives."""
    value = canonical_json.loads(content)
    try:
        envelope = _envelope(value)
    except (KeyError, TypeError, AttributeError, binascii.Error, ValueError):
        return None
    return envelope if _spelling(envelope) == content else None


def holds(envelope: Envelope, signature: Signature, public_key: bytes) -> bool:
    """Say whether a signature is good under a public key. Raises ImportError without ``cryptography``."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(public_key)
        key.verify(signature.sig, pae(envelope.payload_type, envelope.payload))
    except (InvalidSignature, ValueError):
        return False
    return True


def _envelope(value: Any) -> Envelope:
    return Envelope(
        payload=_decode(value["payload"]),
        payload_type=_text(value["payloadType"]),
        signatures=tuple(Signature(_text(each["keyid"]), _decode(each["sig"])) for each in value["signatures"]),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is wanted")
    return value


def _spelling(envelope: Envelope) -> bytes:
    signatures = [{"keyid": each.keyid, "sig": _encode(each.sig)} for each in envelope.signatures]
    value = {"payload": _encode(envelope.payload), "payloadType": envelope.payload_type, "signatures": signatures}
    return canonical_json.dumps(value)


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _decode(text: str) -> bytes:
    return base64.b64decode(text.encode("ascii"), validate=True)


def _ed25519() -> Any:
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError:
        raise Refused(finding("XB-SIGN-001")) from None
    return ed25519
