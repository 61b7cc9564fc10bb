"""Building the one file of national tables: whole, or not at all."""

import contextlib
import datetime as dt
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from xborder.files.lasting import sync_folder
from xborder.files.reading import system_says
from xborder.files.writing import make_parent, open_up
from xborder.findings import Location, Outcome, Report, finding
from xborder.reference import national_rows
from xborder.reference.national_file import APPLICATION_ID, FORM, Loaded, examine
from xborder.reference.published_reading import Published, read_published

if TYPE_CHECKING:
    import sqlite3

_STALE = dt.timedelta(days=1)


def import_tables(folder: Path, target: Path, *, now: dt.datetime) -> Outcome[Loaded]:
    """Read the published tables of a folder and put them into the file ``target``.

    The value says what is loaded. Where anything is wrong the file is as it
    was, or is not made; an interruption leaves it as it was too. Made again
    from the same tables it differs only in the time of import.
    """
    read = read_published(folder)
    if read.value is None:
        return Outcome(None, read.report)
    problem = _written(read.value, target, now)
    if problem is not None:
        failed = finding("XB-REF-008", Location(file=str(target)), detail=problem)
        return Outcome(None, read.report + Report.of(failed))
    loaded = examine(target)
    return Outcome(loaded.value, read.report + loaded.report)


def _written(published: Published, target: Path, now: dt.datetime) -> str | None:
    """Make the file beside its place and move it there; what went wrong, if something did."""
    import sqlite3

    # Named before it is made, so that no interruption comes between its making and the clearing away.
    made = target.with_name(f".{target.name}.{secrets.token_hex(8)}.xborder-writing")
    try:
        make_parent(target)
        if target.is_dir() or target.is_symlink():
            return "something that is no ordinary file stands in its place"
        _clear(target, now)
        os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _build(published, made, now)
        _place(made, target)
    except OSError as error:
        return system_says(error)
    except sqlite3.Error as error:
        return str(error)
    finally:
        with contextlib.suppress(OSError):
            made.unlink()
    return None


def _clear(target: Path, now: dt.datetime) -> None:
    """Take away what imports that were killed left behind; a younger file may be an import that is running."""
    for left in target.parent.glob(f".{target.name}.*.xborder-writing"):
        if now.timestamp() - left.stat().st_mtime > _STALE.total_seconds():
            left.unlink(missing_ok=True)


def _build(published: Published, made: Path, now: dt.datetime) -> None:
    import sqlite3

    connection = sqlite3.connect(made, isolation_level=None)
    try:
        # The file is nobody's until it is moved: a journal would only slow it and leave a second file behind.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" + national_rows.SCHEMA)
        _fill(connection, published)
        _describe(connection, published, now)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORM}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _fill(connection: "sqlite3.Connection", published: Published) -> None:
    connection.executemany("INSERT INTO offence VALUES (?, ?, ?, ?, ?, ?)", national_rows.offences(published))
    connection.executemany(
        "INSERT INTO organisation_unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        national_rows.organisation_units(published),
    )
    connection.executemany("INSERT INTO result_code VALUES (?, ?, ?, ?, ?)", national_rows.result_codes(published))
    connection.executemany("INSERT INTO code VALUES (?, ?, ?, ?, ?)", national_rows.codes(published))


def _describe(connection: "sqlite3.Connection", published: Published, now: dt.datetime) -> None:
    told = {
        "imported_at": now.isoformat(),
        "folder": published.folder,
        "commit": published.commit,
        "licence": published.licence,
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [(key, text) for key, text in told.items() if text])
    connection.executemany(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?)",
        [
            (name, table.path, table.sha256, len(table.rows), national_rows.used(name, published))
            for name, table in sorted(published.tables.items())
        ],
    )


def _place(made: Path, target: Path) -> None:
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    open_up(made, 0o644)
    made.replace(target)
    sync_folder(target.parent)
