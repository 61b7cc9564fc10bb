"""Files named on the command line, read by the format they are in."""

from collections.abc import Iterator
from pathlib import Path

from xborder.cli.clock import now
from xborder.findings import Location, Report, finding
from xborder.formats import LossReport, ReadContext, ReadResult, detect, iter_records
from xborder.formats.read_record import ReadRecord


def iter_file(
    file: Path, *, profile: str | None, force: str | None, folders: tuple[Path, ...] = ()
) -> Iterator[ReadRecord]:
    """The records of a file as they are read, by the format found from its contents where none was named."""
    name = profile or (detect(file, folders) if file.is_file() else None)
    if name is None and file.is_file() and file.stat().st_size:
        from xborder.formats.unknown import why_unknown

        why = why_unknown(file)
        unknown = Report.of(finding("XB-CLI-002", Location(file=str(file))))
        yield ReadRecord(record=None, report=why if why.has_errors else unknown)
        return
    if folders:
        from xborder.formats.shelves import clashes

        yield ReadRecord(record=None, report=clashes(name or "canonical-json", folders))
    context = ReadContext(force=force, year=now().year)
    yield from iter_records(file, name or "canonical-json", context=context, folders=folders)


def read_file(file: Path, *, profile: str | None, force: str | None, folders: tuple[Path, ...] = ()) -> ReadResult:
    """A whole file."""
    made = list(iter_file(file, profile=profile, force=force, folders=folders))
    return ReadResult(
        records=tuple(each.record for each in made if each.record is not None),
        report=Report.join(each.report for each in made),
        loss=LossReport.join(each.loss for each in made),
    )


def is_unreadable(result: ReadResult) -> bool:
    """True if nothing of a file could be read."""
    return not result.records and result.report.has_errors
