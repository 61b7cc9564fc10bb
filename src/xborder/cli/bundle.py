"""``xborder bundle``: prove that a bundle is as it was made."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.bundle_amend import amend
from xborder.cli.bundle_limits import limits_option
from xborder.cli.bundle_out import export, extract, inspect
from xborder.cli.bundle_sign import receipt, sign, timestamp
from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, moment, reporting
from xborder.findings.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xborder.bundle.container import BagLimits
    from xborder.bundle.verdict import Signer, Verdict

_MEANING = {
    0: "intact, and signed by a key you trust",
    1: "NOT INTACT",
    2: "cannot be read",
    3: "intact, but nothing shows who made it: authenticity is not established",
}
_VALID = "a valid BagIt bag, but BagIt does not say who made it: authenticity is not established"


@click.group()
def bundle() -> None:
    """Bundles: proof that nothing changed."""


for verb in (amend, inspect, extract, export, sign, receipt, timestamp):
    bundle.add_command(verb)


@bundle.command()
@click.argument("bag", type=A_PATH)
@click.option(
    "--mode",
    type=click.Choice(["xborder", "bagit"]),
    default="xborder",
    show_default=True,
    help="What it is held against: the strict profile of xborder's own bundles, or BagIt 0.93 to 1.0 (RFC 8493) alone.",
)
@click.option("--trust", type=A_PATH, help="The list of keys you trust (YAML).")
@click.option(
    "--at", callback=lambda _c, _p, value: moment(value), help="The time at which keys must be good. [default: now]"
)
@click.option("--receipt", "receipts", type=A_PATH, multiple=True, help="A receipt of this bundle. May be repeated.")
@click.option("--tsa", type=A_PATH, multiple=True, help="A time-stamping authority you trust (PEM). May be repeated.")
@limits_option
@reporting
def verify(
    bag: Path,
    mode: str,
    trust: Path | None,
    at: dt.datetime | None,
    receipts: tuple[Path, ...],
    tsa: tuple[Path, ...],
    limits: "BagLimits",
    judge: Judge,
) -> None:
    """Prove BAG, a folder or a zip file: every file, every list of files, and who signed it.

    Needs no network, unpacks nothing and changes nothing.

    Exit codes: 0 intact and signed by a trusted key; 1 something changed; 2 it cannot be read; 3 intact, but not
    signed by a key you trust (always so with --mode bagit, which knows no signatures).
    """
    from xborder.bundle.mode import Mode
    from xborder.bundle.verify import verify as prove
    from xborder.cli.clock import now
    from xborder.cli.trusting import read_trust, read_witnesses
    from xborder.files.output_dir import recover
    from xborder.files.refused import Refused

    try:
        recover(bag.parent)
        keys = read_trust(trust)
        verdict = prove(
            bag, trust=keys, at=at or now(), mode=Mode(mode), limits=limits, witnesses=read_witnesses(receipts, tsa)
        )
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.take(verdict.report)
    judge.show()
    if judge.printed == "text":
        meaning = _VALID if mode == "bagit" and verdict.exit_code == 3 else _MEANING[verdict.exit_code]
        click.echo(f"{bag}: {verdict.files} files, {meaning}.")
        for signer in verdict.signers if verdict.authentic else ():
            click.echo(f"Signed by {_name(signer)}.")
        for line in _witnessed(verdict) if verdict.integrity else ():
            click.echo(line)
    sys.exit(verdict.exit_code)


def _name(signer: "Signer") -> str:
    """Who signed, in the words of the list of trusted keys."""
    doubt = "; demonstration key: proves nothing" if signer.demonstration else ""
    return f"{signer.owner} ({signer.keyid}{doubt})"


def _witnessed(verdict: "Verdict") -> "Iterator[str]":
    """Who received it and when it was stamped; what nobody trusted vouches for is said to be a claim."""
    for each in verdict.receivers:
        known = f"by a key of {each.owner}" if each.owner else "by a key that you do not trust"
        yield printable(f"Received by {each.received_by} at {each.received_at}, counter-signed {known}.")
    if verdict.stamp:
        known = "an authority you trust" if verdict.stamp.trusted else "an authority that you do not trust"
        yield f"Stamped at {verdict.stamp.at.isoformat()} by {known}."
