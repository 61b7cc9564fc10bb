"""``xborder retention``: what is due for review; a named person reviews and decides."""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, known_force, reporting

if TYPE_CHECKING:
    from xborder.casefile.retention import Review
    from xborder.cli.ladder_sources import Read
    from xborder.model.agreement import Agreement

_UNSIGNED = "XB-AGR-042"


@click.group()
def retention() -> None:
    """How long records are kept, and what is due for review."""


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise click.BadParameter("give a day, such as 2026-10-08") from None


@retention.command()
@click.argument("records", type=A_PATH, nargs=-1, required=True, metavar="CASE|RECORDS...")
@click.option("--agreement", type=A_PATH, required=True, metavar="FILE", help="The agreement records are held under.")
@click.option("--on", callback=_day, required=True, metavar="DAY", help="The day on which it is to be due.")
@click.option(
    "--held-by", callback=known_force, metavar="CODE", help="The force that holds them. [default: a case's lead force]"
)
@click.option("--links", type=A_PATH, metavar="FILE", help="The links that named persons confirmed.")
@click.option(
    "--received-on", callback=_day, metavar="DAY", help="When other forces' records came in. [default: their export]"
)
@click.option("--all", "everything", is_flag=True, help="List what is not due yet as well.")
@reporting
def due(
    records: tuple[Path, ...],
    agreement: Path,
    on: dt.date,
    held_by: str | None,
    links: Path | None,
    received_on: dt.date | None,
    everything: bool,
    judge: Judge,
) -> None:
    """List what in a CASE folder, or in RECORDS, is due for review, by the agreement and by the review groups.

    A record of another force is reviewed as the agreement says; the records of a person as the review group says,
    counted from the last time that the person came to notice. Nothing is removed: a named person reviews and decides.

    \b
    xborder retention due case/ --agreement case/agreement.yaml --on 2027-10-08
    """
    from xborder.casefile.retention import reviews_of
    from xborder.findings import Report, finding
    from xborder.ladder import assess
    from xborder.model.register import key_of

    read = _read(records, links, judge)
    holder = held_by or (read.plan.lead_force if read.plan else None)
    if holder is None:
        raise click.UsageError("say with --held-by which force holds these records")
    ladders = assess(read.records, read.links, now=_end(on), operation=read.operation, everybody=True)
    received = {key_of(each.record): received_on for each in read.records} if received_on else {}
    made = reviews_of(read.records, ladders, _agreement(agreement, judge), held_by=holder, on=on, received=received)
    shown = made.reviews if everything else made.due(on)
    judge.take(Report(made.findings))
    if any(not each.sure for each in shown):
        judge.take(Report.of(finding("XB-RETENTION-005")))
    if judge.printed == "json":
        click.echo(json.dumps([_as_value(each, on) for each in shown], indent=2, ensure_ascii=False))
    else:
        _print(shown, on)
    judge.aside = True
    if judge.report().findings:
        judge.show()
    judge.end()


def _read(records: tuple[Path, ...], links: Path | None, judge: Judge) -> "Read":
    """The records as they are: a case as of its own day, whatever day is asked about."""
    from xborder.cli.ladder_sources import Sources
    from xborder.findings import Location, Report, finding

    for path in records:
        if not path.exists():
            judge.refuse(Report.of(finding("XB-FILE-001", Location(file=str(path)))))
    return Sources(records=records, links=links, operation=None, agreement=None, force=None, on=None).read(judge)


def _end(day: dt.date) -> dt.datetime:
    """The last moment of a day in London, when all of it is known."""
    from zoneinfo import ZoneInfo

    return dt.datetime.combine(day, dt.time(23, 59, 59), ZoneInfo("Europe/London"))


def _agreement(path: Path, judge: Judge) -> "Agreement":
    """The agreement; who signed it does not matter here, and what is wrong in it does."""
    from xborder.agreements.load import load_agreement

    loaded = load_agreement(path, trust=None)
    faults = [each for each in loaded.report if each.code != _UNSIGNED]
    if loaded.value is None:
        judge.refuse(loaded.report)
    judge.take(faults)
    return loaded.value.agreement


def _print(shown: "Sequence[Review]", on: dt.date) -> None:
    for each in shown:
        when = "due since" if each.review_on < on else "due on"
        kept = f", may be kept until {each.keep_until} (then {each.then})" if each.keep_until else ""
        click.echo(f"{when} {each.review_on}: {', '.join(each.records)}")
        click.echo(f"    {each.title}{kept}; {each.counted} {each.counted_from}; {each.basis}")
    click.echo("1 review." if len(shown) == 1 else f"{len(shown)} reviews.")


def _as_value(review: "Review", on: dt.date) -> dict[str, object]:
    made = attrs.asdict(review, value_serializer=lambda _, __, value: value.isoformat() if _is_day(value) else value)
    return {**{name: value for name, value in made.items() if value is not None}, "due": review.is_due(on)}


def _is_day(value: object) -> bool:
    return isinstance(value, dt.date)
