"""``xborder check``: read files of records and say what is wrong in them."""

from pathlib import Path

import click

from xborder.cli.judge import Judge
from xborder.cli.options import known_force, profile_folders, reporting


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--profile", help="The format of the files. [default: found from their contents]")
@click.option(
    "--force",
    callback=known_force,
    help="The two-digit code of the force they come from, where the format does not say.",
)
@click.option(
    "--together",
    type=click.IntRange(0),
    default=10_000,
    show_default=True,
    help="Compare records with each other if there are no more than this.",
)
@click.option(
    "--schema-only", is_flag=True, help="Judge the structure alone: whether each record is one, not what it says."
)
@profile_folders
@reporting
def check(
    files: tuple[Path, ...], profile: str | None, force: str | None, together: int, schema_only: bool, judge: Judge
) -> None:
    """Check FILES of records, each by itself and together.

    \b
    xborder check kent.csv
    xborder check --report text --report sarif=out.sarif --fail-on warning records/*.json
    """
    from xborder.cli.clock import now
    from xborder.cli.data_folder import national_tables
    from xborder.cli.reading import iter_file
    from xborder.findings import finding
    from xborder.rules import RuleContext
    from xborder.rules.streaming import Stream

    # The same file under two names would be a copy of each of its records.
    files = tuple({file.absolute(): file for file in reversed(files)}.values())[::-1]
    judge.reads(*files)
    if schema_only:
        _structure(files, profile, force, judge)
        return
    tables = national_tables()
    judge.take(tables.report)
    with Stream(context=RuleContext(now=now(), national=tables.value), together=together) as stream:
        for file in files:
            before, readable = stream.number, True
            for made in iter_file(file, profile=profile, force=force, folders=judge.settings.profiles):
                readable = readable and not made.report.has_errors
                judge.take([*made.report, *(stream.take(made.record) if made.record else ())])
            judge.unreadable = judge.unreadable or (stream.number == before and not readable)
        if not stream.number and not judge.report().has_errors:
            judge.take([finding("XB-CLI-001")])
        judge.take(stream.end())
    judge.finish()


def _structure(files: tuple[Path, ...], profile: str | None, force: str | None, judge: Judge) -> None:
    """Judge what reading alone tells: a record that is read whole is of the schema of its kind."""
    from xborder.cli.reading import iter_file
    from xborder.findings import finding

    met = False
    for file in files:
        records, readable = 0, True
        for made in iter_file(file, profile=profile, force=force, folders=judge.settings.profiles):
            records += made.record is not None
            readable = readable and not made.report.has_errors
            judge.take(made.report)
        judge.unreadable = judge.unreadable or not (records or readable)
        met = met or bool(records)
    if not met and not judge.report().has_errors:
        judge.take([finding("XB-CLI-001")])
    judge.finish()
