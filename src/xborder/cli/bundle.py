"""``xborder bundle``: prove that a bundle is as it was made."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, moment, reporting

if TYPE_CHECKING:
    from xborder.bundle.verdict import Signer

_MEANING = {
    0: "intact, and signed by a key you trust",
    1: "NOT INTACT",
    2: "cannot be read",
    3: "intact, but nothing shows who made it: authenticity is not established",
}


@click.group()
def bundle() -> None:
    """Bundles: proof that nothing changed."""


@bundle.command()
@click.argument("bag", type=A_PATH)
@click.option("--trust", type=A_PATH, help="The list of keys you trust (YAML).")
@click.option(
    "--at", callback=lambda _c, _p, value: moment(value), help="The time at which keys must be good. [default: now]"
)
@reporting
def verify(bag: Path, trust: Path | None, at: dt.datetime | None, judge: Judge) -> None:
    """Prove BAG: every file, every list of files, and who signed it. Needs no network and changes nothing.

    Exit codes: 0 intact and signed by a trusted key; 1 something changed; 2 it cannot be read; 3 intact, but not
    signed by a key you trust.
    """
    from xborder.bundle.verify import verify as prove
    from xborder.cli.clock import now
    from xborder.cli.trusting import read_trust
    from xborder.files.output_dir import recover
    from xborder.files.refused import Refused

    try:
        recover(bag.parent)
        keys = read_trust(trust)
        verdict = prove(bag, trust=keys, at=at or now())
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.take(verdict.report)
    judge.show()
    if judge.printed == "text":
        click.echo(f"{bag}: {verdict.files} files, {_MEANING[verdict.exit_code]}.")
        for signer in verdict.signers if verdict.authentic else ():
            click.echo(f"Signed by {_name(signer)}.")
    sys.exit(verdict.exit_code)


def _name(signer: "Signer") -> str:
    """Who signed, in the words of the list of trusted keys."""
    doubt = "; demonstration key: proves nothing" if signer.demonstration else ""
    return f"{signer.owner} ({signer.keyid}{doubt})"
