"""``xborder convert``: records from one format into another, with what was lost on the way."""

import json
import sys
from pathlib import Path

import click

from xborder.cli.config import Settings
from xborder.cli.options import A_PATH, finish, reporting, settings_of
from xborder.findings import Report, finding


@click.command()
@click.argument("file", type=A_PATH)
@click.option("--from", "source", help="The format of FILE. [default: found from its contents]")
@click.option("--to", "target", default="canonical-json", show_default=True, help="The format to write.")
@click.option("--force", help="The two-digit code of the force it comes from, where the format does not say.")
@click.option("-o", "--output", type=A_PATH, help="Where to write. [default: standard output]")
@click.option("--replace", is_flag=True, help="Replace OUTPUT if it is there.")
@click.option("--loss", type=A_PATH, help="Write what was lost, defaulted or unmapped to this file, as JSON.")
@click.option("--strict", is_flag=True, help="Any loss is an error, and nothing is written.")
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
    fail_on: str | None,
    report: str | None,
    show_values: bool,
) -> None:
    """Convert the records of FILE.

    \b
    xborder convert kent.csv --force 46 --to canonical-yaml -o kent.yaml
    xborder convert new-case.xml --loss loss.json
    """
    from xborder.cli.reading import is_unreadable, read_files
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole
    from xborder.formats import write

    settings = settings_of(fail_on, report)
    [result] = read_files([file], profile=source, force=force)
    if is_unreadable(result):
        _tell(result.report, settings, show_values=show_values)
        finish(result.report, settings, unreadable=True)
    written = write(result.records, target)
    lost = [result.loss.to_data(), written.loss.to_data()]
    found = result.report + written.report
    if strict and (len(result.loss) or len(written.loss)):
        found += Report.of(finding("XB-CLI-003"))
    if loss is not None:
        write_whole(
            loss,
            (json.dumps({"read": lost[0], "written": lost[1]}, indent=2, ensure_ascii=False) + "\n").encode(),
            replace=True,
        )
    if written.value is None or (strict and found.has_errors):
        _tell(found, settings, show_values=show_values)
        sys.exit(1)
    try:
        _deliver(written.value, output, replace=replace)
    except Refused as refusal:
        _tell(refusal.report, settings, show_values=show_values)
        sys.exit(2)
    click.echo(result.loss.summary(), err=True)
    _tell(found, settings, show_values=show_values)
    finish(found, settings)


def _deliver(content: bytes, output: Path | None, *, replace: bool) -> None:
    from xborder.files.writing import write_whole

    if output is None:
        click.get_binary_stream("stdout").write(content)
    else:
        write_whole(output, content, replace=replace)


def _tell(found: Report, settings: Settings, *, show_values: bool) -> None:
    """Findings go to standard error: standard output may carry the records."""
    from xborder.findings.reporters import REPORTERS

    click.echo(REPORTERS[settings.report](found, show_values=show_values), nl=False, err=True)
