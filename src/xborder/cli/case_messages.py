"""``xborder case export`` and ``xborder case import``: messages to the CPS and from it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, EXISTING_FOLDER, reporting

if TYPE_CHECKING:
    from xborder.findings import Report

#: The options that each message cannot do without, and those that it knows besides.
_NEEDS = {"cps-cp20": ("defendant_id", "reply_to", "material_type"), "cps-lcbundle": ("bundle_id", "bundle_type")}
_KNOWS = {
    "cps-cp20": (*_NEEDS["cps-cp20"], "transaction"),
    "cps-lcbundle": (*_NEEDS["cps-lcbundle"], "priority", "bundle_name", "marking", "bundle_version", "files_at"),
}


@click.command()
@click.argument("bundle", type=EXISTING_FOLDER)
@click.option("--to", type=click.Choice(sorted(_NEEDS)), required=True, help="The message to write.")
@click.option("-o", "--output", type=A_PATH, required=True, help="The file to write.")
@click.option("--compass-case", type=click.IntRange(1, 2**31 - 1), required=True, help="The CPS's number of the case.")
@click.option(
    "--defendant-id", type=int, multiple=True, help="cps-cp20: the CPS's number of a defendant; one a charge."
)
@click.option("--reply-to", help="cps-cp20: the e-mail address to which the CPS sends errors.")
@click.option(
    "--material-type", type=click.IntRange(0, 22), help="cps-cp20: the CPS's code for what the documents are."
)
@click.option(
    "--transaction", type=click.IntRange(1, 2**31 - 1), help="cps-cp20: its number. [default: made from what is sent]"
)
@click.option("--bundle-id", type=click.IntRange(0, 10**18 - 1), help="cps-lcbundle: the CPS's number of the bundle.")
@click.option("--bundle-type", type=click.IntRange(0, 10**18 - 1), help="cps-lcbundle: the CPS's code for its type.")
@click.option("--priority", type=click.IntRange(1, 9), help="cps-lcbundle: from 1, the highest, to 9. [default: 5]")
@click.option("--bundle-name", help="cps-lcbundle: what the bundle is called. [default: Court bundle]")
@click.option("--marking", help="cps-lcbundle: the marking on each page. [default: OFFICIAL-SENSITIVE]")
@click.option("--bundle-version", help="cps-lcbundle: the version that its cover says.")
@click.option(
    "--files-at", help="cps-lcbundle: the folder in which the CPS finds the files. [default: none before data/]"
)
@click.option("--unserved", is_flag=True, help="Send all that the prosecutor receives, not only what may be served.")
@click.option("--replace", is_flag=True, help="Replace OUTPUT if it is there.")
@reporting
def export(
    bundle: Path,
    to: str,
    output: Path,
    compass_case: int,
    unserved: bool,
    replace: bool,
    judge: Judge,
    **given: Any,
) -> None:
    """Write the documents of BUNDLE, made by case build, as one message of what may be served.

    cps-cp20 holds the documents themselves; cps-lcbundle is the definition of a bundle, which refers to the sections
    and pages of them. Unused material and the prosecutor's own papers go only with --unserved.
    """
    from xborder.files.refused import Refused

    chosen = _chosen(to, given)
    try:
        writing = _cp20 if to == "cps-cp20" else _lcbundle
        judge.take(writing(bundle, output, compass_case, chosen, unserved=unserved, replace=replace))
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.finish()


def _chosen(to: str, given: dict[str, Any]) -> dict[str, Any]:
    """The options of one message, without those that were not given."""
    chosen = {name: value for name, value in given.items() if value not in (None, ())}
    for name in _NEEDS[to]:
        if name not in chosen:
            raise click.UsageError(f"--to {to} needs --{name.replace('_', '-')}")
    for name in chosen:
        if name not in _KNOWS[to]:
            raise click.UsageError(f"--to {to} has no use for --{name.replace('_', '-')}")
    return chosen


def _cp20(bundle: Path, output: Path, case: int, chosen: dict[str, Any], *, unserved: bool, replace: bool) -> "Report":
    from xborder.casefile.cp20_writing import Cp20Head, write_cp20

    head = Cp20Head(
        compass_case_id=case,
        response_email=chosen["reply_to"],
        material_type=chosen["material_type"],
        defendant_ids=chosen["defendant_id"],
        transaction_id=chosen.get("transaction"),
    )
    return write_cp20(bundle, output, head, unserved=unserved, replace=replace)


def _lcbundle(
    bundle: Path, output: Path, case: int, chosen: dict[str, Any], *, unserved: bool, replace: bool
) -> "Report":
    from xborder.casefile.lcbundle_of_built import LcHead, write_lcbundle

    fields = {"bundle_name": "name", "bundle_version": "version"}
    head = LcHead(case_id=case, **{fields.get(name, name): value for name, value in chosen.items()})
    return write_lcbundle(bundle, output, head, unserved=unserved, replace=replace)


@click.command("import")
@click.argument("message", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=A_PATH, required=True, help="The folder to make.")
@click.option("--replace", is_flag=True, help="Replace OUTPUT if it is there.")
@reporting
def import_(message: Path, output: Path, replace: bool, judge: Judge) -> None:
    """Unpack a CP20 or LCbundle MESSAGE into a folder: its documents, with a list of them in manifest.json.

    An LCbundle message holds no documents: its sections and pages are listed in manifest.json.
    """
    from xborder.casefile.cp20_reading import unpack_cp20
    from xborder.casefile.lcbundle_unpacking import is_lcbundle, unpack_lcbundle
    from xborder.files.refused import Refused

    try:
        unpack = unpack_lcbundle if is_lcbundle(message) else unpack_cp20
        judge.take(unpack(message, output, replace=replace))
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.finish()
