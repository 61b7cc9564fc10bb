"""The demonstration case, packaged: four forces, one defendant, everyone fictional."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path


def copy_case(target: Path, *, key_id: str) -> None:
    """Copy the case into ``target``, with a private key for signing the bundle.

    The key is made from a public seed: what it signs proves nothing.
    """
    from xborder.casefile.demo.keys import demo_private_key_pem

    _copy(resources.files("xborder.casefile.demo") / "case", target)
    (target / "keys" / "signing-demo.pem").write_bytes(demo_private_key_pem(key_id))


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir()
    for entry in source.iterdir():
        if entry.is_dir():
            _copy(entry, target / entry.name)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())
