"""``xborder draft``: a warning, a notice, or an application for an order, laid out from the records of one person."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xborder.cli.judge import Judge
from xborder.cli.ladder_sources import ladder_sources
from xborder.cli.options import A_PATH, F, known_force, reporting

if TYPE_CHECKING:
    from xborder.casefile.drafting import Draft
    from xborder.cli.ladder_sources import Sources

_ROLES = ("constable", "council_officer", "designated_person", "community_support_officer")

_OPTIONS = (
    click.option("-o", "--output", type=A_PATH, required=True, help="The PDF to write."),
    click.option("--record", type=A_PATH, help="Write the draft as a record too, to be checked and completed."),
    click.option("--replace", is_flag=True, help="Replace what is there."),
    click.option(
        "--person",
        metavar="KEY",
        help="Whom it is about, as xborder ladder show names them. [default: the only one]",
    ),
    click.option(
        "--issuing-force",
        callback=known_force,
        metavar="CODE",
        help="The force that issues it. [default: the lead force of a case, --force, or the only one of the records]",
    ),
    click.option("--issuer", metavar="TEXT", help='Who will issue it, as in "PC 2207 Jonas KESTREL".'),
    click.option("--issuer-role", type=click.Choice(_ROLES), help="As what. [default: told by the rank]"),
    click.option("--requirement", multiple=True, metavar="TEXT", help="A term. May be repeated; they are numbered."),
    click.option("--requirements", type=A_PATH, help="Terms and other words, as a YAML file xborder/order-draft/1."),
    click.option("--template", type=A_PATH, help="A typst template of the force's own."),
    click.option("--ref", metavar="TEXT", help="The reference. [default: made from kind, day and person]"),
)


def _drafting(command: F) -> F:
    """Add the options that every draft takes, after those that say what the ladder is made of."""
    wrapped: Any = command
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return ladder_sources(wrapped)  # type: ignore[no-any-return] # click's decorators keep the command, not its type


@click.group()
def draft() -> None:
    """Drafts from a step that is open: marked as drafts on each page, checked, and accessible (PDF/UA-1)."""


@draft.command()
@_drafting
@reporting
def cpw(sources: "Sources", judge: Judge, **wish: Any) -> None:
    """Draft a community protection warning from RECORDS: a case folder, or files of records.

    --on is the day on which it will be issued.
    """
    _make("cpw", sources, judge, **wish)


@draft.command()
@_drafting
@reporting
def cpn(sources: "Sources", judge: Judge, **wish: Any) -> None:
    """Draft a community protection notice from RECORDS: a case folder, or files of records.

    --on is the day on which it will be issued: the last day to appeal is counted from it.

    \b
    xborder draft cpn case/ --on 2026-04-14 --requirements terms.yaml --issuer "PC 2207 Jonas KESTREL" \\
        -o notice.pdf --record notice.json
    """
    _make("cpn", sources, judge, **wish)


@draft.command()
@_drafting
@reporting
def cbo(sources: "Sources", judge: Judge, **wish: Any) -> None:
    """Draft a criminal behaviour order and the notice of its application from RECORDS.

    The terms, the reason and the behaviour are those that a case's plan seeks, unless --requirements gives others.
    """
    _make("cbo", sources, judge, **wish)


@draft.command()
@click.argument("kind", type=click.Choice(["cpw", "cpn", "cbo"]))
@click.option("-o", "--output", type=A_PATH, required=True, help="The file to write.")
@click.option("--replace", is_flag=True, help="Replace OUTPUT if it is there.")
@reporting
def template(kind: str, output: Path, replace: bool, judge: Judge) -> None:
    """Write the shipped template of a KIND, to be changed and given back with --template."""
    from xborder.casefile.drafting.template import shipped
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole
    from xborder.model.codes import OrderKind

    try:
        write_whole(output, shipped(OrderKind(kind)).read_bytes(), replace=replace)
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.finish()


def _make(
    kind: str, sources: "Sources", judge: Judge, *, output: Path, record: Path | None, replace: bool, **wish: Any
) -> None:
    from xborder.casefile.drafting import make_draft
    from xborder.cli.draft_wish import wished

    if record is not None and record == output:
        raise click.UsageError("--output and --record name the same file")
    asked = wished(kind, sources, judge, writes=(output, record), **wish)
    made = make_draft(asked.records, asked.links, asked.wish)
    judge.take(made.report)
    if made.value is not None:
        _write(made.value, output, record, judge, replace=replace)
    judge.show()
    if made.value is None:
        click.echo("Nothing was written.", err=True)
    else:
        click.echo("\n".join(str(path) for path in (output, record) if path is not None), err=judge.printed != "text")
    judge.end()


def _write(made: "Draft", output: Path, record: Path | None, judge: Judge, *, replace: bool) -> None:
    """Write both files or neither."""
    from xborder.files.refused import Refused
    from xborder.files.writing import write_together

    files = [(output, made.pdf), *([(record, made.record)] if record is not None else [])]
    try:
        write_together(files, replace=replace)
    except Refused as refusal:
        judge.refuse(refusal.report)
