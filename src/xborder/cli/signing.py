"""A signing key from a file."""

from pathlib import Path

from xborder.files.dsse import Ed25519Signer, Signer


def signer(path: Path, key_id: str) -> Signer:
    """The signer whose private key is in this PEM file. Raises Refused if it is no Ed25519 key."""
    return Ed25519Signer.from_pem(key_id, path.read_bytes())
