"""Reading a file of any known format into canonical records."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.findings import Location, Report, finding
from xborder.formats.canonical import FORMS
from xborder.formats.canonical_files import read_canonical
from xborder.formats.context import ReadContext
from xborder.formats.loss import LossReport
from xborder.formats.read_record import ReadRecord, only
from xborder.formats.result import ReadResult


def read(
    path: Path,
    profile: str,
    *,
    context: ReadContext | None = None,
    limits: Limits = DEFAULT_LIMITS,
    folders: Iterable[Path] = (),
) -> ReadResult:
    """Read a whole file: its records, what was found, and what was not carried over.

    ``profile`` names the format; ``folders`` hold profiles beside those of the
    package. A record that cannot be read is a finding and the others are given.

    >>> read(Path("absent.csv"), "kent-coursing-log").report.findings[0].code
    'XB-FILE-001'
    """
    made = list(iter_records(path, profile, context=context, limits=limits, folders=folders))
    report = Report.join(each.report for each in made)
    records = tuple(each.record for each in made if each.record is not None)
    return ReadResult(records=records, report=report, loss=LossReport.join(each.loss for each in made))


def iter_records(
    path: Path,
    profile: str,
    *,
    context: ReadContext | None = None,
    limits: Limits = DEFAULT_LIMITS,
    folders: Iterable[Path] = (),
) -> Iterator[ReadRecord]:
    """Read record by record: CSV and JSON Lines in constant memory, the others a document at a time.

    A file that holds no record, and nothing wrong that would say why, is a finding.
    """
    empty = True
    for made in _iterated(path, profile, context=context, limits=limits, folders=folders):
        empty = empty and made.record is None and not made.report.has_errors
        yield made
    if empty:
        yield only(Report.of(finding("XB-FORMAT-008", Location(file=_label(path, context)), profile=profile)))


def _iterated(
    path: Path, profile: str, *, context: ReadContext | None, limits: Limits, folders: Iterable[Path]
) -> Iterator[ReadRecord]:
    context = context or ReadContext()
    label = _label(path, context)
    folders = tuple(folders)
    if profile in FORMS and not folders:
        yield from read_canonical(path, FORMS[profile], limits, label)
        return
    from xborder.formats.profile_loading import load_profile

    loaded = load_profile(profile, folders)
    if loaded.value is None:
        yield only(loaded.report)
    elif loaded.value.canonical:
        yield from read_canonical(path, loaded.value.format, limits, label)
    else:
        from xborder.formats.mapped_reading import read_mapped

        yield from read_mapped(path, loaded.value, context, limits, label)


def _label(path: Path, context: ReadContext | None) -> str:
    return (context.label if context else None) or str(path)
