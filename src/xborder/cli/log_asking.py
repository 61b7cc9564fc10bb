"""What the commands that ask a log share: who asks, which records, from when to when."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from xborder.cli.judge import Judge
from xborder.cli.options import said
from xborder.findings.printable import printable

if TYPE_CHECKING:
    from xborder.agreements.log_query import Asker, Question
    from xborder.agreements.log_reading import LoggedEntry

F = TypeVar("F", bound=Callable[..., Any])


def asking(command: F) -> F:
    """Add ``--by``, ``--why`` and ``--rebuild``."""
    options = (
        click.option("--by", required=True, callback=said, metavar="NAME", help="Who asks: rank, number and name."),
        click.option("--why", callback=said, metavar="TEXT", help="Why, in words; it goes on record."),
        click.option("--rebuild", is_flag=True, help="Make the index again from the log first."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def a_record(_context: click.Context, _option: click.Parameter, given: str | tuple[str, ...]) -> Any:
    """Records by their keys, as they were given. Raises click.BadParameter for what is none."""
    from xborder.agreements.log_fields import is_record

    for each in (given,) if isinstance(given, str) else given:
        if not is_record(each):
            raise click.BadParameter(
                f"{printable(each)} is no record: give force:type:reference, as in 36:offender:NF-77"
            )
    return given


def first_moment(_context: click.Context, _option: click.Parameter, text: str | None) -> dt.datetime | None:
    """A day's first moment in London, or a time with its offset."""
    return _moment(text, days=0)


def last_moment(_context: click.Context, _option: click.Parameter, text: str | None) -> dt.datetime | None:
    """The first moment after a day in London, or a time with its offset."""
    return _moment(text, days=1)


def asked(
    log: Path, question: "Question", asker: "Asker", judge: Judge, *, rebuild: bool, verb: str
) -> "tuple[LoggedEntry, ...]":
    """The answer of a log; the command ends here where its chain is broken, or it cannot be read or written."""
    from xborder.agreements.log import TornLogError
    from xborder.agreements.log_query import ask
    from xborder.cli.log_files import existing_log
    from xborder.files.writing import why
    from xborder.findings import Location, Report, finding

    existing_log(log, judge)
    where = Location(file=str(log))
    try:
        found = ask(log, question, asker, fresh=rebuild, verb=verb)
    except TornLogError:
        judge.refuse(Report.of(finding("XB-LOG-021", where)))
    except OSError as error:
        judge.refuse(Report.of(finding("XB-OUT-002", where, detail=why(error))))
    judge.take(found.report)
    if found.value is None:
        judge.aside = True
        judge.show()
        click.echo("Nothing was answered: the log is not intact.", err=True)
        judge.end()
    return found.value


def _moment(text: str | None, *, days: int) -> dt.datetime | None:
    from zoneinfo import ZoneInfo

    if text is None:
        return None
    try:
        if len(text) == len("2026-10-08"):
            day = dt.date.fromisoformat(text) + dt.timedelta(days=days)
            return dt.datetime.combine(day, dt.time(), ZoneInfo("Europe/London"))
        value = dt.datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        value = None
    if value is None or value.utcoffset() is None:
        raise click.BadParameter("give a day such as 2026-10-08, or a time with its offset")
    return value
