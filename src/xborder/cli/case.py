"""``xborder case``: check a case folder, and build the case file."""

import datetime as dt
import sys
from pathlib import Path

import click

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
@reporting
def check(folder: Path, leave_out: tuple[str, ...], judge: Judge) -> None:
    """Check the case in FOLDER: every record, every file, and what a prosecutor would miss."""
    from xborder.casefile.prepare import prepare
    from xborder.cli.data_folder import national_tables
    from xborder.cli.readiness import readiness_text

    tables = national_tables()
    made = prepare(folder, leave_out=leave_out, national=tables.value)
    if made.value is not None and judge.printed == "text":
        click.echo(readiness_text(made.value.readiness), nl=False)
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
    from xborder.cli.signing import signer
    from xborder.files.refused import Refused

    if (sign_key is None) != (key_id is None):
        raise click.UsageError("--sign-key and --key-id go together")
    try:
        signers = [signer(sign_key, key_id)] if sign_key and key_id else []
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


@case.command()
@click.argument("bundle", type=EXISTING_FOLDER)
@click.option("--to", type=click.Choice(["cps-cp20"]), required=True, help="The message to write.")
@click.option("-o", "--output", type=A_PATH, required=True, help="The file to write.")
@click.option("--compass-case", type=click.IntRange(1, 2**31 - 1), required=True, help="The CPS's number of the case.")
@click.option(
    "--defendant-id", type=int, multiple=True, required=True, help="The CPS's number of a defendant; one a charge."
)
@click.option("--reply-to", required=True, help="The e-mail address to which the CPS sends errors.")
@click.option(
    "--material-type", type=click.IntRange(0, 22), required=True, help="The CPS's code for what the documents are."
)
@click.option("--transaction", type=click.IntRange(1, 2**31 - 1), help="[default: made from what is sent]")
@click.option("--unserved", is_flag=True, help="Send all that the prosecutor receives, not only what may be served.")
@click.option("--replace", is_flag=True, help="Replace OUTPUT if it is there.")
@reporting
def export(
    bundle: Path,
    to: str,  # noqa: ARG001 - one message so far; named by the user so that a second changes nothing
    output: Path,
    compass_case: int,
    defendant_id: tuple[int, ...],
    reply_to: str,
    material_type: int,
    transaction: int | None,
    unserved: bool,
    replace: bool,
    judge: Judge,
) -> None:
    """Write the documents of BUNDLE, made by case build, as one CP20 message: what may be served.

    Unused material and the prosecutor's own papers go only with --unserved.
    """
    from xborder.casefile.cp20_writing import Cp20Head, write_cp20
    from xborder.files.refused import Refused

    head = Cp20Head(
        compass_case_id=compass_case,
        response_email=reply_to,
        material_type=material_type,
        defendant_ids=defendant_id,
        transaction_id=transaction,
    )
    try:
        judge.take(write_cp20(bundle, output, head, unserved=unserved, replace=replace))
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.finish()


@case.command("import")
@click.argument("message", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=A_PATH, required=True, help="The folder to make.")
@click.option("--replace", is_flag=True, help="Replace OUTPUT if it is there.")
@reporting
def import_(message: Path, output: Path, replace: bool, judge: Judge) -> None:
    """Unpack the documents of a CP20 MESSAGE into a folder, with a list of them in manifest.json."""
    from xborder.casefile.cp20_reading import unpack_cp20
    from xborder.files.refused import Refused

    try:
        judge.take(unpack_cp20(message, output, replace=replace))
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.finish()
