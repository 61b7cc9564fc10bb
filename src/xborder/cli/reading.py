"""Files named on the command line, read by the format they are in."""

from collections.abc import Sequence
from pathlib import Path

from xborder.cli.clock import now
from xborder.findings import Location, Report, finding
from xborder.formats import ReadContext, ReadResult, detect, read


def read_files(files: Sequence[Path], *, profile: str | None, force: str | None) -> list[ReadResult]:
    """Read each file, finding its format where none was named."""
    return [_read(file, profile=profile, force=force) for file in files]


def _read(file: Path, *, profile: str | None, force: str | None) -> ReadResult:
    name = profile or (detect(file) if file.is_file() else None)
    if name is None and file.is_file() and file.stat().st_size:
        return ReadResult(report=Report.of(finding("XB-CLI-002", Location(file=str(file)))))
    context = ReadContext(force=force, year=now().year)
    return read(file, name or "canonical-json", context=context)


def is_unreadable(result: ReadResult) -> bool:
    """True if nothing of a file could be read."""
    return not result.records and result.report.has_errors
