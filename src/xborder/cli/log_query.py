"""``xborder log query``: entries of a log, for a purpose for which it may be used."""

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.log_asking import a_record, asked, asking, first_moment, last_moment
from xborder.cli.options import A_PATH, reporting

if TYPE_CHECKING:
    from xborder.agreements.log_reading import LoggedEntry

_PURPOSES = ("lawfulness", "self-monitoring", "security", "criminal-proceedings")


@click.command()
@click.argument("log", type=A_PATH)
@click.option("--for", "purpose", required=True, type=click.Choice(_PURPOSES), help="What it is asked for.")
@asking
@click.option("--record", "records", multiple=True, callback=a_record, metavar="KEY", help="About this record.")
@click.option("--to", metavar="PARTY", help="Disclosed to this party.")
@click.option("--type", "kind", metavar="TYPE", help="Of this type: disclosure, aborted, collection, consultation, ...")
@click.option("--agreement", metavar="ID", help="Under this agreement.")
@click.option("--since", callback=first_moment, metavar="DAY", help="From this day or time on.")
@click.option("--until", callback=last_moment, metavar="DAY", help="To the end of this day, or before this time.")
@reporting
def query(
    log: Path,
    purpose: str,
    by: str,
    why: str | None,
    rebuild: bool,
    records: tuple[str, ...],
    to: str | None,
    kind: str | None,
    agreement: str | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
    judge: Judge,
) -> None:
    """List the entries of LOG that are asked for. That they were asked for, by whom and what for, goes on record in LOG.

    A log may be used to verify that processing is lawful, for self-monitoring (discipline included), to keep data safe
    and whole, and for criminal proceedings, and for nothing else (DPA 2018 s.62(4)).

    \b
    xborder log query norfolk.jsonl --for lawfulness --by "Insp 12 MARCHANT" --record 36:offender:NF-77 --to kent
    """
    from xborder.agreements.log_query import Asker, LogPurpose, Question
    from xborder.cli.clock import now

    question = Question(records=records, to=to, type=kind, agreement=agreement, since=since, until=until)
    asker = Asker(by=by, purpose=LogPurpose(purpose), at=now(), why=why)
    found = asked(log, question, asker, judge, rebuild=rebuild, verb="query")
    if judge.printed == "json":
        click.echo(json.dumps([_as_value(each) for each in found], indent=2, ensure_ascii=False))
    else:
        for each in found:
            click.echo(_line(each))
        click.echo("1 entry." if len(found) == 1 else f"{len(found)} entries.")
    judge.aside = True
    if judge.report().findings:
        judge.show()
    judge.end()


def _as_value(logged: "LoggedEntry") -> dict[str, object]:
    withdrawn = {} if logged.withdrawn is None else {"withdrawn_by_entry": logged.withdrawn}
    return {**logged.entry, "receipt_of_entry": logged.receipt, **withdrawn}


def _line(logged: "LoggedEntry") -> str:
    from xborder.agreements.log_reading import records_of, text
    from xborder.findings.printable import printable

    entry = logged.entry
    party = text(entry.get("disclosed_by"), "party") or text(entry.get("by"), "party") or text(entry, "actor")
    to = f" to {logged.recipient}" if logged.recipient else ""
    purpose = f", {text(entry, 'purpose')}" if text(entry, "purpose") else ""
    back = f" (taken back by entry {logged.withdrawn})" if logged.withdrawn is not None else ""
    records = f": {', '.join(records_of(entry))}" if records_of(entry) else ""
    return printable(f"{logged.number:>7} {logged.at} {text(entry, 'type')} {party}{to}{purpose}{records}{back}")
