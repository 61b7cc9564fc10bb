"""Records and links that commands about people read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge

if TYPE_CHECKING:
    from xborder.findings import Sourced
    from xborder.model.links import LinksFile


def records_of(files: Sequence[Path], force: str | None, judge: Judge) -> "list[Sourced]":
    """The records of files, and of the files in folders. A file of which nothing can be read ends the command."""
    from xborder.cli.reading import is_unreadable, read_file

    records: list[Sourced] = []
    for file in _files(files):
        judge.reads(file)
        read = read_file(file, profile=None, force=force, folders=tuple(judge.settings.profiles))
        if is_unreadable(read):
            judge.refuse(read.report)
        if read.report.has_errors:
            click.echo(f"{file}: something in it is wrong or could not be read; see xborder check {file}", err=True)
        records += read.records
    return records


def _files(given: Sequence[Path]) -> Iterator[Path]:
    """Files as given; of a folder, in the order of their names, what is not hidden."""
    for path in given:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file())
            yield from (each for each in inside if not any(part.startswith(".") for part in each.parts[1:]))
        else:
            yield path


def links_of(links_file: Path, judge: Judge) -> "LinksFile":
    """The decisions of a file. A file that cannot be read ends the command."""
    import attrs

    from xborder.files.yaml_reader import read_yaml
    from xborder.findings import Report
    from xborder.model.links import LinksFile
    from xborder.schema import decode

    read = read_yaml(links_file)
    if read.value is None:
        judge.refuse(read.report)
    document = read.value
    made = decode(document.root, LinksFile)
    if made.value is None:
        placed = (attrs.evolve(each, location=document.place(each.location.pointer or "")) for each in made.report)
        judge.refuse(Report(tuple(placed)))
    known: LinksFile = made.value
    return known
