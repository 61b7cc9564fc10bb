"""``xborder case``: check a case folder, and build the case file."""

import datetime as dt
import sys
from pathlib import Path

import click

from xborder.cli.case_form import form
from xborder.cli.case_messages import export, import_
from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, EXISTING_FOLDER, moment, reporting


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
@click.option("-o", "--output", type=A_PATH, required=True, help="The folder to make.")
@click.option(
    "--replace", is_flag=True, help="Replace OUTPUT if it is there; until the new one is whole, the old one stays."
)
@click.option(
    "--leave-out", multiple=True, metavar="FILE", help="Build without this file of the case. May be repeated."
)
@click.option(
    "--sign-key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="An Ed25519 private key, PEM."
)
@click.option("--key-id", help="The name of that key in the reader's list of trusted keys.")
@click.option(
    "--now",
    "at",
    callback=lambda _c, _p, value: moment(value),
    help="The time of everything made. [default: as_of of the case]",
)
@reporting
def build(
    folder: Path,
    output: Path,
    replace: bool,
    leave_out: tuple[str, ...],
    sign_key: Path | None,
    key_id: str | None,
    at: dt.datetime | None,
    judge: Judge,
) -> None:
    """Build the case in FOLDER: a bundle for the prosecutor and one that may be served, each verifiable alone."""
    from xborder.casefile.build import STEPS, build_case
    from xborder.cli.progress import steps
    from xborder.cli.signing import read_signer
    from xborder.files.refused import Refused

    if (sign_key is None) != (key_id is None):
        raise click.UsageError("--sign-key and --key-id go together")
    try:
        signers = [read_signer(sign_key, key_id)] if sign_key and key_id else []
        with steps("case build", STEPS) as step:
            built = build_case(folder, output, replace=replace, leave_out=leave_out, signers=signers, now=at, step=step)
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.take(built.report)
    judge.show()
    if built.value is None:
        click.echo(f"Nothing was written: {output} is as it was.", err=True)
        sys.exit(1)
    for path in built.value.paths:
        click.echo(path)
    judge.end()


case.add_command(form)
case.add_command(export)
case.add_command(import_)
