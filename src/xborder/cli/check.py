"""``xborder check``: read files of records and say what is wrong in them."""

from pathlib import Path

import click

from xborder.cli.options import finish, reporting, settings_of, show
from xborder.findings import Location, Report, finding


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--profile", help="The format of the files. [default: found from their contents]")
@click.option("--force", help="The two-digit code of the force they come from, where the format does not say.")
@reporting
def check(
    files: tuple[Path, ...],
    profile: str | None,
    force: str | None,
    fail_on: str | None,
    report: str | None,
    show_values: bool,
) -> None:
    """Check FILES of records, each by itself and together.

    \b
    xborder check kent.csv
    xborder check --report json --fail-on warning records/*.json
    """
    from xborder.cli.clock import now
    from xborder.cli.reading import is_unreadable, read_files
    from xborder.rules import RuleContext, check_many

    settings = settings_of(fail_on, report)
    results = read_files(files, profile=profile, force=force)
    found = [result.report for result in results]
    records = [record for result in results for record in result.records]
    found.append(check_many(records, RuleContext(now=now())))
    if not records and not any(each.has_errors for each in found):
        found.append(Report.of(finding("XB-CLI-001", Location())))
    show(Report.join(found), settings, show_values=show_values)
    finish(Report.join(found), settings, unreadable=any(is_unreadable(result) for result in results))
