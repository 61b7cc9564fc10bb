"""``xborder case form``: start the answers of a form, or list the forms that are filled from answers."""

from pathlib import Path

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, EXISTING_FOLDER, reporting


@click.command()
@click.argument("number", required=False, metavar="[NUMBER]")
@click.argument("folder", required=False, type=EXISTING_FOLDER, metavar="[FOLDER]")
@click.option("--list", "listing", is_flag=True, help="List the forms that are filled from answers.")
@click.option(
    "--about", metavar="KEY", help="The key of the witness, or of the defendant's charge. [default: the only defendant]"
)
@click.option("-o", "--output", type=A_PATH, help="The file of answers to write.")
@click.option("--replace", is_flag=True, help="Replace OUTPUT if it is there.")
@reporting
def form(
    number: str | None,
    folder: Path | None,
    listing: bool,
    about: str | None,
    output: Path | None,
    replace: bool,
    judge: Judge,
) -> None:
    """Start form NUMBER for the case in FOLDER: a file with its questions, to be answered and listed in case.yaml.

    What the case knows is not asked. The file goes under filled in case.yaml; case check then says what is missing,
    and case build prints the form.

    \b
    xborder case form --list
    xborder case form MG2 CASE --about 36:witness:W1 -o CASE/forms/MG2-W1.yaml
    """
    from xborder.casefile.filled.starting import list_forms, start_form
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    if listing:
        click.echo("\n".join(list_forms()))
        return
    if number is None or folder is None or output is None:
        raise click.UsageError("say which form, for which case, and where to write it with --output; or --list")
    made = start_form(number, folder, about)
    if made.value is None:
        judge.refuse(made.report)
    try:
        write_whole(output, made.value.encode(), replace=replace)
    except Refused as refusal:
        judge.refuse(refusal.report)
    click.echo(output)
    judge.end()
