"""Reading a file of any known format into canonical records."""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

import attrs

from xborder.files.document import Document
from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.files.reading import read_bytes
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.formats.canonical import read_document
from xborder.formats.compiled import Compiled, compiled
from xborder.formats.context import ReadContext
from xborder.formats.finishing import ReadRecord, finish
from xborder.formats.frames import Frame
from xborder.formats.loss import LossReport
from xborder.formats.mapped_reading import read_frames
from xborder.formats.profile import Profile
from xborder.formats.profile_loading import load_profile
from xborder.formats.result import ReadResult
from xborder.formats.workbooks import is_workbook


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
        yield _only(Report.of(finding("XB-FORMAT-008", Location(file=_label(path, context)), profile=profile)))


def _iterated(
    path: Path, profile: str, *, context: ReadContext | None, limits: Limits, folders: Iterable[Path]
) -> Iterator[ReadRecord]:
    loaded = load_profile(profile, folders)
    if loaded.value is None:
        yield _only(loaded.report)
        return
    context = context or ReadContext()
    label = _label(path, context)
    form = loaded.value.format
    if form == "csv" and is_workbook(path):
        yield from _workbook(path, loaded.value, context, limits, label)
    elif form == "csv":
        yield from _csv(path, loaded.value, context, limits, label)
    elif form == "jsonl":
        yield from _json_lines(path, limits, label)
    elif form == "xml":
        yield from _xml(path, loaded.value, context, limits, label)
    else:
        yield from _values(path, loaded.value, context, limits, label)


def _label(path: Path, context: ReadContext | None) -> str:
    return (context.label if context else None) or str(path)


def _only(report: Report) -> ReadRecord:
    return ReadRecord(record=None, report=report)


@cache
def _ready(name: str) -> Compiled:
    profile = load_profile(name).value
    if profile is None:
        raise KeyError(name)
    return compiled(profile)


def _compiled(profile: Profile) -> Compiled:
    """The compiled profile, kept where it is one of the package's."""
    shipped = load_profile(profile.name).value
    return _ready(profile.name) if shipped is profile else compiled(profile)


def _csv(path: Path, profile: Profile, context: ReadContext, limits: Limits, label: str) -> Iterator[ReadRecord]:
    from xborder.files.csv_reader import open_rows
    from xborder.formats.csv_source import missing_headings, row_frame

    opened = open_rows(path, limits=limits, label=label)
    if opened.value is None:
        yield _only(opened.report)
        return
    ready = _compiled(profile)
    reader = ready.readers[0]
    with opened.value as table:
        missing = missing_headings(table.header, Location(file=label, line=1, row=1), profile.detect.header)
        if missing:
            yield _only(Report(missing))
            return
        root = Frame(place=partial(Location, file=label))
        for ordinal, row in enumerate(table, start=1):
            if isinstance(row, Finding):
                yield _only(Report.of(row))
            else:
                frame = row_frame(row, ready.tree.root, label)
                yield finish(reader.read(root, frame, ordinal, context), reader.block.type, label)


def _workbook(path: Path, profile: Profile, context: ReadContext, limits: Limits, label: str) -> Iterator[ReadRecord]:
    from xborder.files.xlsx_reader import open_workbook
    from xborder.formats.csv_source import missing_headings
    from xborder.formats.xlsx_source import date_forms, workbook_frame, zeros_lost

    opened = open_workbook(path, wanted=profile.detect.header, limits=limits, label=label)
    if opened.report:
        yield _only(opened.report)
    if opened.value is None:
        return
    ready, forms = _compiled(profile), date_forms(profile)
    reader = ready.readers[0]
    with opened.value as table:
        where = Location(file=label, sheet=table.sheet, row=table.heading_row)
        missing = missing_headings(table.header, where, profile.detect.header)
        if missing:
            yield _only(Report(missing))
            return
        root = Frame(place=partial(Location, file=label))
        for ordinal, row in enumerate(table, start=1):
            if isinstance(row, Finding):
                yield _only(Report.of(row))
                continue
            frame = workbook_frame(row, ready.tree.root, label, forms)
            made = finish(reader.read(root, frame, ordinal, context), reader.block.type, label)
            notes = Report(tuple(note for found in made.report if (note := zeros_lost(row, found))))
            yield attrs.evolve(made, report=(made.report + notes).once()) if notes else made


def _json_lines(path: Path, limits: Limits, label: str) -> Iterator[ReadRecord]:
    from xborder.files.json_lines import read_lines
    from xborder.formats.canonical_json import read_line

    for line in read_lines(path, limits=limits):
        if line.value is None:
            yield _only(Report(tuple(_relabelled(each, label) for each in line.report)))
            continue
        made, more = read_line(line.value, label, limits)
        yield from made
        if not more:
            return


def _relabelled(each: Finding, label: str) -> Finding:
    return attrs.evolve(each, location=attrs.evolve(each.location, file=label))


def _xml(path: Path, profile: Profile, context: ReadContext, limits: Limits, label: str) -> Iterator[ReadRecord]:
    from xborder.files.xml_reader import parse_xml
    from xborder.formats.envelope import message
    from xborder.formats.xml_source import XmlFramer

    content = read_bytes(path, limit=limits.xml_bytes)
    if content.value is None:
        yield _only(Report(tuple(_relabelled(each, label) for each in content.report)))
        return
    parsed = parse_xml(content.value, label, limits=limits)
    if parsed.report:
        yield _only(parsed.report)
    if parsed.value is None:
        return
    found = message(parsed.value, profile, limits)
    if found.value is None:
        yield _only(found.report)
        return
    ready = _compiled(profile)
    framer = XmlFramer(ready.tree.root, label, found.value.places, found.value.number)
    yield from read_frames(ready, framer.frame(found.value.root), context, label)


def _values(path: Path, profile: Profile, context: ReadContext, limits: Limits, label: str) -> Iterator[ReadRecord]:
    content = read_bytes(path, limit=limits.yaml_bytes if profile.format == "yaml" else limits.json_bytes)
    if content.value is None:
        yield _only(Report(tuple(_relabelled(each, label) for each in content.report)))
        return
    if profile.canonical and profile.format == "json":
        from xborder.formats.canonical_json import read_json

        yield from read_json(content.value, label, limits)
        return
    read_value = _document(content.value, profile.format, limits, label)
    if read_value.report:
        yield _only(read_value.report)
    if read_value.value is None:
        return
    document = read_value.value
    if profile.canonical:
        yield from read_document(document)
        return
    from xborder.formats.json_source import JsonFramer

    ready = _compiled(profile)
    yield from read_frames(ready, JsonFramer(ready.tree.root, document.place).frame(document.root), context, label)


def _document(content: bytes, form: str, limits: Limits, label: str) -> Outcome[Document]:
    if form == "yaml":
        from xborder.files.yaml_reader import parse_yaml

        return parse_yaml(content, label, limits=limits)
    from xborder.files.json_reader import parse_json

    return parse_json(content, label, limits=limits)
