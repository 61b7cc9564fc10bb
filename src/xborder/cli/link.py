"""``xborder link``: which records may be of one person; a named person decides, and the decision is written down."""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, known_force, reporting, said
from xborder.cli.people import links_of, records_of

if TYPE_CHECKING:
    from xborder.ladder.parts import Likeness
    from xborder.model.links import Link, LinksFile, Refusal

SCHEMA = "xborder/likenesses/1"

_LINKS = click.option(
    "--links", "links_file", type=A_PATH, default=Path("links.yaml"), show_default=True, help="The file of decisions."
)
_BY = click.option(
    "--by", "by", required=True, callback=said, metavar="NAME", help="Who decided: rank, number, name and force."
)
_WHY = click.option(
    "--because", "because", required=True, callback=said, metavar="TEXT", help="What the decision rests on."
)
_ON = click.option(
    "--on", "on", type=click.DateTime(formats=["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="When. [default: today]"
)
_PERSONS = click.argument("persons", metavar="PERSON PERSON...", nargs=-1, required=True)
_BASES = ("verified_identifier", "fingerprints", "name_and_date_of_birth", "officer_recognition", "document")


@click.group()
def link() -> None:
    """People in the records of several forces who may be one: proposed here, decided by a named person."""


@link.command()
@click.argument("files", type=A_PATH, nargs=-1, required=True)
@_LINKS
@click.option("--force", callback=known_force, help="The two-digit code of the force, for files that do not say.")
@reporting
def propose(files: Sequence[Path], links_file: Path, force: str | None, judge: Judge) -> None:
    """List the pairs of people in FILES that may be one, the surest first, with what speaks for and against.

    Pairs that are linked already, or were refused, are left out.

    \b
    xborder link propose norfolk.xml kent.csv suffolk.json
    """
    from xborder.ladder import propose_links

    records = records_of(files, force, judge)
    found = propose_links(records, links_of(links_file, judge) if links_file.exists() else None)
    if judge.printed == "json":
        click.echo(json.dumps(_as_dict(found), indent=2, ensure_ascii=False))
    else:
        click.echo(_as_text(found))
    judge.end()


@link.command()
@_PERSONS
@click.option("--basis", type=click.Choice(_BASES), required=True, help="What shows that they are one person.")
@_WHY
@_BY
@_ON
@_LINKS
@reporting
def confirm(
    persons: Sequence[str],
    basis: str,
    because: str,
    by: str,
    on: dt.datetime | None,
    links_file: Path,
    judge: Judge,
) -> None:
    """Write down that each PERSON, named as propose names them, is one and the same.

    \b
    xborder link confirm 36:charge:36NC0412626/1 46:incident:EK/26/1042#P1 \\
        --basis verified_identifier --because "The same PNC ID, compared with the print." --by "PC 1428 MARLOWE, Norfolk"
    """
    from xborder.ladder.links_file import with_link
    from xborder.model.codes import LinkBasis
    from xborder.model.links import Link

    _check(persons)
    day = _day(on)
    made = Link(persons=tuple(persons), basis=LinkBasis(basis), explanation=because, confirmed_by=by, confirmed_on=day)
    text = _text_of(links_file, judge, also=made)
    _write(links_file, with_link(text, made), judge)
    click.echo(f"{links_file}: {len(persons)} records are of one person, by {by} on {day.isoformat()}.")


@link.command()
@_PERSONS
@_WHY
@_BY
@_ON
@_LINKS
@reporting
def refuse(
    persons: Sequence[str], because: str, by: str, on: dt.datetime | None, links_file: Path, judge: Judge
) -> None:
    """Write down that two PERSONs are not one, so that nobody is asked again.

    \b
    xborder link refuse 46:incident:EK/26/1042#P1 37:offender:SR-2026-0091 \\
        --because "Father and son." --by "PC 1428 MARLOWE, Norfolk"
    """
    from xborder.ladder.links_file import with_refusal
    from xborder.model.links import Refusal

    _check(persons)
    if len(persons) != _PAIR:
        raise click.UsageError("a refusal is of two people: name exactly two")
    day = _day(on)
    made = Refusal(persons=tuple(persons), explanation=because, refused_by=by, refused_on=day)
    text = _text_of(links_file, judge, also=made)
    _write(links_file, with_refusal(text, made), judge)
    click.echo(f"{links_file}: the two are not one person, by {by} on {day.isoformat()}.")


_PAIR = 2


def _check(persons: Sequence[str]) -> None:
    from xborder.model.keys import RecordKey

    if len(set(persons)) < _PAIR or len(set(persons)) != len(persons):
        raise click.UsageError("name at least two people, each once")
    for person in persons:
        try:
            RecordKey.parse(person)
        except ValueError:
            raise click.UsageError(
                f"{person[:60]} names no person in a record: write force:type:reference, as xborder link propose does"
            ) from None


def _day(on: dt.datetime | None) -> dt.date:
    from xborder.cli.clock import now

    return on.date() if on else now().date()


def _text_of(links_file: Path, judge: Judge, *, also: "Link | Refusal") -> str | None:
    """The text of the file, if the decision that is to be added says the contrary of none in it."""
    if not links_file.exists():
        return None
    _not_the_contrary(links_of(links_file, judge), also, links_file, judge)
    return links_file.read_text(encoding="utf-8")


def _not_the_contrary(known: "LinksFile", also: "Link | Refusal", links_file: Path, judge: Judge) -> None:
    import attrs

    from xborder.findings import Location, Report, finding
    from xborder.model.links import Link
    from xborder.rules.joining import disputed

    before = [refusal for _, refusal in disputed(known)]
    if isinstance(also, Link):
        after = attrs.evolve(known, links=(*known.links, also))
    else:
        after = attrs.evolve(known, refusals=(*known.refusals, also))
    for _, refusal in disputed(after):
        if refusal not in before:
            place = Location(file=str(links_file))
            person, other = refusal.persons[0], refusal.persons[-1]
            judge.refuse(Report.of(finding("XB-LINK-008", place, person=person, other=other)))


def _write(links_file: Path, text: str, judge: Judge) -> None:
    """Write a file whole, and only if it reads back."""
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    try:
        write_whole(links_file, text.encode(), replace=True)
    except Refused as refusal:
        judge.refuse(refusal.report)
    links_of(links_file, judge)


def _as_dict(found: "Sequence[Likeness]") -> dict[str, object]:
    pairs = [
        {
            "persons": list(each.persons),
            "basis": each.basis.value,
            "for": list(each.why),
            "against": list(each.against),
            "weight": each.weight,
        }
        for each in found
    ]
    return {"schema": SCHEMA, "pairs": pairs}


def _as_text(found: "Sequence[Likeness]") -> str:
    if not found:
        return "Nobody in these records looks like somebody else in them who is not linked or refused already."
    pairs = "1 pair" if len(found) == 1 else f"{len(found)} pairs"
    lines = [f"{pairs} of records may be of one person. Nobody is merged: a named person decides.", ""]
    for number, each in enumerate(found, start=1):
        lines += [f"{number}. {each.persons[0]}", f"   {each.persons[1]}", f"   for:     {'; '.join(each.why)}"]
        lines += [f"   against: {'; '.join(each.against)}" if each.against else "   against: nothing recorded", ""]
    lines.append("Decide with: xborder link confirm PERSON PERSON ..., or xborder link refuse PERSON PERSON")
    return "\n".join(lines)
