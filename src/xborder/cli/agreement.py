"""``xborder agreement``: agreements written, judged, read, compared and signed."""

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, F, moment, reporting
from xborder.cli.sharing_wish import SharingWish, named_apart, record_options, records_of, sharing_options

if TYPE_CHECKING:
    from xborder.agreements.loaded import LoadedAgreement

AT = click.option("--at", callback=lambda _c, _p, value: moment(value), help="The time to judge by. [default: now]")
_TRUST = click.option("--trust", type=A_PATH, help="The list of keys you trust (YAML), to check the signatures.")
_SIGNATURES = click.option(
    "--signatures", type=A_PATH, metavar="FOLDER", help="Where they are. [default: signatures, beside FILE]"
)


@click.group()
def agreement() -> None:
    """Sharing agreements: written, judged, read, compared and signed."""


def with_keys(command: F) -> F:
    """Add the options that say whose signatures count, and where they are."""
    return _TRUST(_SIGNATURES(command))


def loaded_for(file: Path, judge: Judge, *, trust: Path | None, signatures: Path | None) -> "LoadedAgreement":
    """The agreement; ends the command where the file cannot be read as one. Its findings are in its report."""
    from xborder.agreements.load import load_agreement
    from xborder.cli.trusting import read_trust
    from xborder.files.refused import Refused

    judge.reads(file)
    try:
        loaded = load_agreement(file, trust=read_trust(trust), signatures=signatures)
    except Refused as refusal:
        judge.refuse(refusal.report)
    if loaded.value is None:
        judge.refuse(loaded.report)
    return loaded.value


@agreement.command()
@click.argument("file", type=A_PATH)
@with_keys
@AT
@reporting
def lint(file: Path, trust: Path | None, signatures: Path | None, at: dt.datetime | None, judge: Judge) -> None:
    """Say what is wrong in the agreement FILE, by line and column.

    Its dates are judged by today, or by --at. One that is in force must be signed by every party: name the keys you
    trust.

    \b
    xborder agreement lint agreement.yaml --trust keys/trust.yaml
    """
    from xborder.agreements.agreement_checks import standing
    from xborder.cli.clock import now
    from xborder.reference.clocks import uk_day

    loaded = loaded_for(file, judge, trust=trust, signatures=signatures)
    judge.take([*loaded.report, *standing(loaded, uk_day(at or now()))])
    judge.finish()


@agreement.command()
@click.argument("file", type=A_PATH)
@reporting
def show(file: Path, judge: Judge) -> None:
    """Say in plain English what the agreement FILE lets go: who, why, what to whom, and what must be done."""
    from xborder.agreements.summary import summary
    from xborder.findings.printable import printable

    loaded = loaded_for(file, judge, trust=None, signatures=None)
    click.echo(printable(loaded.agreement.title))
    for section in summary(loaded.agreement):
        click.echo(f"\n{printable(section.heading)}")
        for line in section.lines:
            click.echo(f"  {printable(line)}")


@agreement.command()
@click.argument("file", type=A_PATH)
@click.argument("sender", metavar="FROM")
@click.argument("receiver", metavar="TO")
@click.argument("records", type=A_PATH)
@record_options
@sharing_options
@with_keys
@reporting
def explain(
    file: Path,
    sender: str,
    receiver: str,
    records: Path,
    profile: str | None,
    force: str | None,
    wish: "SharingWish",
    trust: Path | None,
    signatures: Path | None,
    judge: Judge,
) -> None:
    """Say for each field of RECORDS what would happen to it on its way FROM one party TO another, and why.

    Parties are named as in the agreement FILE, or by the code of their force. Nothing leaves by this command, and no
    value is printed without --show-values.

    \b
    xborder agreement explain agreement.yaml essex kent offenders.json --purpose prevent_detect
    """
    from xborder.agreements.explain import explanation, explanation_lines
    from xborder.agreements.preview import preview
    from xborder.findings.printable import printable

    loaded = loaded_for(file, judge, trust=trust, signatures=signatures)
    read = named_apart(records_of(records, judge, profile=profile, force=force), judge)
    made = preview(loaded, wish.request(loaded.agreement, sender, receiver), read)
    judge.take([*made.stopped, *(each.why for each in made.records if each.why)])
    if judge.printed == "json":
        judge.aside = True
        click.echo(json.dumps(explanation(loaded, made), indent=2, ensure_ascii=False))
    elif not made.stopped.has_errors:
        for line in explanation_lines(loaded, made, values=judge.values is True):
            click.echo(printable(line))
        click.echo()
    judge.finish()


@agreement.command()
@click.argument("old", type=A_PATH)
@click.argument("new", type=A_PATH)
@AT
@reporting
def diff(old: Path, new: Path, at: dt.datetime | None, judge: Judge) -> None:
    """Say in plain English what the agreement NEW discloses that OLD did not, and the other way round.

    Records with every field, and with every condition at its borders, are decided under both. With
    --fail-on warning a pipeline stops where more is disclosed.

    \b
    xborder agreement diff agreement-2.0.0.yaml agreement.yaml
    """
    from xborder.agreements.compare import diff_agreements
    from xborder.agreements.compare.telling import diff_document, diff_lines
    from xborder.cli.clock import now
    from xborder.findings.printable import printable

    before, after = (loaded_for(each, judge, trust=None, signatures=None).agreement for each in (old, new))
    made = diff_agreements(before, after, now=at or now(), file=str(new))
    judge.take(made.report)
    if judge.printed == "json":
        judge.aside = True
        click.echo(json.dumps(diff_document(before, after, made), indent=2, ensure_ascii=False))
    else:
        for line in diff_lines(before, after, made):
            click.echo(printable(line))
        click.echo()
    judge.finish()
