"""``xborder bundle sign``, ``receipt`` and ``timestamp``: who answers for a bundle, who received it, and by when."""

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, moment, reporting

if TYPE_CHECKING:
    from xborder.bundle.verdict import Verdict

F = TypeVar("F", bound=Callable[..., Any])


def _key(command: F) -> F:
    """Add the options of a signing key."""
    of_id = click.option("--key-id", required=True, metavar="ID", help="The name by which recipients know the key.")
    of_file = click.option("--key", required=True, type=A_PATH, metavar="FILE", help="The private Ed25519 key (PEM).")
    return of_file(of_id(command))


_AT = click.option("--at", callback=lambda _c, _p, value: moment(value), help="The time to be written. [default: now]")


@click.command()
@click.argument("bag", type=A_PATH)
@_key
@_AT
@reporting
def sign(bag: Path, key: Path, key_id: str, at: dt.datetime | None, judge: Judge) -> None:
    """Sign BAG, a folder or a zip file that is not signed yet. One that is not intact is not signed."""

    def work() -> "Verdict":
        from xborder.bundle.signing import sign_bundle
        from xborder.cli.clock import now
        from xborder.cli.signing import read_signer

        return sign_bundle(bag, signers=[read_signer(key, key_id)], at=at or now())

    _do(work, judge, "Signed.")


@click.command()
@click.argument("bag", type=A_PATH)
@_key
@click.option("--by", "received_by", required=True, metavar="NAME", help="Who received it, as the receipt will say.")
@click.option("--trust", type=A_PATH, help="The list of keys you trust (YAML).")
@click.option("--out", type=A_PATH, metavar="FILE", help="Write the receipt here, to send it back, and not into BAG.")
@_AT
@reporting
def receipt(
    bag: Path,
    key: Path,
    key_id: str,
    received_by: str,
    trust: Path | None,
    out: Path | None,
    at: dt.datetime | None,
    judge: Judge,
) -> None:
    """Counter-sign BAG, which you received. For one that is not intact or not signed there is no receipt."""

    def work() -> "Verdict":
        from xborder.bundle.receiving import receive
        from xborder.cli.clock import now
        from xborder.cli.signing import read_signer
        from xborder.cli.trusting import read_trust

        signers = [read_signer(key, key_id)]
        return receive(bag, received_by=received_by, signers=signers, trust=read_trust(trust), at=at or now(), out=out)

    _do(work, judge, "Receipt given.")


@click.command()
@click.argument("bag", type=A_PATH)
@click.argument("token", type=A_PATH)
@_AT
@reporting
def timestamp(bag: Path, token: Path, at: dt.datetime | None, judge: Judge) -> None:
    """Put TOKEN, the answer of a time-stamping authority (RFC 3161), beside the signature of BAG.

    The token is asked for over the bytes of signatures/bundle.dsse.json, with the certificate of the authority in it.
    """

    def work() -> "Verdict":
        from xborder.bundle.stamping import add_token
        from xborder.cli.clock import now
        from xborder.cli.signing import read_small

        return add_token(bag, read_small(token), at=at or now())

    _do(work, judge, "Time stamp added.")


def _do(work: Callable[[], "Verdict"], judge: Judge, done: str) -> None:
    """Do it, show what was found, and end with 0 if it was done and 1 if the bundle is not intact."""
    from xborder.files.refused import Refused

    try:
        verdict = work()
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.take(verdict.report)
    judge.show()
    if judge.printed == "text":
        click.echo(done if verdict.integrity else "NOT INTACT: nothing was written.")
    sys.exit(0 if verdict.integrity else 1)
