"""What ``case build`` and ``bundle amend`` share: their options, and a build told as it goes."""

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, moment

_OPTIONS = (
    click.option("-o", "--output", type=A_PATH, required=True, help="The folder to make."),
    click.option(
        "--replace", is_flag=True, help="Replace OUTPUT if it is there; until the new one is whole, the old one stays."
    ),
    click.option(
        "--leave-out", multiple=True, metavar="FILE", help="Build without this file of the case. May be repeated."
    ),
    click.option(
        "--sign-key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="An Ed25519 private key, PEM."
    ),
    click.option("--key-id", help="The name of that key in the reader's list of trusted keys."),
    click.option(
        "--now",
        "at",
        callback=lambda _c, _p, value: moment(value),
        help="The time of everything made. [default: as_of of the case]",
    ),
)


@attrs.frozen(kw_only=True)
class Wish:
    """What was asked for on the command line; the fields are named as its options."""

    output: Path
    replace: bool
    leave_out: tuple[str, ...]
    sign_key: Path | None
    key_id: str | None
    at: dt.datetime | None


def building(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a build."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def run_build(folder: Path, judge: Judge, *, amends: Path | None = None, **options: Any) -> None:
    """Build a case, show what was found and name the files to open; exit 1 where nothing was written."""
    from xborder.casefile.build import STEPS, build_case
    from xborder.cli.progress import steps
    from xborder.cli.signing import read_signer
    from xborder.files.refused import Refused

    wish = Wish(**options)
    if (wish.sign_key is None) != (wish.key_id is None):
        raise click.UsageError("--sign-key and --key-id go together")
    try:
        signers = [read_signer(wish.sign_key, wish.key_id)] if wish.sign_key and wish.key_id else []
        with steps("bundle amend" if amends else "case build", STEPS + (1 if amends else 0)) as step:
            built = build_case(
                folder,
                wish.output,
                replace=wish.replace,
                leave_out=wish.leave_out,
                signers=signers,
                now=wish.at,
                amends=amends,
                step=step,
            )
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.take(built.report)
    judge.show()
    if built.value is None:
        click.echo(f"Nothing was written: {wish.output} is as it was.", err=True)
        sys.exit(1)
    for path in built.value.paths:
        click.echo(path)
    judge.end()
