"""``xborder demo``: the whole way on a fictional case, each step as a user would run it."""

import shlex
import shutil
import sys
from pathlib import Path

import attrs
import click

from xborder.cli.main import main

KEY_ID = "norfolk-demo-2026"
_AT = "2026-10-08T09:00:00+01:00"


@attrs.frozen
class Step:
    """A command, why somebody runs it, and the exit code that it gives here."""

    why: str
    command: tuple[str, ...]
    exit_code: int = 0
    because: str = ""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Remove FOLDER first if it is there.")
def demo(folder: Path, replace: bool) -> None:
    """Copy the demonstration case into FOLDER and take it from four forces' records to a verified bundle.

    Everyone in it is fictional, and its signing keys prove nothing: they are made from a seed that is public.
    """
    case = _lay_out(folder, replace=replace)
    steps = _steps(folder, case)
    surprises = [step for number, step in enumerate(steps, 1) if not _run(number, len(steps), step)]
    _farewell(folder, steps)
    sys.exit(1 if surprises else 0)


def _lay_out(folder: Path, *, replace: bool) -> Path:
    from xborder.casefile.demo import copy_case

    if folder.exists():
        if not replace:
            raise click.UsageError(f"{folder} is there already: give --replace, or name another folder")
        if not (folder / "case/case.yaml").is_file():
            raise click.UsageError(f"{folder} holds no demonstration, so it is not removed: name another folder")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    case = folder / "case"
    copy_case(case, key_id=KEY_ID)
    click.echo(f"The demonstration case is in {case}. Everyone in it is fictional.")
    click.echo("Its keys are made from a public seed, so that the bytes are the same everywhere: they prove nothing.")
    return case


def _steps(folder: Path, case: Path) -> list[Step]:
    out = folder / "bundle"
    trust = str(case / "keys/trust.yaml")
    key = str(case / "keys/signing-demo.pem")
    kent = str(case / "records/kent/coursing-log.csv")
    suffolk = str(case / "records/suffolk/export.json")
    return [
        Step(
            "Check Kent's log as it came",
            ("check", kent, "--force", "46", "--show-values"),
            1,
            "the log has a slip that a person must answer; case.yaml records who put it right for this case",
        ),
        Step(
            "Convert Suffolk's export into the canonical form",
            ("convert", suffolk, "--force", "37", "--to", "canonical-yaml", "-o", str(folder / "suffolk.yaml")),
        ),
        Step("See what the joined history supports", ("ladder", "show", str(case))),
        Step(
            "See what the agreement lets through",
            ("share", "decide", str(case), "--decision", str(folder / "decision.json")),
        ),
        Step("Check the case", ("case", "check", str(case))),
        Step(
            "Build the case file and the court bundle",
            ("case", "build", str(case), "-o", str(out), "--sign-key", key, "--key-id", KEY_ID),
        ),
        Step(
            "Verify the prosecutor's bundle with the demonstration's keys",
            ("bundle", "verify", str(out / "prosecution"), "--trust", trust, "--at", _AT),
        ),
        Step(
            "Verify what is served, as a reader who trusts no key yet",
            ("bundle", "verify", str(out / "served")),
            3,
            "nothing changed, but this reader has no key to know the maker by",
        ),
    ]


def _run(number: int, count: int, step: Step) -> bool:
    """Run one step and say how it ended; True if it ended as it should."""
    click.secho(f"\n[{number}/{count}] {step.why}", bold=True)
    click.secho(f"$ xborder {shlex.join(step.command)}", fg="cyan")
    code = _exit_code(step.command)
    if code == step.exit_code:
        click.echo(f"exit {code}{f': {step.because}' if step.because else ''}")
        return True
    click.secho(f"exit {code}, where {step.exit_code} was expected", fg="red")
    return False


def _exit_code(command: tuple[str, ...]) -> int:
    try:
        main.main(args=list(command), prog_name="xborder", standalone_mode=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return 0


def _farewell(folder: Path, steps: list[Step]) -> None:
    click.secho("\nOpen these:", bold=True)
    for path in (
        "bundle/prosecution/data/case-file.pdf",
        "bundle/served/data/court-bundle.pdf",
        "bundle/prosecution/data/findings.json",
        "decision.json",
    ):
        click.echo(f"  {folder / path}")
    click.secho("\nRun each step again:", bold=True)
    for step in steps:
        again = (
            (*step.command, "--replace")
            if step.command[0] == "convert" or step.command[:2] == ("case", "build")
            else step.command
        )
        click.echo(f"  xborder {shlex.join(again)}")
