"""``xborder share``: what the agreement lets through, and why."""

import json
from pathlib import Path

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, EXISTING_FOLDER, reporting


@click.group()
def share() -> None:
    """Decisions of a sharing agreement."""


@share.command()
@click.argument("case", type=EXISTING_FOLDER)
@click.option("--decision", type=A_PATH, help="Write the whole decision, as JSON, to this file.")
@reporting
def decide(case: Path, decision: Path | None, judge: Judge) -> None:
    """Decide what each force's records in CASE may give to the lead force, and from there to the prosecutor.

    Nothing leaves by this command: it only says what would, and under which rule.
    """
    from xborder.casefile.decide import decide_case
    from xborder.files.writing import write_whole

    made = decide_case(case)
    if made.value is None:
        judge.refuse(made.report)
    if decision is not None:
        write_whole(decision, made.value.document, replace=True)
    judge.take(made.report)
    if judge.printed == "json":
        click.echo(json.dumps(json.loads(made.value.document), indent=2, ensure_ascii=False))
    else:
        click.echo(made.value.text, nl=False)
        judge.show()
    judge.end()
