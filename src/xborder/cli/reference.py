"""``xborder reference``: the code lists that come with xborder, and the national tables that a user imports."""

import datetime as dt
import json
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from xborder.cli.config import Settings
from xborder.cli.data_folder import VARIABLE, national_file
from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH

if TYPE_CHECKING:
    from xborder.findings import Report

F = TypeVar("F", bound=Callable[..., Any])

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is shown. [default: text]"
)


def _data(command: F) -> F:
    described = f"The folder of imported tables. [default: {VARIABLE}, or the user's data folder]"
    return click.option("--data", type=A_PATH, help=described)(command)


@click.group()
def reference() -> None:
    """Code lists, and national tables of offences, units and results."""


@reference.command("import")
@click.argument("folder", type=A_PATH)
@_data
@_FORMAT
def import_folder(folder: Path, data: Path | None, form: str) -> None:
    """Check the published tables in FOLDER and load them, in place of those loaded before.

    \b
    xborder reference import bichard7-next-data
    """
    from xborder.cli.clock import now
    from xborder.reference.national_build import import_tables
    from xborder.reference.national_document import loaded_dict, loaded_text

    made = import_tables(folder, national_file(data), now=now())
    if form == "json":
        loaded = loaded_dict(made.value, now()) if made.value else None
        _echo_json({"loaded": loaded, "findings": _findings(made.report)})
    else:
        _show(made.report)
        if made.value is not None:
            click.echo(loaded_text(made.value, now()))
    sys.exit(2 if made.value is None else 0)


@reference.command()
@_data
@_FORMAT
def status(data: Path | None, form: str) -> None:
    """Show which tables are loaded, how old they are and where they came from."""
    from xborder.cli.clock import now
    from xborder.reference.national_document import loaded_dict, loaded_text
    from xborder.reference.national_file import examine

    file = national_file(data)
    found = examine(file)
    if form == "json":
        loaded = loaded_dict(found.value, now()) if found.value else None
        _echo_json({"file": str(file), "loaded": loaded, "findings": _findings(found.report)})
    elif found.value is not None:
        click.echo(loaded_text(found.value, now()))
    elif found.report:
        _show(found.report)
    else:
        click.echo(f"No national tables are loaded ({file}). Codes are not checked against them, and none is called")
        click.echo("wrong for that. Load them with: xborder reference import FOLDER")
    sys.exit(2 if found.report else 0)


@reference.command("list")
@_FORMAT
def list_lists(form: str) -> None:
    """List the code lists that come with xborder."""
    from xborder.reference.code_list_document import list_dict, lists_text
    from xborder.reference.code_lists import lists

    if form == "json":
        _echo_json([list_dict(found, entries=False) for found in lists()])
    else:
        click.echo(lists_text(lists()))


@reference.command("show")
@click.argument("name", metavar="LIST")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Only codes in force on this day, YYYY-MM-DD.")
@_FORMAT
def show_list(name: str, on: dt.datetime | None, form: str) -> None:
    """Show the codes of one LIST, with its source.

    \b
    xborder reference show ethnicity_18_plus_1
    """
    from xborder.reference.code_list_document import list_dict, list_text
    from xborder.reference.code_lists import code_list, lists

    try:
        found = code_list(name)
    except KeyError:
        near = get_close_matches(name.lower(), [each.name for each in lists()], cutoff=0.4) or [
            "xborder reference list"
        ]
        raise click.UsageError(f"there is no list {name}; see {', '.join(near)}") from None
    day = on.date() if on else None
    if form == "json":
        _echo_json(list_dict(found, on=day))
    else:
        click.echo(list_text(found, on=day))


def _show(report: "Report") -> None:
    if report:
        judge = Judge(settings=Settings())
        judge.take(report)
        judge.show()


def _echo_json(value: Any) -> None:
    # An output that cannot hold a letter gets its escape: any JSON reader undoes it.
    plain = (sys.stdout.encoding or "").lower().replace("-", "") not in ("utf8", "utf16", "utf32")
    click.echo(json.dumps(value, indent=2, ensure_ascii=plain))


def _findings(report: "Report") -> Any:
    from xborder.findings.report_json import as_dict

    return [as_dict(found) for found in report.sorted()]
