"""Keys of the demonstration. Anybody can make them from this file: what they sign proves nothing."""

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xborder.files.dsse import Ed25519Signer

_SEED = "xborder demonstration key: proves nothing: "


def demo_signer(name: str) -> "Ed25519Signer":
    """The demonstration signer of this name, always with the same key.

    >>> demo_signer("norfolk-demo-2026").keyid
    'norfolk-demo-2026'
    """
    from xborder.files.dsse import Ed25519Signer

    return Ed25519Signer.from_seed(name, _seed(name))


def demo_private_key_pem(name: str) -> bytes:
    """The same key as an unencrypted PEM, for commands that take a key from a file."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.from_private_bytes(_seed(name))
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _seed(name: str) -> bytes:
    return hashlib.sha256(f"{_SEED}{name}".encode()).digest()
