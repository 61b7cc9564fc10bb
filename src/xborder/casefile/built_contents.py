"""What a message to the CPS takes from a built bundle: its index, its files as they were bundled, its defendants."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from xborder.bundle import index
from xborder.bundle.index import Index, IndexedFile

_BLOCK = 256 * 1024


@attrs.frozen(kw_only=True)
class Contents:
    """One bag of a built bundle, and the charges of the case, each as its JSON record says it."""

    bag: Path
    index: Index
    charges: Sequence[Mapping[str, Any]]

    def files(self, *kinds: str) -> list[IndexedFile]:
        """The files of the entries of these kinds, in the order of the bundle."""
        return [file for entry in self.index.entries if entry.kind in kinds for file in entry.files]

    def unchanged(self, file: IndexedFile) -> bool:
        """Whether a file is what was bundled. Raises OSError where it cannot be read."""
        digest = hashlib.sha256()
        with (self.bag / file.path).open("rb") as source:
            while block := source.read(_BLOCK):
                digest.update(block)
        return digest.hexdigest() == file.sha256


def contents(bundle: Path, *, unserved: bool) -> Contents | None:
    """The bag that may be served, or the prosecutor's; None where the folder is no built bundle with a charge."""
    bag = bundle / ("prosecution" if unserved else "served")
    try:
        found = index.parse((bag / index.INDEX_NAME).read_bytes())
        charges = [
            json.loads(each.read_bytes())
            for each in sorted((bundle / "prosecution/data/records/charge").glob("*.json"))
        ]
    except (OSError, ValueError):
        return None
    if found is None or not charges or not all(isinstance(each, dict) for each in charges):
        return None
    return Contents(bag=bag, index=found, charges=charges)


def urn(charge: Mapping[str, Any]) -> str:
    """The URN of a charge record; empty where it has none."""
    return _text(charge, "urn", "value")


def surname(charge: Mapping[str, Any]) -> str:
    """The defendant's family name, or the name of the body that is charged."""
    return _text(charge, "defendant", "name", "family") or _text(charge, "defendant_organisation", "name")


def forenames(charge: Mapping[str, Any]) -> str:
    """The defendant's given names with spaces between."""
    return " ".join(_taken(charge, "defendant", "name", "given") or ())


def court(charge: Mapping[str, Any]) -> str:
    """The code of the court of the first hearing."""
    return _text(charge, "first_hearing", "court", "value")


def asn(charge: Mapping[str, Any]) -> str:
    """The arrest or summons number."""
    return _text(charge, "defendant", "identifiers", "asn", "value")


def born(charge: Mapping[str, Any]) -> str:
    """The defendant's date of birth as the record writes it."""
    return _text(charge, "defendant", "date_of_birth")


def _taken(charge: Mapping[str, Any], *steps: str) -> Any:
    here: Any = charge
    for step in steps:
        here = (here or {}).get(step)
    return here


def _text(charge: Mapping[str, Any], *steps: str) -> str:
    return str(_taken(charge, *steps) or "")
