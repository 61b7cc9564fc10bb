"""``xborder convert``: records from one format into another, with what was lost on the way."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, known_force, profile_folders, reporting

if TYPE_CHECKING:
    from xborder.formats import LossReport


@click.command()
@click.argument("file", type=A_PATH)
@click.option("--from", "source", help="The format of FILE. [default: found from its contents]")
@click.option("--to", "target", default="canonical-json", show_default=True, help="The format to write.")
@click.option(
    "--force",
    callback=known_force,
    help="The two-digit code of the force it comes from, where the format does not say.",
)
@click.option("-o", "--output", type=A_PATH, help="Where to write. [default: standard output]")
@click.option("--replace", is_flag=True, help="Replace OUTPUT if it is there.")
@click.option("--loss", type=A_PATH, help="Write what was lost, defaulted or unmapped to this file, as JSON.")
@click.option("--strict", is_flag=True, help="Any loss is an error, and nothing is written.")
@profile_folders
@reporting
def convert(
    file: Path,
    source: str | None,
    target: str,
    force: str | None,
    output: Path | None,
    replace: bool,
    loss: Path | None,
    strict: bool,
    judge: Judge,
) -> None:
    """Convert the records of FILE.

    \b
    xborder convert kent.csv --force 46 --to canonical-yaml -o kent.yaml
    xborder convert new-case.xml --loss loss.json
    """
    from xborder.cli.reading import is_unreadable, read_file
    from xborder.files.refused import Refused
    from xborder.findings import finding
    from xborder.formats import write

    judge.aside = True
    judge.reads(file, writes=(output, loss))
    read = read_file(file, profile=source, force=force, folders=judge.settings.profiles)
    if is_unreadable(read):
        judge.refuse(read.report)
    written = write(read.records, target, folders=judge.settings.profiles)
    judge.take(read.report + written.report)
    if strict and (len(read.loss) or len(written.loss)):
        judge.take([finding("XB-CLI-003")])
    blocked = written.value is None or (strict and judge.report().has_errors)
    try:
        if loss is not None:
            _deliver(_losses(read.loss, written.loss), loss, replace=True)
        if written.value is not None and not blocked:
            _deliver(written.value, output, replace=replace)
    except Refused as refusal:
        judge.refuse(refusal.report)
    click.echo(f"read: {read.loss.summary()}; written: {written.loss.summary()}", err=True)
    judge.show()
    if blocked:
        sys.exit(1)
    judge.end()


def _losses(read: "LossReport", written: "LossReport") -> bytes:
    return (
        json.dumps({"read": read.to_data(), "written": written.to_data()}, indent=2, ensure_ascii=False) + "\n"
    ).encode()


def _deliver(content: bytes, output: Path | None, *, replace: bool) -> None:
    from xborder.files.writing import write_whole

    if output is None:
        click.echo(content, nl=False)
    else:
        write_whole(output, content, replace=replace)
