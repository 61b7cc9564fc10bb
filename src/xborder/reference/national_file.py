"""The file of national tables as a file: opening it safely, and what it says of itself."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from xborder.findings import Finding, Location, Outcome, Report, finding

if TYPE_CHECKING:
    import sqlite3

#: Marks the file as ours ("XBRF"), so that another program's is not taken for it.
APPLICATION_ID = 0x58425246
#: The form of the tables. A file of an older form is asked for again; a newer one is not read.
FORM = 1

_HEADER = b"SQLite format 3\x00"
_TABLES = ("offence", "organisation_unit", "result_code", "code")


@attrs.frozen(kw_only=True)
class SourceFile:
    """One published file: its table, where it stood, its digest, its rows; ``used`` unless a whole form was there."""

    name: str
    path: str
    sha256: str
    rows: int
    used: bool


@attrs.frozen(kw_only=True)
class Loaded:
    """What a file of national tables holds and where it came from."""

    file: str
    form: int
    imported_at: dt.datetime
    folder: str
    rows: dict[str, int]
    sources: tuple[SourceFile, ...]
    commit: str | None = None
    licence: str | None = None

    def age_days(self, now: dt.datetime) -> int:
        """Whole days since the import, never fewer than none.

        The published files do not say of what day they are: this is the age of
        the copy, and the tables themselves are older.
        """
        return max((now - self.imported_at).days, 0)


def examine(path: Path) -> Outcome[Loaded]:
    """What a file holds; no value where there is no file, and a finding where there is one that cannot be used.

    Unlike ``connect`` this reads the whole file, so that damage anywhere in it is found.
    """
    opened = connect(path)
    if opened.value is None:
        return Outcome(None, opened.report)
    import sqlite3

    try:
        damage = opened.value.execute("PRAGMA quick_check(1)").fetchone()[0]
        if damage != "ok":
            return Outcome(None, Report.of(_unusable(path, "it is damaged")))
        return Outcome(_loaded(opened.value, path))
    except (sqlite3.Error, KeyError, ValueError):
        return Outcome(None, Report.of(_unusable(path, "it is damaged")))
    finally:
        opened.value.close()


def connect(path: Path) -> "Outcome[sqlite3.Connection]":
    """Open the file for reading only; no value and no finding where there is none.

    Threads may share the connection, one at a time.
    """
    try:
        if not path.exists():
            return Outcome(None)
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    except OSError:
        return Outcome(None, Report.of(_unusable(path, "it cannot be opened")))
    problem = _problem(path, header, size)
    return Outcome(None, Report.of(problem)) if problem else Outcome(_connection(path))


def _problem(path: Path, header: bytes, size: int) -> Finding | None:
    """What the first hundred bytes already tell: SQLite's own header, without loading SQLite."""
    if len(header) < 100 or not header.startswith(_HEADER):
        return _unusable(path, "it is not a database")
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        return _unusable(path, "it is a database of another program")
    form = int.from_bytes(header[60:64])
    if form > FORM:
        return finding("XB-REF-010", Location(file=str(path)), version=form, newest=FORM)
    if form < FORM:
        return _unusable(path, "it was made by an older version of xborder")
    page = int.from_bytes(header[16:18]) or 1
    page = 65536 if page == 1 else page
    if int.from_bytes(header[28:32]) * page != size:
        return _unusable(path, "a part of it is missing")
    return None


def _connection(path: Path) -> "sqlite3.Connection":
    import sqlite3

    # Nobody writes to this file in place: an import puts another one there. So no locks are needed.
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)


def _loaded(connection: "sqlite3.Connection", path: Path) -> Loaded:
    told: dict[str, Any] = dict(connection.execute("SELECT key, value FROM meta"))
    rows = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _TABLES}  # noqa: S608 - names of our own
    sources = connection.execute("SELECT name, path, sha256, rows, used FROM source ORDER BY name")
    return Loaded(
        file=str(path),
        form=FORM,
        imported_at=dt.datetime.fromisoformat(told["imported_at"]),
        folder=told["folder"],
        rows=rows,
        sources=tuple(
            SourceFile(name=name, path=at, sha256=digest, rows=count, used=bool(used))
            for name, at, digest, count, used in sources
        ),
        commit=told.get("commit"),
        licence=told.get("licence"),
    )


def _unusable(path: Path, detail: str) -> Finding:
    return finding("XB-REF-009", Location(file=str(path)), detail=detail)
