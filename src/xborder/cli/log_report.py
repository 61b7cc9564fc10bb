"""``xborder log report``: a period's disclosures, for an auditor or the Commissioner."""

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.log_asking import asked, asking
from xborder.cli.options import A_PATH, reporting

if TYPE_CHECKING:
    from xborder.agreements.log_report import LogReport

_ENDINGS = (".json", ".csv", ".html", ".pdf")


def _day(_context: click.Context, _option: click.Parameter, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("give a day, such as 2026-10-08") from None


@click.command()
@click.argument("log", type=A_PATH)
@click.option("--from", "first", required=True, callback=_day, metavar="DAY", help="The first day.")
@click.option("--to", "last", required=True, callback=_day, metavar="DAY", help="The last day.")
@click.option("-o", "--output", required=True, type=A_PATH, help="The file to write: .json, .csv, .html or .pdf.")
@asking
@reporting
def report(
    log: Path,
    first: dt.date,
    last: dt.date,
    output: Path,
    by: str,
    why: str | None,
    rebuild: bool,
    judge: Judge,
) -> None:
    """Write what was disclosed in a period, to whom and under which agreement, for an auditor or the Commissioner.

    That the report was made goes on record in LOG. Source: DPA 2018 s.62(4), (5).
    """
    from xborder.agreements.log_query import Asker, LogPurpose, Question
    from xborder.agreements.log_report import make_report
    from xborder.cli.clock import now
    from xborder.cli.log_asking import first_moment, last_moment
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    context = click.get_current_context()
    if output.suffix.lower() not in _ENDINGS:
        raise click.UsageError(f"OUTPUT ends with one of {', '.join(_ENDINGS)}")
    if last < first:
        raise click.UsageError("--to lies before --from")
    judge.reads(log, writes=[output])
    option = context.command.params[0]
    question = Question(
        since=first_moment(context, option, first.isoformat()), until=last_moment(context, option, last.isoformat())
    )
    at = now()
    asker = Asker(by=by, purpose=LogPurpose.LAWFULNESS, at=at, why=why)
    found = asked(log, question, asker, judge, rebuild=rebuild, verb="report")
    made = make_report(found, first=first, last=last, made_at=at, log=log.name, head=_head(log))
    try:
        write_whole(output, _content(made, output.suffix.lower(), judge), replace=True)
    except Refused as refusal:
        judge.refuse(refusal.report)
    if judge.report().findings:
        judge.show()
    if judge.printed == "text":
        from xborder.casefile.log_words import period_words

        click.echo(f"{output}: {period_words(made)}")
    judge.end()


def _head(log: Path) -> str:
    """The receipt of the log's last entry, the one that says that the report was asked for."""
    from xborder.agreements.log import link
    from xborder.files.log_tail import read_tail

    with log.open("rb") as handle:
        return link(read_tail(handle, mends=True).last)


def _content(made: "LogReport", ending: str, judge: Judge) -> bytes:
    from xborder.agreements.log_report import as_csv, as_document

    if ending == ".json":
        return (json.dumps(as_document(made), indent=2, ensure_ascii=False) + "\n").encode()
    if ending == ".csv":
        return as_csv(made)
    if ending == ".html":
        from xborder.casefile.log_report_html import log_report_html

        return log_report_html(made).encode()
    from xborder.casefile.log_report_page import log_report_page

    drawn = log_report_page(made).render(made.made_at, standalone=True)
    if drawn.value is None:
        judge.refuse(drawn.report)
    return drawn.value
