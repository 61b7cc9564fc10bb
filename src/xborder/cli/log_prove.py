"""``xborder log verify`` and ``checkpoint``: proof that a log is whole."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, moment, reporting

if TYPE_CHECKING:
    from xborder.agreements.log_verify import LogVerdict

_MEANING = {
    0: "unbroken, and signed for by a key you trust",
    1: "NOT INTACT",
    3: "unbroken, but nobody you trust vouches for its end",
}


@click.command()
@click.argument("log", type=A_PATH)
@click.option("--trust", type=A_PATH, help="The list of keys you trust (YAML).")
@click.option(
    "--checkpoint", "given", type=A_PATH, multiple=True, help="A checkpoint that was kept elsewhere. May be repeated."
)
@click.option("--receipt", metavar="RECEIPT", help="A receipt that was noted elsewhere: its entry is looked for.")
@click.option(
    "--at", callback=lambda _c, _p, value: moment(value), help="The time at which keys must be good. [default: now]"
)
@reporting
def verify(
    log: Path, trust: Path | None, given: tuple[Path, ...], receipt: str | None, at: dt.datetime | None, judge: Judge
) -> None:
    """Prove LOG: every entry as it was written, none missing within, and none taken from its end since a checkpoint.

    The checkpoints beside it (LOG.checkpoints) are read too.

    Exit codes: 0 unbroken and signed for by a trusted key; 1 something changed; 2 it cannot be read; 3 unbroken, but
    no checkpoint by a key you trust covers it.
    """
    from xborder.agreements.log_verify import prove_log
    from xborder.cli.clock import now
    from xborder.cli.log_files import existing_log
    from xborder.cli.signing import read_small
    from xborder.cli.trusting import read_trust
    from xborder.files.refused import Refused

    existing_log(log, judge)
    try:
        checkpoints = [(str(path), read_small(path)) for path in (*_beside(log), *given)]
        verdict = prove_log(log, checkpoints=checkpoints, trust=read_trust(trust), at=at or now(), receipt=receipt)
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.take(verdict.report)
    judge.show()
    if judge.printed == "text":
        _say(log, verdict)
    sys.exit(verdict.exit_code)


@click.command()
@click.argument("log", type=A_PATH)
@click.option("--key", required=True, type=A_PATH, metavar="FILE", help="The private Ed25519 key (PEM).")
@click.option("--key-id", required=True, metavar="ID", help="The name by which readers know the key.")
@click.option("-o", "--output", type=A_PATH, help="The file to write. [default: in the folder LOG.checkpoints]")
@click.option("--at", callback=lambda _c, _p, value: moment(value), help="The time to be written. [default: now]")
@reporting
def checkpoint(log: Path, key: Path, key_id: str, output: Path | None, at: dt.datetime | None, judge: Judge) -> None:
    """Sign how many entries LOG has, and which is the last. Keep a copy where nobody who can write LOG can reach it.

    A log whose chain is broken is not signed.
    """
    from xborder.agreements.log_checkpoint import checkpoint_folder, make_checkpoint
    from xborder.cli.clock import now
    from xborder.cli.log_files import existing_log
    from xborder.cli.signing import read_signer
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    existing_log(log, judge)
    try:
        made = make_checkpoint(log, signers=[read_signer(key, key_id)], at=at or now())
        if made.value is None:
            judge.take(made.report)
            judge.show()
            click.echo("Nothing was signed.", err=True)
            sys.exit(1)
        entries, envelope = made.value
        path = output or checkpoint_folder(log) / f"{entries:09}.dsse.json"
        write_whole(path, envelope)
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.take(made.report)
    judge.show()
    if judge.printed == "text":
        click.echo(f"Signed for {_entries(entries)}: {path}")
    judge.end()


def _beside(log: Path) -> list[Path]:
    from xborder.agreements.log_checkpoint import checkpoint_folder

    return sorted(checkpoint_folder(log).glob("*.dsse.json"))


def _say(log: Path, verdict: "LogVerdict") -> None:
    click.echo(f"{log}: {_entries(verdict.entries)}, {_MEANING[verdict.exit_code]}.")
    if verdict.signer is not None and verdict.intact:
        doubt = "; demonstration key: proves nothing" if verdict.signer.demonstration else ""
        click.echo(
            f"Signed for up to entry {verdict.covered} by {verdict.signer.owner} ({verdict.signer.keyid}{doubt})."
        )
    if verdict.head is not None and verdict.intact:
        click.echo(f"It ends at receipt {verdict.head}")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"
