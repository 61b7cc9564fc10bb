"""``xborder law``: which limits, tests and penalties applied on a day, and what changed between two."""

import datetime as dt
import json
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from xborder.reference.law import LawRow

SCHEMA = "xborder/law/1"

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is shown. [default: text]"
)


@click.group()
def law() -> None:
    """The law that the checks rest on: each limit, test and penalty with its source and its days."""


@law.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--on", "on", type=_DAY, metavar="YYYY-MM-DD", help="The day that matters. [default: today]")
@_FORMAT
def show(names: Sequence[str], on: dt.datetime | None, form: str) -> None:
    """Print what applied on a day, with the Act and section.

    NAME is an instrument, such as cpn or closure_order, or the name of one row; without one, everything.

    \b
    xborder law show cpn --on 2023-05-01
    xborder law show cpn.appeal.days
    """
    from xborder.cli.clock import now
    from xborder.reference.law_views import law_text, row_dict

    day = on.date() if on else now().date()
    rows = _rows(names)
    if form == "json":
        applied = [row_dict(row) for row in rows if row.in_force(day)]
        waiting = [row_dict(row) for row in rows if row.in_force_from is None]
        _echo({"schema": SCHEMA, "on": day.isoformat(), "rows": applied, "not_commenced": waiting})
    else:
        click.echo(law_text(rows, day), nl=False)


@law.command()
@click.argument("before", type=_DAY, metavar="FROM")
@click.argument("after", type=_DAY, metavar="TO")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@_FORMAT
def diff(before: dt.datetime, after: dt.datetime, names: Sequence[str], form: str) -> None:
    """Print what began, ended or changed between two days.

    \b
    xborder law diff 2022-07-31 2022-08-01
    xborder law diff 2026-06-01 2026-07-01 vehicle_seizure
    """
    from xborder.reference.law_views import changes, changes_text, row_dict

    if after < before:
        raise click.UsageError("TO is earlier than FROM: give the earlier day first")
    found = list(changes(_rows(names), before.date(), after.date()))
    if form == "json":
        made = [
            {
                "id": change.id,
                "kind": change.kind.value,
                "before": change.before and row_dict(change.before),
                "after": change.after and row_dict(change.after),
            }
            for change in found
        ]
        days = {"from": before.date().isoformat(), "to": after.date().isoformat()}
        _echo({"schema": SCHEMA, **days, "changes": made})
    else:
        click.echo(changes_text(found, before.date(), after.date()), nl=False)


def _rows(names: Sequence[str]) -> "tuple[LawRow, ...]":
    from xborder.reference.law import rows
    from xborder.reference.law_views import chosen, instruments

    try:
        return chosen(names)
    except KeyError as unknown:
        name = str(unknown.args[0])
        near = get_close_matches(name, [*instruments(), *(row.id for row in rows())], n=3)
        hint = f"near it: {', '.join(near)}" if near else f"known are {', '.join(instruments())}, and the rows of each"
        raise click.UsageError(f"no part of the law is called {name[:40]} here; {hint}") from None


def _echo(value: Any) -> None:
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))
