"""``xborder quality``: how many files a reviewer would send back, and for which reasons."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, reporting

if TYPE_CHECKING:
    from xborder.casefile.quality.figures import Figures


@click.command()
@click.argument("cases", type=A_PATH, nargs=-1, required=True)
@click.option(
    "--by",
    type=click.Choice(["reason", "force", "unit", "month"]),
    default="reason",
    show_default=True,
    help="What the rate is told by. The unit is that of the URN, the month that of as_of.",
)
@click.option("--csv", "table", type=A_PATH, metavar="FILE", help="Write the figures as CSV too.")
@click.option("--chart", "picture", type=A_PATH, metavar="FILE", help="Draw them: .svg, or .html with a table.")
@reporting
def quality(cases: tuple[Path, ...], by: str, table: Path | None, picture: Path | None, judge: Judge) -> None:
    """The rate at which CASES would be sent back by a reviewer: case folders, folders of them, or files that case check
    --readiness wrote.

    A rate is of the files that could be decided. What cannot be told, and what cannot be read, is counted apart and
    never as a pass.

    \b
    xborder quality cases/ --by force
    xborder quality readiness-2026-10/*.json --by reason --csv october.csv --chart october.html
    """
    from xborder.casefile.quality.figures import figures
    from xborder.casefile.quality.gathering import collect
    from xborder.casefile.quality.table import table_csv, table_text
    from xborder.cli.data_folder import national_tables

    if picture is not None and picture.suffix.lower() not in (".svg", ".html"):
        raise click.UsageError("--chart writes .svg or .html")
    judge.reads(*cases, writes=(table, picture))
    found = collect(cases, national=national_tables().value)
    made = figures(found.files, by, found.unread)
    if judge.printed == "text":
        click.echo(table_text(made))
    if table is not None:
        _write(table, table_csv(made), judge)
    if picture is not None:
        _write(picture, _drawn(made, picture), judge)
    judge.take(found.report)
    judge.unreadable = not found.files
    judge.finish()


def _drawn(made: "Figures", file: Path) -> str:
    if file.suffix.lower() == ".svg":
        from xborder.casefile.quality.chart import chart

        return chart(made)
    from xborder.casefile.quality.chart_page import chart_page

    return chart_page(made)


def _write(file: Path, text: str, judge: Judge) -> None:
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    try:
        write_whole(file, text.encode(), replace=True)
    except Refused as refusal:
        judge.refuse(refusal.report)
