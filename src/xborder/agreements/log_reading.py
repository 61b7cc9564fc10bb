"""Entries of a disclosure log as they are read back: which records, who, to whom, when."""

import datetime as dt
from typing import Any

import attrs
import msgspec

DISCLOSURE = "disclosure"


@attrs.frozen(kw_only=True)
class LoggedEntry:
    """An entry with its number and receipt. ``withdrawn`` is the entry that says it was not carried out, if one does."""

    number: int
    receipt: str
    entry: dict[str, Any]
    withdrawn: int | None = None

    @property
    def took_place(self) -> bool:
        """Whether this is a disclosure that was carried out, as far as the log knows."""
        return self.entry.get("type") == DISCLOSURE and self.withdrawn is None

    @property
    def recipient(self) -> str:
        """To whom it was disclosed; empty where it is no disclosure."""
        return text(self.entry, "recipient")

    @property
    def at(self) -> str:
        """When, as it was written."""
        return text(self.entry, "at")


def decode_entry(raw: bytes) -> dict[str, Any]:
    """An entry from its line. Raises ValueError where it is none."""
    try:
        value = msgspec.json.decode(raw)
    except msgspec.MsgspecError as error:
        raise ValueError("not an entry") from error
    if not isinstance(value, dict):
        raise ValueError("not an entry")  # noqa: TRY004 - a line of a file, not an argument
    return value


def text(entry: Any, name: str) -> str:
    """A text within an entry or a part of one; empty where there is none.

    >>> text({"recipient": "kent"}, "recipient"), text(None, "party")
    ('kent', '')
    """
    value = entry.get(name) if isinstance(entry, dict) else None
    return value if isinstance(value, str) else ""


def records_of(entry: dict[str, Any]) -> tuple[str, ...]:
    """The records that an entry is about, each once.

    >>> records_of({"records": [{"record": "36:offender:1"}, "36:offender:2"], "output": "36:offender:1"})
    ('36:offender:1', '36:offender:2')
    """
    listed = entry.get("records")
    found = [text(each, "record") or each for each in listed] if isinstance(listed, list) else []
    found += [entry.get("record"), entry.get("output")]
    return tuple(dict.fromkeys(each for each in found if each and isinstance(each, str)))


def in_utc(moment: str) -> str:
    """A time as the same one in UTC, so that times can be compared as texts; empty where it is no time.

    >>> in_utc("2026-10-08T09:00:00+01:00")
    '2026-10-08T08:00:00+00:00'
    """
    try:
        read = dt.datetime.fromisoformat(moment)
        return read.astimezone(dt.UTC).isoformat() if read.utcoffset() is not None else ""
    except (ValueError, OverflowError):
        return ""
