"""``xborder case add``: a statement, an exhibit, a form, or the copy of one that may be served."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, EXISTING_FOLDER, reporting, said

if TYPE_CHECKING:
    from xborder.casefile.adding.addition import Addition

#: What each kind of addition needs, and what it knows besides.
_NEEDS = {
    "statement_of": ("made_on",),
    "exhibit": ("produced_by", "description"),
    "form": (),
    "original_of": (),
    "redacted_copy_of": (),
}
_KNOWS = {
    "statement_of": ("made_on", "pages", "front", "back", "signed", "declared", "mentions"),
    "exhibit": ("produced_by", "description", "produced_on"),
    "form": ("title", "completed_on"),
    "original_of": ("front", "back"),
    "redacted_copy_of": ("front", "back"),
}


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("give a day as year, month and day, such as 2026-09-21") from None


def _exhibit(_context: click.Context, _option: click.Parameter, given: Any) -> Any:
    from xborder.identifiers import exhibit
    from xborder.identifiers.errors import InvalidIdentifier

    try:
        return tuple(map(exhibit.validate, given)) if isinstance(given, tuple) else given and exhibit.validate(given)
    except InvalidIdentifier as error:
        raise click.BadParameter(str(error)) from None


_PAGE = click.IntRange(1)
_NO_CHOICE: Any = {"default": None, "show_default": False}


@click.command()
@click.argument("folder", type=EXISTING_FOLDER)
@click.argument("file", type=A_PATH)
@click.option("--statement-of", metavar="WITNESS", help="FILE is a statement of this witness: W1, or 36:witness:W1.")
@click.option("--made-on", callback=_day, metavar="DATE", help="The day on which the statement was made.")
@click.option("--pages", type=_PAGE, help="The pages that the statement's declaration names.")
@click.option("--front", type=_PAGE, multiple=True, help="A page that may be served. May be repeated.")
@click.option("--back", type=_PAGE, multiple=True, help="A page that may never be served. May be repeated.")
@click.option("--signed/--unsigned", **_NO_CHOICE, help="Whether the witness signed. [default: not said]")
@click.option("--declared/--undeclared", **_NO_CHOICE, help="Whether it has the declaration. [default: not said]")
@click.option(
    "--mentions", callback=_exhibit, multiple=True, metavar="REF", help="An exhibit it names. May be repeated."
)
@click.option("--exhibit", callback=_exhibit, metavar="REF", help="FILE is the exhibit of this reference.")
@click.option("--produced-by", metavar="WITNESS", help="The witness who produces the exhibit.")
@click.option("--produced-on", callback=_day, metavar="DATE", help="The day on which it was produced.")
@click.option("--description", help="What the exhibit is.")
@click.option("--form", metavar="NUMBER", help="FILE is a form that somebody filled in: MG6, PCN1.")
@click.option("--title", help="What the form is called. [default: as the register does]")
@click.option("--completed-on", callback=_day, metavar="DATE", help="The day on which the form was filled in.")
@click.option("--original-of", metavar="RECORD", help="FILE is that of a statement, exhibit or form without one.")
@click.option(
    "--redacted-copy-of", metavar="RECORD", help="FILE is served in place of this statement, exhibit or form."
)
@click.option(
    "--checked-by", metavar="NAME", callback=said, help="Who looked at FILE. [default: the officer in the case]"
)
@click.option("--checked-on", callback=_day, metavar="DATE", help="On which day. [default: today]")
@reporting
def add(
    folder: Path, file: Path, checked_by: str | None, checked_on: dt.date | None, judge: Judge, **given: Any
) -> None:
    """Add FILE to the case in FOLDER: copied byte for byte, with the record that says what it is.

    A PDF, a picture, a scan or plain text becomes pages; for an office file, a film or a recording a page says where
    it is.

    What the forces exported stays as it is: additions stand in records/added-FORCE.yaml, files of the forces' own
    records under files in case.yaml. The name that FILE has is not kept, because it may hold somebody's address.

    \b
    xborder case add CASE scan.pdf --statement-of W1 --made-on 2026-09-21 --front 1 --back 2 --signed --declared
    xborder case add CASE car.jpg --exhibit RTM/1 --produced-by W2 --description "Photograph of the car"
    xborder case add CASE print.pdf --form PCN1 --completed-on 2026-10-01
    xborder case add CASE scan.pdf --original-of 36:statement:S2 --front 1 --back 2
    xborder case add CASE car-redacted.jpg --redacted-copy-of RTM/1
    """
    from xborder.casefile.adding.add import add_to_case
    from xborder.casefile.adding.addition import Checked
    from xborder.cli.clock import now
    from xborder.files.refused import Refused
    from xborder.reference.clocks import uk_day

    addition = _addition({name: value for name, value in given.items() if value not in (None, ())})
    judge.reads(file)
    at = now()
    checked = Checked(at=at, on=checked_on or uk_day(at), by=checked_by)
    try:
        made = add_to_case(folder, file, addition, checked)
    except Refused as refusal:
        judge.refuse(refusal.report)
    if made.value is None:
        judge.refuse(made.report)
    judge.take(made.report)
    judge.show()
    click.echo(
        f"Added as {made.value.path}, of {made.value.record}. What is still missing: xborder case status {folder}"
    )
    judge.end()


def _addition(given: dict[str, Any]) -> "Addition":
    kinds = [name for name in _KNOWS if name in given]
    if len(kinds) != 1:
        raise click.UsageError(f"say what FILE is, with one of {', '.join(map(_option, _KNOWS))}")
    [kind] = kinds
    for name in _NEEDS[kind]:
        if name not in given:
            raise click.UsageError(f"{_option(kind)} needs {_option(name)}")
    for name in given:
        if name != kind and name not in _KNOWS[kind]:
            raise click.UsageError(f"{_option(kind)} has no use for {_option(name)}")
    return _made(kind, given)


def _made(kind: str, given: dict[str, Any]) -> "Addition":
    from xborder.casefile.adding.addition import ExhibitAdded, FileAdded, FormAdded, StatementAdded
    from xborder.model.codes import FileRole

    if kind in ("original_of", "redacted_copy_of"):
        role = FileRole(kind.removesuffix("_of"))
        return FileAdded(record=given.pop(kind), role=role, **given)
    if kind == "form":
        return FormAdded(**given)
    if kind == "exhibit":
        names = {"exhibit": "reference", "produced_by": "witness"}
        return ExhibitAdded(**{names.get(name, name): value for name, value in given.items()})
    names = {"statement_of": "witness", "declared": "declaration"}
    return StatementAdded(**{names.get(name, name): value for name, value in given.items()})


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
