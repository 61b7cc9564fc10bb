"""A file of numbers, judged one after the other in constant memory."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import attrs
import click

from xborder.cli.clock import now
from xborder.files.csv_reader import rows_of
from xborder.files.listed import Listed, values_of_column, values_of_lines
from xborder.files.reading import open_file
from xborder.findings import Finding
from xborder.identifiers.describing import VERSION, Judgement, judge
from xborder.identifiers.protocol import IdentifierModule

_STANDARD_INPUT = "standard input"


@attrs.define
class _Counts:
    """How many values there were of each sort; ``unreadable`` are rows, or the rest of a file."""

    valid: int = 0
    not_valid: int = 0
    blank: int = 0
    unreadable: int = 0

    @property
    def exit_code(self) -> int:
        if self.unreadable or not self.valid + self.not_valid:
            return 2
        return 1 if self.not_valid else 0

    def __str__(self) -> str:
        said = f"{self.valid:,} valid, {self.not_valid:,} not valid"
        return said + (f", {self.blank:,} blank" if self.blank else "")


def run(module: IdentifierModule, name: str, *, column: str | None, profile: str, shape: str) -> int:
    """Judge every value of a file, one line of output for each; gives the exit code.

    What cannot be read, and the summary, go to standard error.
    """
    counts = _Counts()
    written = _as_json if shape == "json" else _as_text
    with ExitStack() as closing:
        values = _values(name, column, closing)
        try:
            _judge_all(module, values, profile, written, counts)
        except KeyboardInterrupt:
            click.echo(f"stopped after {counts}", err=True)
            raise
    sys.stdout.flush()
    if counts.valid or counts.not_valid or not counts.unreadable:
        click.echo(str(counts), err=True)
    return counts.exit_code


def _judge_all(
    module: IdentifierModule,
    values: Iterator[Listed | Finding],
    profile: str,
    written: Callable[[int, Judgement], str],
    counts: _Counts,
) -> None:
    year = now().year
    for each in values:
        if isinstance(each, Finding):
            counts.unreadable += 1
            _tell(each)
        elif not each.text.strip():
            counts.blank += 1
        else:
            judged = judge(module, each.text, profile=profile, year_now=year)
            counts.valid += judged.valid
            counts.not_valid += not judged.valid
            sys.stdout.write(written(each.line, judged))


def _values(name: str, column: str | None, closing: ExitStack) -> Iterator[Listed | Finding]:
    """The values of the file, or a finding where it cannot be opened. Raises click.UsageError for an unknown column."""
    handle: BinaryIO
    if name == "-":
        handle, file = sys.stdin.buffer, _STANDARD_INPUT
    else:
        opened = open_file(Path(name))
        if opened.value is None:
            return iter(opened.report)
        handle, file = closing.enter_context(opened.value), name
    if column is None:
        return values_of_lines(handle, file)
    table = rows_of(handle, file)
    if table.value is None:
        return iter(table.report)
    if column not in table.value.header:
        raise click.UsageError(_no_column(column, table.value.header))
    return values_of_column(table.value, column)


def _no_column(column: str, header: tuple[str, ...]) -> str:
    return f"the file has no column {column!a}; it has: {', '.join(ascii(name) for name in header)}"


def _as_text(line: int, judged: Judgement) -> str:
    """Line number, verdict, canonical form or reason, and the first correction or doubt, set apart by tabs."""
    verdict, said = ("valid", judged.accepted) if judged.valid else ("not valid", judged.text)
    if judged.suggestions:
        more = f"perhaps {judged.suggestions[0]}"
    else:
        more = f"note: {judged.doubts[0].text}" if judged.doubts else ""
    return f"{line}\t{verdict}\t{said}\t{more}".rstrip("\t") + "\n"


def _as_json(line: int, judged: Judgement) -> str:
    return json.dumps({"schema": VERSION, "line": line, **judged.to_data()}) + "\n"


def _tell(found: Finding) -> None:
    click.echo(f"{ascii(str(found.location))[1:-1]}: {found.code} {found.message}", err=True)
    if found.hint:
        click.echo(f"    fix: {found.hint}", err=True)
