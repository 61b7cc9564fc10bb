"""A signing key from a file."""

from pathlib import Path

from xborder.files.dsse import Ed25519Signer, Signer
from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import read_bytes
from xborder.files.refused import Refused


def read_signer(path: Path, key_id: str) -> Signer:
    """The signer whose private key is in this PEM file. Raises Refused if it cannot be read, or is no Ed25519 key."""
    return Ed25519Signer.from_pem(key_id, read_small(path))


def read_small(path: Path) -> bytes:
    """The content of a key, a receipt or a token. Raises Refused if it cannot be read."""
    read = read_bytes(path, limit=DEFAULT_LIMITS.yaml_bytes)
    if read.value is None:
        raise Refused(*read.report)
    return read.value
