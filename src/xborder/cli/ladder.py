"""``xborder ladder``: the joined history of a person, and what it supports next; a named person decides."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.ladder_picture import draw_ladders
from xborder.cli.ladder_sources import ladder_sources
from xborder.cli.options import A_PATH, reporting, said

if TYPE_CHECKING:
    from xborder.cli.ladder_sources import Sources
    from xborder.ladder import Ladder, Proposal

_LOG = click.option(
    "--log", "log_file", type=A_PATH, default=Path("decisions.jsonl"), show_default=True, help="The log of decisions."
)


@click.group()
def ladder() -> None:
    """The escalation ladder across forces: warning, notice, prosecution, order."""


@ladder.command("show")
@ladder_sources
@click.option("--person", metavar="KEY", help="Only this person, by a key as link propose prints it.")
@click.option("--picture", type=A_PATH, metavar="FILE", help="Draw a page a person: .svg (one person), .html or .pdf.")
@reporting
def show_ladder(sources: "Sources", person: str | None, picture: Path | None, judge: Judge) -> None:
    """Show, for each person in RECORDS, what happened where and what the records support next.

    RECORDS are files and folders of records of several forces, or one case folder.

    \b
    xborder ladder show case/
    xborder ladder show norfolk.xml kent.csv suffolk.json --links links.yaml \\
        --operation coursing --agreement agreement.yaml --on 2026-10-08
    """
    from xborder.ladder.document import as_dict
    from xborder.ladder.text import render_text

    ladders = sources.ladders(judge)
    if person is not None:
        ladders = (_of_person(ladders, person, judge),)
    if picture is not None:
        draw_ladders(ladders, picture, judge)
    if judge.printed == "json":
        click.echo(json.dumps([as_dict(each) for each in ladders], indent=2, ensure_ascii=False))
    elif ladders:
        click.echo("\n".join(render_text(each) for each in ladders))
    else:
        click.echo("Nobody in these records is on a ladder: see xborder link propose.")
    if judge.report().findings:
        judge.aside = True
        judge.show()
    judge.end()


@ladder.command()
@ladder_sources
@click.option("--person", required=True, metavar="KEY", help="Whom it is about, by a key of the ladder.")
@click.option("--step", required=True, metavar="ID", help="The step, by its id in the operation.")
@click.option("--breach", type=click.IntRange(1), default=1, help="Which of several breaches, as they are shown.")
@click.option("--take/--refuse", "taken", required=True, default=None, help="What was decided.")
@click.option("--by", required=True, callback=said, metavar="NAME", help="Who decided: rank, number, name and force.")
@click.option("--because", required=True, callback=said, metavar="TEXT", help="Why.")
@click.option("--despite", callback=said, metavar="TEXT", help="Why a step is taken that is blocked.")
@_LOG
@reporting
def decide(
    sources: "Sources",
    person: str,
    step: str,
    breach: int,
    taken: bool,
    by: str,
    because: str,
    despite: str | None,
    log_file: Path,
    judge: Judge,
) -> None:
    """Write down what a named person decided on a step, why, and on what state of the ladder.

    The log is a chain: no entry can be changed or taken away unseen.

    \b
    xborder ladder decide case/ --person 36:charge:36NC0412626/1 --step prosecution --take \\
        --by "PS 0317 OAKSHOTT, Norfolk" --because "All gates are met; CPS agrees."
    """
    from xborder.cli.clock import now
    from xborder.files.chained_log import ChainedLog, TornLogError
    from xborder.findings import Location, Report, finding
    from xborder.ladder.deciding import DOMAIN, decision

    found = _of_person(sources.ladders(judge), person, judge)
    made = _of_step(found, step, breach, judge)
    if taken and not made.is_open and despite is None:
        judge.refuse(Report.of(finding("XB-LADDER-005", step=step, words="; ".join(made.missing))))
    entry = decision(found, made, taken=taken, by=by, why=because, at=now(), despite=despite)
    try:
        receipt = ChainedLog(log_file, DOMAIN).append(entry)
    except TornLogError:
        judge.refuse(Report.of(finding("XB-LOG-001", Location(file=str(log_file)))))
    except OSError as error:
        detail = error.strerror or "the disk refused"
        judge.refuse(Report.of(finding("XB-OUT-002", Location(file=str(log_file)), detail=detail)))
    click.echo(f"{made.title}: {entry['decision']} by {by}. Written to {log_file}; receipt {receipt}")
    judge.end()


@ladder.command("log")
@_LOG
@click.option("--receipt", metavar="RECEIPT", help="A receipt that was noted elsewhere: its entry is looked for.")
@reporting
def show_log(log_file: Path, receipt: str | None, judge: Judge) -> None:
    """List the decisions in a log, and prove that its chain is unbroken."""
    from xborder.files.chained_log import ChainedLog
    from xborder.findings import Location, Report, finding
    from xborder.ladder.deciding import DOMAIN, is_decision

    judge.reads(log_file)
    if not log_file.is_file():
        judge.refuse(Report.of(finding("XB-FILE-001", Location(file=str(log_file)))))
    log = ChainedLog(log_file, DOMAIN)
    report = log.verify(receipt=receipt)
    lines = log_file.read_bytes().split(b"\n")[:-1] if not report.has_errors else []
    entries = [json.loads(line) for line in lines]
    # The chain does not bind its last line: what that says is looked at by itself.
    odd = (number for number, entry in enumerate(entries, start=1) if not is_decision(entry))
    report += Report(tuple(finding("XB-LOG-002", Location(file=str(log_file), line=number)) for number in odd))
    judge.take(report)
    if report.has_errors:
        judge.show()
        judge.end()
    if judge.printed == "json":
        click.echo(json.dumps(entries, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_entry(entry) for entry in entries))
        decisions = "1 decision" if len(entries) == 1 else f"{len(entries)} decisions"
        click.echo(f"{decisions}; the chain is unbroken.")
        if lines and receipt is None:
            click.echo(f"It ends at receipt {log.link(lines[-1])}: compare that with the last one that was noted.")
    judge.end()


def _entry(entry: dict[str, str]) -> str:
    despite = f"\n   despite: {entry['despite']}" if "despite" in entry else ""
    return (
        f"{entry['at']} {entry['decision']}: {entry['title']} ({entry['person']})\n"
        f"   by {entry['decided_by']}: {entry['because']}{despite}"
    )


def _of_person(ladders: "Sequence[Ladder]", person: str, judge: Judge) -> "Ladder":
    from xborder.findings import Report, finding

    found = [each for each in ladders if person in each.keys]
    if not found:
        judge.refuse(Report.of(finding("XB-LADDER-003", person=person[:60])))
    return found[0]


def _of_step(found: "Ladder", step: str, breach: int, judge: Judge) -> "Proposal":
    from xborder.findings import Report, finding
    from xborder.ladder.deciding import proposal_of

    made = proposal_of(found, step)
    if len(made) < breach:
        known = ", ".join(dict.fromkeys(each.step for each in found.proposals)) or "none"
        judge.refuse(Report.of(finding("XB-LADDER-004", step=step[:60], words=known)))
    return made[breach - 1]
