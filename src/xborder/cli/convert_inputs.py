"""The files that ``xborder convert`` is given: named, found in folders, or from standard input."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import click

from xborder.findings import Location, Outcome, Report, finding
from xborder.formats.profile import Profile

STDIN = Path("-")
STDIN_LABEL = "standard input"


@attrs.frozen(kw_only=True)
class Input:
    """A file to convert: ``path`` is where it is, ``label`` how it is called, ``name`` where it goes in a folder."""

    path: Path
    label: str
    name: Path


def inputs(given: Sequence[Path], work: Path, made: Sequence[Path]) -> Outcome[tuple[Input, ...]]:
    """The files of a command: each once, those of a folder in the order of their names.

    Hidden files, and what the command itself makes (``made``), are passed over.
    A folder with nothing in it is a finding.
    """
    found: dict[Path, Input] = {}
    report = Report()
    ours = {path.absolute() for path in made}
    for path in given:
        if path == STDIN:
            found.setdefault(STDIN, _spooled(work))
        elif path.is_dir():
            inside = list(_inside(path, ours))
            report += Report.of(finding("XB-CLI-004", Location(file=str(path)))) if not inside else Report()
            for each in inside:
                found.setdefault(each.absolute(), Input(path=each, label=str(each), name=each.relative_to(path)))
        else:
            found.setdefault(path.absolute(), Input(path=path, label=str(path), name=Path(path.name)))
    return Outcome(tuple(found.values()), report)


def profile_of(one: Input, named: str | None, folders: tuple[Path, ...] = ()) -> Outcome[Profile]:
    """The profile of a file, found from its contents where none was named; or why it has none."""
    from xborder.formats import detect, load_profile

    path = one.path
    name = named or (detect(path, folders) if path.is_file() else None)
    if name is None and path.is_file() and path.stat().st_size:
        from xborder.cli.convert_documents_only import found_in
        from xborder.formats.read_record import relabelled
        from xborder.formats.unknown import why_unknown

        if (documents := found_in(path, one.label)).has_errors:
            return Outcome(None, documents)
        why = relabelled(why_unknown(path), one.label)
        unknown = Report.of(finding("XB-CLI-002", Location(file=one.label)))
        return Outcome(None, why if why.has_errors else unknown)
    return load_profile(name or "canonical-json", folders)


def _inside(folder: Path, ours: set[Path]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        made = any(own == path.absolute() or own in path.absolute().parents for own in ours)
        if path.is_file() and not hidden and not made:
            yield path


def _spooled(work: Path) -> Input:
    """Standard input as a file: its format is found from its beginning, and some are read twice."""
    path = work / "standard-input"
    stream = sys.stdin.buffer
    if stream.isatty():
        click.echo("reading standard input", err=True)
    with path.open("wb") as out:
        shutil.copyfileobj(stream, out)
    return Input(path=path, label=STDIN_LABEL, name=Path(path.name))
