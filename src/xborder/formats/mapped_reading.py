"""Files of formats that are mapped by a profile: tables, workbooks, XML, JSON and YAML in styles of their own."""

from collections.abc import Iterator
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path

import attrs

from xborder.files.limits import Limits
from xborder.files.reading import read_bytes
from xborder.findings import Finding, Location, Report
from xborder.formats.compiled import Compiled, compiled
from xborder.formats.context import ReadContext
from xborder.formats.finishing import finish
from xborder.formats.frames import Frame
from xborder.formats.hooking import hooks_of
from xborder.formats.iterating import each_record
from xborder.formats.mapping_reader import BlockReader
from xborder.formats.profile import HookStep, Profile
from xborder.formats.read_record import ReadRecord, only, relabelled
from xborder.formats.versions import is_of_version, other_versions
from xborder.formats.workbook_files import is_workbook

#: From a file of so many bytes on, or so many records of a profile in small ones, code made for it pays for the making.
QUICK_FROM, QUICK_AFTER = 65_536, 64


def read_mapped(path: Path, profile: Profile, context: ReadContext, limits: Limits, label: str) -> Iterator[ReadRecord]:
    """The records of a file in the format of a profile; ``label`` is the name that findings give the file."""
    if profile.table is not None:
        from xborder.formats.table_reading import read_table

        yield from read_table(path, compiled(profile), context, limits, label)
        return
    if profile.is_table:
        read = _workbook if is_workbook(path) else _csv
    else:
        read = _xml if profile.format == "xml" else _values
    yield from read(path, profile, context, limits, label)


def _csv(path: Path, profile: Profile, context: ReadContext, limits: Limits, label: str) -> Iterator[ReadRecord]:
    from xborder.files.csv_reader import open_rows
    from xborder.formats.csv_source import missing_headings, row_frame

    opened = open_rows(path, limits=limits, label=label)
    if opened.value is None:
        yield only(opened.report)
        return
    ready = compiled(profile)
    reader = ready.readers[0]
    with opened.value as table:
        missing = missing_headings(table.header, Location(file=label, line=1, row=1), profile.detect.header)
        if missing:
            yield only(Report(missing))
            return
        root = Frame(place=partial(Location, file=label))
        rows = table.raw()
        few = max(QUICK_AFTER - ready.read, 0) if path.stat().st_size < QUICK_FROM else 0
        for ordinal, raw in enumerate(islice(rows, few), start=1):
            ready.read += 1
            if isinstance(raw, Finding):
                yield only(Report.of(raw))
            else:
                frame = row_frame(table.row(raw), ready.tree.root, label)
                yield finish(reader.read(root, frame, ordinal, context), reader.block.type, label)
        if (first := next(rows, None)) is not None:
            from xborder.formats.quick.rows import read_rows

            yield from read_rows(ready, table, chain((first,), rows), few + 1, context, label)


def _workbook(path: Path, profile: Profile, context: ReadContext, limits: Limits, label: str) -> Iterator[ReadRecord]:
    from xborder.files.xlsx_reader import open_workbook
    from xborder.formats.csv_source import missing_headings
    from xborder.formats.xlsx_source import date_forms, workbook_frame, zeros_lost

    opened = open_workbook(path, wanted=profile.detect.header, limits=limits, label=label)
    if opened.report:
        yield only(opened.report)
    if opened.value is None:
        return
    ready, forms = compiled(profile), date_forms(profile)
    reader = ready.readers[0]
    with opened.value as table:
        where = Location(file=label, sheet=table.sheet, row=table.heading_row)
        missing = missing_headings(table.header, where, profile.detect.header)
        if missing:
            yield only(Report(missing))
            return
        root = Frame(place=partial(Location, file=label))
        for ordinal, row in enumerate(table, start=1):
            if isinstance(row, Finding):
                yield only(Report.of(row))
                continue
            frame = workbook_frame(row, ready.tree.root, label, forms)
            made = finish(reader.read(root, frame, ordinal, context), reader.block.type, label)
            notes = Report(tuple(note for found in made.report if (note := zeros_lost(row, found))))
            yield attrs.evolve(made, report=(made.report + notes).once()) if notes else made


def _xml(path: Path, profile: Profile, context: ReadContext, limits: Limits, label: str) -> Iterator[ReadRecord]:
    from xborder.files.xml_reader import parse_xml
    from xborder.formats.envelope import message
    from xborder.formats.xml_source import XmlFramer

    content = read_bytes(path, limit=limits.xml_bytes)
    if content.value is None:
        yield only(relabelled(content.report, label))
        return
    data = hooks_of(profile, HookStep.SOURCE)(content.value)
    if len(data) >= QUICK_FROM:
        quick = _xml_quickly(data, profile, context, limits, label)
        if quick is not None:
            yield from quick
            return
    parsed = parse_xml(data, label, limits=limits)
    if parsed.report:
        yield only(parsed.report)
    if parsed.value is None:
        return
    found = message(parsed.value, profile, limits)
    if found.value is None:
        yield only(found.report)
        return
    ready = compiled(profile)
    frame = XmlFramer(ready, label, found.value.places, found.value.number).frame(found.value.root)
    if others := other_versions(profile, frame):
        yield only(others)
    yield from read_frames(ready, frame, context, label)


def _xml_quickly(
    data: bytes, profile: Profile, context: ReadContext, limits: Limits, label: str
) -> Iterator[ReadRecord] | None:
    """The records of a document in which nothing stands in the way of the quick path, or None."""
    from xborder.files.xml_places import XmlPlaces
    from xborder.files.xml_quick import parse_plain
    from xborder.formats.envelope import wanted
    from xborder.formats.quick.reading import read_quickly
    from xborder.formats.quick.xml_text import quick_text
    from xborder.formats.quick.xml_walk import quick_frame, table_of
    from xborder.formats.xml_source import XmlFramer

    if len(data) > limits.xml_bytes:
        return None
    ready = compiled(profile)
    parsed = cache(partial(parse_plain, data, limits))
    quick = quick_text(data, ready.tree.root, wanted(profile), ready.written)
    if quick is None:
        root = parsed()
        if root is None or root.tag != wanted(profile):
            return None
        quick = quick_frame(root, table_of(ready.tree.root))
    if quick.odd or not is_of_version(profile, quick.values):
        return None

    @cache
    def careful() -> Frame:
        root = parsed()
        assert root is not None  # noqa: S101 - what the quick text takes, this parser takes
        return XmlFramer(ready, label, XmlPlaces(data)).frame(root)

    return read_quickly(ready, quick, careful, context, label)


def _values(path: Path, profile: Profile, context: ReadContext, limits: Limits, label: str) -> Iterator[ReadRecord]:
    from xborder.formats.canonical_files import parsed
    from xborder.formats.json_source import JsonFramer

    read_value = parsed(path, profile.format, limits, label)
    if read_value.report:
        yield only(read_value.report)
    if read_value.value is None:
        return
    document, ready = read_value.value, compiled(profile)

    @cache
    def careful() -> Frame:
        return JsonFramer(ready.tree.root, document.place).frame(document.root)

    if path.stat().st_size >= QUICK_FROM:
        from xborder.formats.quick.json_walk import quick_values
        from xborder.formats.quick.reading import read_quickly

        quick = quick_values(document.root, ready.tree.root)
        if not quick.odd:
            yield from read_quickly(ready, quick, careful, context, label)
            return
    yield from read_frames(ready, careful(), context, label)


def read_frames(ready: Compiled, root: Frame, context: ReadContext, file: str) -> Iterator[ReadRecord]:
    """The records of all blocks of a document, in the order of the profile."""
    if root.findings:
        yield ReadRecord(record=None, report=Report(tuple(root.findings)))
    yield from each_record(
        ready, root, [_Carefully(reader, root, context, file) for reader in ready.readers], context.before
    )


@attrs.frozen
class _Carefully:
    """Reads the records of one block with places for all that they hold."""

    reader: BlockReader
    root: Frame
    context: ReadContext
    file: str

    def takes(self, frame: Frame) -> bool:
        return self.reader.takes(self.root, frame)

    def read(self, frame: Frame, ordinal: int, _: int) -> ReadRecord:
        return finish(self.reader.read(self.root, frame, ordinal, self.context), self.reader.block.type, self.file)

    def careful(self, frame: Frame, _: int) -> Frame:
        return frame

    def document(self) -> Frame:
        return self.root
