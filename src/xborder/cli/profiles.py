"""``xborder profile``: format profiles, judged, shown, drafted, tried out and measured."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, profile_folders, reporting, with_profiles
from xborder.cli.profile_choice import is_file, loaded
from xborder.cli.profile_trials import coverage, test

if TYPE_CHECKING:
    from xborder.formats.profile import Profile

#: What says that there is no profile to judge.
_NOT_READ = {"XB-FILE-001", "XB-FILE-002", "XB-FORMAT-001"}


@click.group()
def profile() -> None:
    """Format profiles: one file for each format that is read and written.

    A profile says which place of a file holds which field of a record. It is a text file (YAML) that you can write
    without programming: draft one from a sample, then let lint, test and coverage tell you what is left to do.

    \b
    xborder profile new log.csv --type incident -o my-log.yaml
    xborder profile lint my-log.yaml
    xborder profile test my-log.yaml log.csv
    xborder profile coverage my-log.yaml log.csv
    xborder profile show my-log.yaml
    xborder convert log.csv --profiles . --to canonical-json
    """


@profile.command()
@click.argument("profiles_given", metavar="[NAME|FILE]...", nargs=-1)
@profile_folders
@reporting
def lint(profiles_given: tuple[str, ...], judge: Judge) -> None:
    """Say what is wrong in profiles, where, and what may have been meant.

    Each is the NAME of a format, or a FILE. Without any, all that are known are judged: those of xborder, of --profiles
    and of installed packages.

    \b
    xborder profile lint my-log.yaml
    xborder profile lint --profiles force-formats
    """
    from xborder.formats import profiles
    from xborder.formats.linting import lint_file, lint_named
    from xborder.formats.shelves import installed

    folders = judge.settings.profiles
    if not profiles_given:
        judge.take(installed().findings)
    for given in profiles_given or profiles(folders):
        file = Path(given)
        judge.reads(*([file] if is_file(given) else []))
        report = lint_file(file) if is_file(given) else lint_named(given, folders)
        judge.take(report)
        judge.unreadable = judge.unreadable or any(found.code in _NOT_READ for found in report)
    number = len(profiles_given) or len(profiles(folders))
    if judge.printed == "text" and not judge.report().findings:
        click.echo(f"{number} {'profile is' if number == 1 else 'profiles are'} well formed.")
        judge.end()
    judge.finish()


@profile.command()
@click.argument("given", metavar="NAME|FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How it is shown.",
)
@click.option("-o", "--output", type=A_PATH, help="Where to write. [default: standard output]")
@click.option("--replace", is_flag=True, help="Replace OUTPUT if it is there.")
@with_profiles
def show(given: str, form: str, output: Path | None, replace: bool, judge: Judge) -> None:
    """Show what a profile maps: each field of a record, and where it comes from.

    \b
    xborder profile show spi-new-case
    xborder profile show my-log.yaml --format html -o my-log.html
    """
    judge.aside = True
    shown = _shown(loaded(given, judge), form)
    deliver(shown.encode(), output, judge, replace=replace)
    sys.exit(0)


@profile.command()
@click.argument("sample", type=A_PATH)
@click.option(
    "--type",
    "types",
    multiple=True,
    required=True,
    metavar="TYPE",
    help="The type of record it holds, such as incident or offender. May be repeated, where it holds several lists.",
)
@click.option("--name", help="The name of the format. [default: that of OUTPUT, or draft]")
@click.option("-o", "--output", type=A_PATH, help="Where to write. [default: standard output]")
@click.option("--replace", is_flag=True, help="Replace OUTPUT if it is there.")
@with_profiles
def new(
    sample: Path, types: tuple[str, ...], name: str | None, output: Path | None, replace: bool, judge: Judge
) -> None:
    """Draft a profile from a SAMPLE: a CSV, XLSX, JSON or XML file of the format.

    Each place of the sample gets the field of a record that it looks most like, by its name and by the shape of its
    values. Every guess is marked in the draft, with how sure it is and why; what could not be guessed is kept as it is.
    None of the values of the sample is written into the draft, but for words that any system may use, such as M and F.

    \b
    xborder profile new log.csv --type incident -o my-log.yaml
    xborder profile new export.json --type offender --type incident -o rms.yaml
    """
    from xborder.formats.drafting.drafting import as_name, draft_profile, types_for_drafts

    judge.aside = True
    known = types_for_drafts()
    for kind in types:
        if kind not in known:
            raise click.UsageError(f"there is no type of record {kind!a} to draft for; there are: {', '.join(known)}")
    judge.reads(sample, writes=(output,))
    drafted = draft_profile(sample, tuple(dict.fromkeys(types)), as_name(name or (output.stem if output else "draft")))
    if drafted.value is None:
        judge.refuse(drafted.report)
    deliver(drafted.value.encode(), output, judge, replace=replace)
    if output is not None:
        click.echo(_drafted(drafted.value, output), err=True)
    sys.exit(0)


def _drafted(text: str, output: Path) -> str:
    guessed, kept, decide = (text.count(f"# {words}") for words in ("guess:", "not guessed", "must be decided"))
    counted = f"{guessed} guessed, {kept} not guessed, {decide} to decide by hand"
    return f"{output}: {counted}. Check each, then: xborder profile lint {output}"


def _shown(mapping: "Profile", form: str) -> str:
    if form == "html":
        from xborder.formats.showing.as_html import as_html

        return as_html(mapping)
    if form == "markdown":
        from xborder.formats.showing.as_markdown import as_markdown

        return as_markdown(mapping)
    if form == "json":
        from xborder.formats.showing.as_json import as_data

        return json.dumps(as_data(mapping), indent=2, ensure_ascii=False) + "\n"
    from xborder.formats.showing.as_text import as_text

    return as_text(mapping)


def deliver(content: bytes, output: Path | None, judge: Judge, *, replace: bool) -> None:
    """Print a result, or write it whole or not at all."""
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    if output is None:
        click.echo(content, nl=False)
        return
    try:
        write_whole(output, content, replace=replace)
    except Refused as refusal:
        judge.refuse(refusal.report)


profile.add_command(test)
profile.add_command(coverage)
