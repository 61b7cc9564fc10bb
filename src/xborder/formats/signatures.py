"""What tells a format from others, known of the shipped profiles without reading all of them.

A profile is long, and detection asks for every one. What it needs of those that
ship is kept in one small file, written with the pages of the documentation.
"""

import json
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from xborder.formats.shelves import shelves, shipped

if TYPE_CHECKING:
    from xborder.formats.profile import Profile

_FILE = "signatures.json"


@attrs.frozen(kw_only=True)
class Signature:
    """How a file of a format is known: its form, and its root element, top-level keys, schema or header row.

    ``namespace`` is that of the root element; ``searched`` says that the headings
    may stand below a title; ``table`` that records stand in rows.
    """

    name: str
    format: str
    root: str | None = None
    namespace: str = ""
    keys: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    searched: bool = False
    table: bool = False


def signature(name: str, folders: Iterable[Path] = ()) -> Signature | None:
    """The signature of the profile that is used for a name; None for one that cannot be used.

    >>> signature("spi-result").root
    'ResultedCaseMessage'
    """
    from xborder.formats.profile_loading import load_profile

    folders = tuple(folders)
    own = next((shelf.own for shelf in shelves(folders) if name in shelf.entries), False)
    if own:
        return _shipped()[name]
    profile = load_profile(name, folders).value
    return None if profile is None else signature_of(profile)


def signature_of(profile: "Profile") -> Signature:
    """What tells the format of a profile."""
    wanted = profile.detect
    prefix = (wanted.root or "").rpartition(":")[0]
    return Signature(
        name=profile.name,
        format=profile.format,
        root=wanted.root,
        namespace=profile.namespaces.get(prefix, ""),
        keys=wanted.keys,
        schemas=wanted.schemas,
        header=wanted.header,
        searched=profile.table is not None,
        table=profile.is_table,
    )


def written() -> bytes:
    """The file, made of the profiles that ship."""
    from xborder.formats.profile_loading import load_profile

    made = [signature_of(profile) for name in shipped().entries if (profile := load_profile(name).value) is not None]
    documents = [attrs.asdict(each, filter=_said) for each in sorted(made, key=lambda each: each.name)]
    return (json.dumps(documents, indent=2) + "\n").encode()


def write() -> None:
    """Write the file where it is read."""
    Path(str(resources.files("xborder.formats") / _FILE)).write_bytes(written())


def _said(_attribute: Any, value: Any) -> bool:
    return bool(value)


@cache
def _shipped() -> dict[str, Signature]:
    documents = json.loads((resources.files("xborder.formats") / _FILE).read_bytes())
    made = (Signature(**{key: _frozen(value) for key, value in each.items()}) for each in documents)
    return {each.name: each for each in made}


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
