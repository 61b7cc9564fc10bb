"""``xborder case status``: how a case stands today."""

import json
from pathlib import Path

import click

from xborder.cli.config import load_settings
from xborder.cli.judge import Judge
from xborder.cli.options import EXISTING_FOLDER


@click.command()
@click.argument("folder", type=EXISTING_FOLDER)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def status(folder: Path, form: str) -> None:
    """How the case in FOLDER stands: for each charge ready or not, what is missing, and what settles each thing.

    What is not done yet is no failure: the exit code is 0, or 2 where the folder cannot be read.

    \b
    xborder case status CASE
    xborder case status CASE --format json
    """
    from xborder.casefile.status import status_of
    from xborder.casefile.status_words import status_document, status_text
    from xborder.cli.data_folder import national_tables

    found = status_of(folder, national=national_tables().value)
    if found.value is None:
        Judge(settings=load_settings(Path()), aside=True).refuse(found.report)
    if form == "json":
        click.echo(json.dumps(status_document(found.value), indent=2, ensure_ascii=False))
    else:
        click.echo(status_text(found.value), nl=False)
