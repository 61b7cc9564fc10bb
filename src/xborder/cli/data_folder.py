"""Where a user's own data is kept: the national tables that they have imported."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from xborder.findings import Outcome
    from xborder.reference.national import National

#: The variable that names the folder, where no option does.
VARIABLE = "XBORDER_DATA"
_FILE = "national.sqlite"


def data_folder(given: Path | None, environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """The folder that an option or a variable names, or else where each system keeps such data.

    >>> str(data_folder(None, {"XDG_DATA_HOME": "/data"}, "linux", Path("/home/pc")))
    '/data/xborder'
    >>> str(data_folder(None, {}, "darwin", Path("/Users/pc")))
    '/Users/pc/Library/Application Support/xborder'
    """
    if given is not None:
        return given
    if environ.get(VARIABLE):
        return Path(environ[VARIABLE])
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "xborder"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "xborder"
    # XDG Base Directory Specification: a relative path in the variable is invalid and is not looked at.
    named = Path(environ.get("XDG_DATA_HOME") or "")
    return (named if named.is_absolute() else home / ".local" / "share") / "xborder"


def national_file(given: Path | None = None) -> Path:
    """The file of national tables, whether it is there or not. Raises click.UsageError where nobody has a home."""
    try:
        return data_folder(given, os.environ, sys.platform, Path.home()) / _FILE
    except RuntimeError:
        raise click.UsageError(f"there is no home folder to keep data in; name one with --data or {VARIABLE}") from None


def national_tables(given: Path | None = None) -> "Outcome[National]":
    """The imported tables for a check: no value without them, and only a warning where they cannot be used."""
    import attrs

    from xborder.findings import Outcome, Report, Severity

    file = national_file(given)
    if not os.path.lexists(file):
        return Outcome(None)
    from xborder.reference.national import open_national

    opened = open_national(file)
    context = click.get_current_context(silent=True)
    if opened.value is not None and context is not None:
        context.call_on_close(opened.value.close)
    softened = (attrs.evolve(found, severity=Severity.WARNING) for found in opened.report)
    return Outcome(opened.value, Report(tuple(softened)))
