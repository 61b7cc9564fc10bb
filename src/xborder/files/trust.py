"""The keys that a reader trusts: whose they are, and for how long."""

import base64
import binascii
import datetime as dt
from pathlib import Path
from typing import Any

import attrs

from xborder.files.document import Document
from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import read_bytes
from xborder.files.yaml_reader import parse_yaml
from xborder.findings import Finding, Outcome, Report, finding

SCHEMA = "xborder/trust/1"
_KNOWN = {"id", "public_key", "owner", "valid_from", "valid_to", "revoked", "demonstration"}


@attrs.frozen(kw_only=True)
class TrustedKey:
    """An Ed25519 public key, its owner, and the time in which its signatures count.

    ``demonstration`` marks a key whose private half is public: it proves nothing.
    """

    keyid: str
    public_key: bytes
    owner: str
    valid_from: dt.datetime
    valid_to: dt.datetime
    revoked: bool = False
    demonstration: bool = False


@attrs.frozen
class TrustStore:
    """Trusted keys by their ids.

    >>> TrustStore().key("norfolk-2026") is None
    True
    """

    keys: tuple[TrustedKey, ...] = ()

    def key(self, keyid: str) -> TrustedKey | None:
        """The key with this id, if it is trusted at all."""
        return next((key for key in self.keys if key.keyid == keyid), None)


def read_trust_store(path: Path) -> Outcome[TrustStore]:
    """Read a list of keys (YAML, schema ``xborder/trust/1``); no value if any entry is faulty."""
    content = read_bytes(path, limit=DEFAULT_LIMITS.yaml_bytes)
    if content.value is None:
        return Outcome(None, content.report)
    return parse_trust_store(content.value, str(path))


def parse_trust_store(content: bytes, file: str) -> Outcome[TrustStore]:
    """Read a list of keys from bytes."""
    parsed = parse_yaml(content, file)
    if parsed.value is None:
        return Outcome(None, parsed.report)
    document = parsed.value
    root = document.root
    if not isinstance(root, dict) or set(root) != {"schema", "keys"} or not _is_list(root):
        return Outcome(None, Report.of(finding("XB-SIGN-003", document.place(""), schema=SCHEMA)))
    made = [_key(document, entry, f"/keys/{number}") for number, entry in enumerate(root["keys"])]
    faults = [each for each in made if isinstance(each, Finding)]
    keys = tuple(each for each in made if isinstance(each, TrustedKey))
    if len({key.keyid for key in keys}) != len(keys) or len({key.public_key for key in keys}) != len(keys):
        faults.append(finding("XB-SIGN-005", document.place("/keys")))
    return Outcome(None if faults else TrustStore(keys), parsed.report + Report.of(*faults))


def _is_list(root: dict[str, Any]) -> bool:
    return root["schema"] == SCHEMA and isinstance(root["keys"], list)


def _key(document: Document, entry: Any, pointer: str) -> TrustedKey | Finding:
    fault = finding("XB-SIGN-004", document.place(pointer))
    if not isinstance(entry, dict) or set(entry) - _KNOWN:
        return fault
    try:
        key = TrustedKey(
            keyid=_text(entry["id"]),
            public_key=base64.b64decode(_text(entry["public_key"]), validate=True),
            owner=_text(entry["owner"]),
            valid_from=_time(entry["valid_from"]),
            valid_to=_time(entry["valid_to"]),
            revoked=_flag(entry.get("revoked", False)),
            demonstration=_flag(entry.get("demonstration", False)),
        )
    except (KeyError, TypeError, ValueError, binascii.Error):
        return fault
    return key if len(key.public_key) == 32 and key.valid_from <= key.valid_to else fault


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("a text is wanted")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false is wanted")
    return value


def _time(value: Any) -> dt.datetime:
    time = dt.datetime.fromisoformat(_text(value))
    if time.tzinfo is None:
        raise ValueError("a time needs its offset")
    return time
