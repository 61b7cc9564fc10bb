"""An index of a disclosure log, so that a question is answered without reading a million lines.

It is made from the log and from nothing else, can be made again at any time, and
is never believed over the log: it says where to look, and what stands there is
read, and checked against the digest that the chain has of it.
"""

import errno
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from xborder.agreements.log import DOMAIN, link
from xborder.agreements.log_index_rows import ADD, SCHEMA, VERSION, Rows, rows_of
from xborder.agreements.log_reading import LoggedEntry, decode_entry
from xborder.files.chained_log import ChainedLog, Line, Place, TornLogError
from xborder.files.log_tail import read_tail
from xborder.findings import Finding, Location, Outcome, Report, finding

_BATCH = 20_000


class IndexDoubtError(Exception):
    """The index says what the log does not: it is damaged, or of another log."""


def index_file(log: Path) -> Path:
    """Where the index of a log stands.

    >>> index_file(Path("norfolk.jsonl")).name
    'norfolk.jsonl.index'
    """
    return log.with_name(f"{log.name}.index")


def ask_index(
    log: Path, condition: str, values: Sequence[Any], *, fresh: bool = False
) -> Outcome[tuple[LoggedEntry, ...]]:
    """The entries of a log that an SQL condition on the index picks, in order.

    No value where the chain of the log is broken. ``fresh`` makes the index anew;
    so does one that is damaged or does not fit the log, and that is said.
    Raises OSError where the log cannot be read or the index not be written.
    """
    said = Report()
    for attempt in (fresh, True):
        try:
            with _opened(log, fresh=attempt) as index:
                report = _bring_up_to_date(index, log)
                if report.has_errors:
                    return Outcome(None, said + report)
                return Outcome(tuple(_hits(index, log, condition, values)), said + report)
        except (IndexDoubtError, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.OperationalError) and "disk" in str(error):
                raise OSError(str(error)) from None
            said = Report.of(finding("XB-LOG-022", Location(file=str(index_file(log)))))
    raise OSError(errno.EIO, "the log changes while it is read, or its index cannot be kept")


@contextmanager
def _opened(log: Path, *, fresh: bool) -> Iterator[sqlite3.Connection]:
    """The index, checked against the log, with nobody else changing it."""
    from filelock import FileLock

    path = index_file(log)
    with FileLock(f"{path}.lock"):
        if fresh or path.is_symlink():
            path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        with closing(sqlite3.connect(path, isolation_level=None)) as index:
            # A crash can damage it then, which is found out: it is made again.
            index.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -131072;")
            if path.stat().st_size:
                _check(index, log)
            else:
                index.executescript(SCHEMA)
                index.execute(ADD["state"], (VERSION,))
            yield index


def _check(index: sqlite3.Connection, log: Path) -> None:
    """Raises IndexDoubtError, or sqlite3.DatabaseError, where this is no whole index of this log."""
    state = _state(index)
    whole = index.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    entries, size = index.execute("SELECT count(*), coalesce(sum(length + 1), 0) FROM entries").fetchone()
    named = index.execute("SELECT count(*) FROM records").fetchone()[0]
    if not whole or (entries, size, named) != (state.place.number, state.place.offset, state.records):
        raise IndexDoubtError
    with log.open("rb") as file:
        last = _read(file, state.place.offset - 1 - state.length, state.length) if state.place.number else b""
    if link(last) != state.place.link:
        raise IndexDoubtError


@attrs.frozen(kw_only=True)
class _State:
    place: Place
    length: int
    records: int


def _state(index: sqlite3.Connection) -> _State:
    row = index.execute("SELECT version, number, offset, link, length, records FROM state").fetchone()
    if row is None or row[0] != VERSION:
        raise IndexDoubtError
    return _State(place=Place(row[1], row[2], row[3] or link(b"")), length=row[4], records=row[5])


def _bring_up_to_date(index: sqlite3.Connection, log: Path) -> Report:
    """Add what was logged since; nothing of it where the chain is broken."""
    found: list[Finding] = []
    state = _state(index)
    index.execute("BEGIN")
    lines = _settled(log, state.place)
    last: Line | None = None
    records = state.records
    while batch := list(islice(lines, _BATCH)):
        found += [fault for line in batch for fault in line.faults]
        records += _add(index, rows_of(batch))
        last = batch[-1]
    report = Report(tuple(found))
    if report.has_errors:
        index.execute("ROLLBACK")
        return report
    if last is not None:
        length = len(last.raw)
        index.execute(
            "UPDATE state SET number = ?, offset = ?, link = ?, length = ?, records = ?",
            (last.number, last.offset + length + 1, link(last.raw), length, records),
        )
    index.execute("COMMIT")
    return report


def _settled(log: Path, start: Place) -> Iterator[Line]:
    """The lines up to the last entry: what a process is writing, or left when it was stopped, the next entry settles."""
    with log.open("rb") as handle:
        try:
            end = read_tail(handle, mends=True).seq
        except TornLogError:
            end = sys.maxsize  # damage, which the walk tells of
    return takewhile(lambda line: line.number <= end, ChainedLog(log, DOMAIN).walk(start))


def _add(index: sqlite3.Connection, rows: Rows) -> int:
    index.executemany(ADD["entries"], rows.entries)
    index.executemany(ADD["records"], rows.records)
    index.executemany(ADD["withdrawn"], rows.withdrawn)
    return len(rows.records)


def _hits(index: sqlite3.Connection, log: Path, condition: str, values: Sequence[Any]) -> Iterator[LoggedEntry]:
    wanted = f"SELECT number, offset, length, digest FROM entries WHERE {condition} ORDER BY number"  # noqa: S608 - our own words; values are bound
    with log.open("rb") as file:
        for number, offset, length, digest in index.execute(wanted, values).fetchall():
            raw = _read(file, offset, length)
            receipt = link(raw)
            if receipt != f"sha256:{digest.hex()}":
                raise IndexDoubtError
            taken = index.execute("SELECT number FROM withdrawn WHERE receipt = ?", (receipt,)).fetchone()
            yield LoggedEntry(
                number=number, receipt=receipt, entry=decode_entry(raw), withdrawn=taken[0] if taken else None
            )


def _read(file: BinaryIO, offset: int, length: int) -> bytes:
    if offset < 0 or length < 0:
        raise IndexDoubtError
    file.seek(offset)
    return file.read(length)
