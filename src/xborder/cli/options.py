"""Options that several commands share."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from xborder.cli.config import LEVELS, load_settings
from xborder.cli.judge import Judge

F = TypeVar("F", bound=Callable[..., Any])

EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
A_PATH = click.Path(path_type=Path)

_REPORTING = (
    click.option("--fail-on", type=click.Choice(LEVELS), help="Exit 1 from this severity on. [default: error]"),
    click.option(
        "--report",
        multiple=True,
        metavar="NAME[=FILE]",
        help="How findings are shown: text, json, sarif, junit, github or html; to a file if one is named. "
        "May be repeated. [default: text]",
    ),
    click.option(
        "--show-values/--hide-values",
        "values",
        default=None,
        help="Show values and corrections, which may be personal data. [default: to a person at a terminal]",
    ),
    click.option("--recipient", metavar="NAME", help="Who it is for: cps, court, force or draft."),
    click.option(
        "--severity", multiple=True, metavar="CODE=LEVEL", help="Take this finding as error, warning or info."
    ),
    click.option("--waivers", type=A_PATH, metavar="FILE", help="Findings that somebody decided to live with."),
    click.option("--max-findings", type=click.IntRange(1), help="Show so many of each code. [default: 200]"),
)


def said(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    """Words that were asked for and are not blank: a decision of nobody, or for no reason, is none."""
    if text is not None and not text.strip():
        raise click.BadParameter("it is empty: say who, and why")
    return text


def reporting(command: F) -> F:
    """Add the options of findings; the command is given a Judge as ``judge`` in their place."""

    @wraps(command)
    def judged(**arguments: Any) -> Any:
        names = ("fail_on", "report", "values", "recipient", "severity", "waivers", "max_findings")
        given = {name: arguments.pop(name) for name in names}
        given["profiles"] = arguments.pop("profiles", ())
        values = given.pop("values")
        given["severity"] = dict(_setting(text) for text in given["severity"])
        return command(judge=Judge(settings=load_settings(Path(), **given), values=values), **arguments)

    wrapped: Any = judged
    for option in reversed(_REPORTING):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return] # click's decorators keep the command, not its type


def profile_folders(command: F) -> F:
    """Add ``--profiles``, above ``reporting``: the command finds the folders in the settings of its Judge."""
    described = (
        "A folder of format profiles, used beside those that are installed and before them. May be repeated. "
        "No code is run from it."
    )
    option = click.option("--profiles", multiple=True, type=EXISTING_FOLDER, metavar="DIR", help=described)
    return option(command)


def with_profiles(command: F) -> F:
    """Add ``--profiles`` alone; the command is given a Judge as ``judge``, for what keeps it from being done."""

    @wraps(command)
    def judged(**arguments: Any) -> Any:
        settings = load_settings(Path(), profiles=arguments.pop("profiles"))
        return command(judge=Judge(settings=settings), **arguments)

    return profile_folders(judged)  # type: ignore[return-value] # click's decorators keep the command, not its type


def _setting(text: str) -> tuple[str, str]:
    code, equals, level = text.partition("=")
    if not equals:
        raise click.UsageError("--severity wants CODE=LEVEL, as in XB-PNC-002=warning")
    return code, level


def known_force(context: click.Context, parameter: click.Parameter, code: str | None) -> str | None:
    """The code of a force, as it was given. Raises click.BadParameter for one that no force has."""
    from xborder.reference.forces import force

    del context, parameter  # click gives them to every callback
    if code is None:
        return None
    known = force(code)
    if known is None or known.kind == "reserved":
        raise click.BadParameter("no force has this code; it is two digits, such as 36 for Norfolk")
    return code


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
