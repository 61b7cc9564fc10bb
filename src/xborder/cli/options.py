"""Options that several commands share, and how a command ends."""

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from xborder.cli.config import Settings, load_settings
from xborder.findings import Report, Severity, Showing

F = TypeVar("F", bound=Callable[..., Any])

EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
A_PATH = click.Path(path_type=Path)


def reporting(command: F) -> F:
    """Add ``--fail-on``, ``--report`` and ``--show-values``."""
    for option in (
        click.option(
            "--fail-on",
            type=click.Choice([level.value for level in Severity]),
            help="Exit 1 from this severity on. [default: error]",
        ),
        click.option("--report", type=click.Choice(["text", "json"]), help="How findings are shown. [default: text]"),
        click.option("--show-values", is_flag=True, help="Show values and corrections, which may be personal data."),
    ):
        command = option(command)
    return command


def settings_of(fail_on: str | None, report: str | None) -> Settings:
    """The settings in force where the command was run."""
    return load_settings(Path.cwd(), fail_on=fail_on, report=report)


def show(report: Report, settings: Settings, *, show_values: bool = False) -> None:
    """Print findings on standard output."""
    from xborder.findings.reporters import REPORTERS

    click.echo(REPORTERS[settings.report](report.once(), Showing(values=show_values)), nl=False)


def finish(report: Report, settings: Settings, *, unreadable: bool = False) -> None:
    """End the command: 2 if its input could not be read, 1 if findings reach the threshold, else 0."""
    if unreadable:
        sys.exit(2)
    sys.exit(1 if report.reaches(settings.fail_on) else 0)


def moment(text: str | None) -> dt.datetime | None:
    """A time given on the command line, with its offset. Raises click.BadParameter for anything else."""
    if text is None:
        return None
    try:
        value = dt.datetime.fromisoformat(text)
    except ValueError:
        value = None
    if value is None or value.tzinfo is None:
        raise click.BadParameter("give a date and time with its offset, such as 2026-10-08T09:00:00+01:00")
    return value
