"""``xborder log add``: an operation of a records system, put on record."""

from pathlib import Path
from typing import Any

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, reporting


@click.command()
@click.argument("log", type=A_PATH)
@click.argument("entry", type=A_PATH)
@reporting
def add(log: Path, entry: Path, judge: Judge) -> None:
    """Put an operation on record in LOG: a collection, alteration, consultation, combination or erasure of records.

    ENTRY is a YAML or JSON file with the type of the operation, who did it (by, with party, actor and role), and its
    references and digests. Values of records are refused. Disclosures are logged by what discloses.

    \b
    type: "combination"
    by: {party: "norfolk", actor: "PC 1101 LISTER", role: "analyst"}
    records: ["36:offender:NF-77", "46:offender:K-9"]
    output: "36:offender:NF-77"
    matcher: "xborder link 1"
    """
    from xborder.cli.log_files import append

    judge.reads(entry, writes=[log])
    made = _read(entry, judge)
    receipt = append(log, made, judge)
    if judge.printed == "text":
        click.echo(f"On record in {log}; receipt {receipt}")
    judge.end()


def _read(path: Path, judge: Judge) -> dict[str, Any]:
    from xborder.agreements.log_operations import check_operation
    from xborder.cli.clock import now
    from xborder.files.limits import DEFAULT_LIMITS
    from xborder.files.reading import read_bytes
    from xborder.files.yaml_reader import parse_yaml
    from xborder.findings import Location, Report

    content = read_bytes(path, limit=DEFAULT_LIMITS.yaml_bytes)
    if content.value is None:
        judge.refuse(content.report)
    parsed = parse_yaml(content.value, str(path))
    if parsed.value is None:
        judge.refuse(parsed.report)
    root = parsed.value.root
    entry = {"at": now().isoformat(), **root} if isinstance(root, dict) else root
    faults = check_operation(entry, Location(file=str(path)))
    if faults:
        judge.refuse(Report(tuple(faults)))
    return dict(entry)
