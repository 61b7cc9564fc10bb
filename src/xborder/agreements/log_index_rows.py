"""The tables of the index of a log, and what stands in them for a line."""

import hashlib
from collections.abc import Iterable
from typing import Any

import attrs

from xborder.agreements.log import DOMAIN
from xborder.agreements.log_reading import decode_entry, in_utc, records_of, text
from xborder.files.chained_log import Line

#: Changed whenever the tables are; an index of another version is made again.
VERSION = 1

SCHEMA = """
CREATE TABLE state (version INTEGER, number INTEGER, offset INTEGER, link TEXT, length INTEGER, records INTEGER);
CREATE TABLE entries (
    number INTEGER PRIMARY KEY, offset INTEGER, length INTEGER, digest BLOB,
    type TEXT, at TEXT, party TEXT, recipient TEXT, agreement TEXT
);
CREATE INDEX entries_at ON entries (at);
CREATE TABLE records (record TEXT, number INTEGER, PRIMARY KEY (record, number)) WITHOUT ROWID;
CREATE TABLE withdrawn (receipt TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
"""

ADD = {
    "state": "INSERT INTO state VALUES (?, 0, 0, NULL, 0, 0)",
    "entries": "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "records": "INSERT INTO records VALUES (?, ?)",
    "withdrawn": "INSERT OR IGNORE INTO withdrawn VALUES (?, ?)",
}


@attrs.frozen(kw_only=True)
class Rows:
    """Rows to be added, by table."""

    entries: list[tuple[Any, ...]] = attrs.field(factory=list)
    records: list[tuple[str, int]] = attrs.field(factory=list)
    withdrawn: list[tuple[str, int]] = attrs.field(factory=list)


def rows_of(lines: Iterable[Line]) -> Rows:
    """The rows for lines; one that was cut short is a row of no type, that nothing asks for."""
    rows = Rows()
    for line in lines:
        place = (line.number, line.offset, len(line.raw), hashlib.sha256(DOMAIN + line.raw).digest())
        if line.type is None:
            rows.entries.append((*place, None, None, None, None, None))
            continue
        entry = decode_entry(line.raw)
        party = text(entry.get("disclosed_by"), "party") or text(entry.get("by"), "party")
        kept = (
            line.type,
            in_utc(text(entry, "at")),
            party,
            text(entry, "recipient"),
            text(entry.get("agreement"), "id"),
        )
        rows.entries.append((*place, *kept))
        rows.records.extend((record, line.number) for record in records_of(entry))
        if line.type == "aborted":
            rows.withdrawn.append((text(entry, "receipt"), line.number))
    return rows
