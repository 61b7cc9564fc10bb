"""``xborder case init``: a case folder from an order or an incident record."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, known_force, moment, reporting

_FILE_TYPES = ("gap", "ngap", "crown", "remand", "pre_charge", "pre_charge_complex", "bail_breach")


def _urn(_context: click.Context, _option: click.Parameter, text: str) -> str:
    from xborder.identifiers import urn
    from xborder.identifiers.errors import InvalidIdentifier

    try:
        return urn.validate(text)
    except InvalidIdentifier as error:
        raise click.BadParameter(str(error)) from None


@click.command()
@click.argument("folder", type=A_PATH)
@click.option(
    "--from", "records", type=A_PATH, required=True, metavar="FILE", help="An order, an incident: any export."
)
@click.option("--profile", help="The format of FILE. [default: found from its contents]")
@click.option("--record", metavar="REF", help="The record of FILE that the case is about. [default: all of them]")
@click.option("--force", callback=known_force, metavar="CODE", help="Whose FILE it is. [default: the lead force]")
@click.option("--urn", callback=_urn, required=True, help="The unique reference number of the case.")
@click.option(
    "--lead-force", callback=known_force, required=True, metavar="CODE", help="The force that leads the case."
)
@click.option("--file-type", type=click.Choice(_FILE_TYPES), required=True, help="Which file the CPS is to get.")
@click.option(
    "--agreement", type=A_PATH, required=True, metavar="FILE", help="The sharing agreement, with signatures/ beside it."
)
@click.option("--trust", type=A_PATH, metavar="FILE", help="The keys of those who may sign the agreement.")
@click.option("--title", help="How the case is called. [default: R v and the person in the record]")
@click.option(
    "--as-of", callback=lambda _c, _p, value: moment(value), help="The time of all that is made. [default: now]"
)
@reporting
def init(folder: Path, records: Path, as_of: dt.datetime | None, judge: Judge, **given: Any) -> None:
    """Start a case in FOLDER: the records and the agreement byte for byte, and a case.yaml that explains each line.

    FOLDER must not be there, or be empty. What to do next: xborder case status FOLDER.

    \b
    xborder case init CASE --from order.yaml --urn 36NC0412626 --lead-force 36 --file-type ngap --agreement agreement.yaml
    """
    from xborder.casefile.starting.start import Wish, start_case
    from xborder.cli.clock import now
    from xborder.files.refused import Refused
    from xborder.model.codes import FileType

    given |= {"file_type": FileType(given["file_type"]), "force": given["force"] or given["lead_force"]}
    judge.reads(records, given["agreement"])
    try:
        made = start_case(folder, records, Wish(as_of=as_of or now(), **given))
    except Refused as refusal:
        judge.refuse(refusal.report)
    if made.value is None:
        judge.refuse(made.report)
    judge.take(made.report)
    judge.show()
    click.echo(f"The case is in {folder}. What it lacks: xborder case status {folder}")
    judge.end()
