"""The end of a conversion: everything that was made goes into its place, or nothing does."""

from collections.abc import Iterable
from pathlib import Path

import attrs
import click

from xborder.cli.judge import Judge
from xborder.files.whole_file import WholeFile
from xborder.findings import Location, finding
from xborder.formats.parts.quarantine import SUFFIX, Quarantine


@attrs.define(kw_only=True)
class Placing:
    """What waits to be moved: ``made`` the files, ``aside`` the bad records, ``cleared`` what is bad no more.

    ``printed`` is what goes to standard output.
    """

    judge: Judge
    quarantine: Path | None
    made: list[WholeFile] = attrs.field(factory=list)
    aside: list[Quarantine] = attrs.field(factory=list)
    cleared: list[str] = attrs.field(factory=list)
    printed: Path | None = None

    def commit(self) -> None:
        """The order matters: the state tells which outputs count if the rest is cut off.

        What is set aside comes last, as it may take the place of the very file
        that the output was made from.
        """
        if self.quarantine is not None:
            self._write_aside(self.quarantine)
        for file in self.made:
            file.commit()
        if self.quarantine is not None:
            _remove(self.quarantine / f"{name}{end}" for name in self.cleared for end in ("", SUFFIX))
        if self.printed is not None:
            _show(self.printed)

    def discard(self) -> None:
        """Leave nothing behind of what is not in its place."""
        for file in self.made:
            file.discard()

    def _write_aside(self, folder: Path) -> None:
        for aside in self.aside:
            self.made += aside.write(folder)
            where = Location(file=str(folder / aside.name))
            self.judge.take([finding("XB-FORMAT-105", where, count=aside.number, list=f"{aside.name}{SUFFIX}")])


def _remove(paths: Iterable[Path]) -> None:
    """Remove what was set aside before, and is in the output now."""
    for path in paths:
        path.unlink(missing_ok=True)


def _show(path: Path) -> None:
    with path.open("rb") as handle:
        while data := handle.read(1 << 20):
            click.echo(data, nl=False)
