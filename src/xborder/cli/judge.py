"""The findings of one command on their way to the reader: taken as the settings say, shown, and counted."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

import attrs
import click

from xborder.cli.config import Settings, Target
from xborder.findings.collecting import Collector
from xborder.findings.finding import Finding
from xborder.findings.printable import printable
from xborder.findings.report import Report
from xborder.findings.showing import Showing
from xborder.findings.treatment import Treatment


@attrs.define(kw_only=True)
class Judge:
    """What a command hands its findings to.

    ``values``: whether values and corrections are shown; None leaves it to
    whether a person is looking on. ``aside`` is set where standard output
    carries something else, so that findings go to standard error.
    """

    settings: Settings
    values: bool | None = None
    aside: bool = False
    checked: list[str] = attrs.field(factory=list)
    unreadable: bool = False
    _treatment: Treatment = attrs.field(init=False, factory=Treatment)
    _unused: Callable[[], Iterable[Finding]] = attrs.field(init=False, default=tuple)
    _collector: Collector = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._collector = Collector(per_code=self.settings.per_code)
        self._treatment = Treatment(severities=self.settings.severities)
        if self.settings.waivers is not None:
            self._waive(self.settings.waivers)

    @property
    def printed(self) -> str | None:
        """The name of the report that is printed, or None where all go to files."""
        return next((target.name for target in self.settings.reports if target.file is None), None)

    def reads(self, *files: Path, writes: Iterable[Path | None] = ()) -> None:
        """Note what the command looks at.

        Raises click.UsageError if a report, or one of the files that it ``writes`` beside them, would be written over
        something that is read.
        """
        self.checked += map(str, files)
        waivers = () if self.settings.waivers is None else (self.settings.waivers,)
        for made in (*(target.file for target in self.settings.reports), *writes):
            if made is not None and any(_same(made, file) for file in (*files, *waivers)):
                raise click.UsageError(f"{printable(str(made))} would be written over a file that is read")

    def take(self, findings: Iterable[Finding]) -> None:
        """Gather findings; those of one call that say the same of the same place count once."""
        self._collector.add(self._treatment.all(Report(tuple(findings)).once()))

    def report(self) -> Report:
        """What was gathered so far."""
        return self._collector.report()

    def show(self) -> None:
        """Print the report, and write those that go to files: each whole or not at all."""
        report = self.report()
        for target in self.settings.reports:
            self._show(report, target)

    def end(self) -> NoReturn:
        """End the command: 2 if its input could not be read, 1 if findings reach the threshold, else 0."""
        if self.unreadable:
            sys.exit(2)
        sys.exit(1 if self.report().reaches(self.settings.fail_on) else 0)

    def finish(self) -> NoReturn:
        """Show the report, waivers that covered nothing included, and end the command."""
        self.take(self._unused())
        self.show()
        self.end()

    def refuse(self, report: Report) -> NoReturn:
        """Show why nothing was done, and end with 2."""
        self.take(report)
        self.unreadable = True
        self.show()
        self.end()

    def _waive(self, path: Path) -> None:
        from xborder.cli.clock import now
        from xborder.rules.waivers import load_waivers

        read = load_waivers(path, today=now().date())
        if read.value is None:
            self.refuse(read.report)
        self._treatment = Treatment(severities=self.settings.severities, waivers=read.value.rules)
        self.take(read.report)
        self._unused = read.value.unused

    def _show(self, report: Report, target: Target) -> None:
        from xborder.findings.reporters import reporter

        text = reporter(target.name)(report, self._showing(target))
        if target.file is None:
            click.echo(text, nl=False, err=self.aside)
        else:
            _write(target.file, text)

    def _showing(self, target: Target) -> Showing:
        from xborder.cli.clock import now
        from xborder.cli.source_lines import SourceLines

        stream = sys.stderr if self.aside else sys.stdout
        looking_on = target.file is None and target.name == "text" and stream is not None and stream.isatty()
        values = looking_on if self.values is None else self.values
        return Showing(
            values=values,
            line_of=SourceLines().line if values else None,
            checked=tuple(dict.fromkeys(self.checked)),
            now=now(),
        )


def _same(one: Path, other: Path) -> bool:
    """True if both names lead to one file, which is there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _write(path: Path, text: str) -> None:
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    try:
        write_whole(path, text.encode(), replace=True)
    except Refused as refusal:
        raise click.UsageError(f"{printable(str(path))}: {refusal.report.findings[0].message}") from None
