"""``xborder case``: check a case folder, and build the case file."""

from pathlib import Path
from typing import Any

import click

from xborder.cli.building import building, run_build
from xborder.cli.case_messages import export, import_
from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, EXISTING_FOLDER, reporting


@click.group()
def case() -> None:
    """Case files: what is missing, and the finished bundle."""


@case.command()
@click.argument("folder", type=EXISTING_FOLDER)
@click.option(
    "--leave-out", multiple=True, metavar="FILE", help="Build without this file of the case. May be repeated."
)
@click.option(
    "--readiness", type=A_PATH, metavar="FILE", help="Write what is ready and what is not: .json, .html or .pdf."
)
@reporting
def check(folder: Path, leave_out: tuple[str, ...], readiness: Path | None, judge: Judge) -> None:
    """Check the case in FOLDER: every record, every file, and what a prosecutor would send back.

    For each charge the file is ready, not ready, or cannot be told; what keeps it back stands first, in the terms in
    which the CPS fails a file.

    \b
    xborder case check CASE
    xborder case check CASE --readiness readiness.html --report sarif=findings.sarif
    """
    from xborder.casefile.prepare import prepare
    from xborder.cli.data_folder import national_tables
    from xborder.cli.readiness import readiness_text
    from xborder.cli.readiness_file import check_ending, write_readiness

    check_ending(readiness)
    tables = national_tables()
    made = prepare(folder, leave_out=leave_out, national=tables.value)
    if made.value is not None and judge.printed == "text":
        click.echo(readiness_text(made.value.readiness), nl=False)
    if made.value is not None and readiness is not None:
        write_readiness(readiness, made.value)
    judge.take(tables.report + made.report)
    judge.finish()


@case.command()
@click.argument("folder", type=EXISTING_FOLDER)
@building
@reporting
def build(folder: Path, judge: Judge, **options: Any) -> None:
    """Build the case in FOLDER: a bundle for the prosecutor and one that may be served, each verifiable alone."""
    run_build(folder, judge, **options)


case.add_command(export)
case.add_command(import_)
