"""``xborder ladder``: the joined history of a person, and what it supports next."""

import json
from pathlib import Path

import click

from xborder.cli.judge import Judge
from xborder.cli.options import EXISTING_FOLDER, reporting


@click.group()
def ladder() -> None:
    """The escalation ladder across forces: warning, notice, prosecution, order."""


@ladder.command("show")
@click.argument("case", type=EXISTING_FOLDER)
@reporting
def show_ladder(case: Path, judge: Judge) -> None:
    """Show, for each linked person in CASE, what happened where and what the record supports next."""
    from xborder.casefile.history import history
    from xborder.ladder.document import as_dict
    from xborder.ladder.text import render_text

    made = history(case)
    if made.value is None:
        judge.refuse(made.report)
    if judge.printed == "json":
        click.echo(json.dumps([as_dict(each) for each in made.value], indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(render_text(each) for each in made.value))
    judge.take(made.report)
    judge.end()
