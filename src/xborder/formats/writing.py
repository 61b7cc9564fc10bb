"""Writing records: fill frames, print them, and read them back to see what was lost."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from typing import Any

from xborder.findings import Finding, Location, Report, Sourced, finding
from xborder.formats.canonical import write_documents
from xborder.formats.compiled import Compiled
from xborder.formats.frames import Frame
from xborder.formats.hooking import hooks_of
from xborder.formats.json_target import to_object
from xborder.formats.mapping_writer import FrameWriter
from xborder.formats.profile import Block, HookStep, Profile
from xborder.formats.quick.straight_writer import Write, WrittenBlock, straight_writer
from xborder.formats.quick.targets import TooOddError

LABEL = "(to be written)"
#: From this many records on, code that is made for the profile pays for the making.
QUICK_FROM = 16


def print_records(ready: Compiled, records: Sequence[Sourced]) -> tuple[bytes | None, Report]:
    """The bytes of a file with these records, or None with errors that say why not."""
    if ready.profile.canonical:
        return _own_form(ready.profile, records)
    if not records or "write" not in ready.profile.directions:
        code = "XB-FORMAT-201" if records else "XB-FORMAT-019"
        return None, Report.of(finding(code, profile=ready.profile.name))
    blocks = {block.type: block for block in ready.profile.blocks if not block.derived}
    misfits = tuple(_misfits(ready, records, blocks))
    if misfits:
        return None, Report(misfits)
    if ready.profile.is_table:
        return _table(ready, records, blocks)
    # What others say again is left out: it comes back with them, or the loss report says that it is gone.
    writer, _ = _written(ready, [record for record in records if record.type in blocks], blocks)
    report = Report(tuple(writer.findings))
    if report.has_errors:
        return None, report
    return hooks_of(ready.profile, HookStep.TARGET)(_bytes(ready, writer.root)), report


def _own_form(profile: Profile, records: Sequence[Sourced]) -> tuple[bytes | None, Report]:
    items = (record.data for record in records)
    if profile.format != "xml":
        return write_documents(items, profile.format), Report()
    from xborder.formats.canonical_xml_target import write_xml

    return write_xml(items, LABEL, profile.name)


def _written(
    ready: Compiled, records: Sequence[Sourced], blocks: Mapping[str, Block]
) -> tuple[FrameWriter, list[Frame]]:
    """The writer after it has written the records, and the frame of each."""
    with quick_writers(ready) if len(records) >= QUICK_FROM else nullcontext() as quick:
        writer = FrameWriter(ready.profile, ready.tree, LABEL, quick)
        frames = [writer.add(blocks[record.type], record.data) for record in records]
        writer.complete()
    return writer, frames


@contextmanager
def quick_writers(ready: Compiled) -> Iterator[dict[str, Write]]:
    """The functions that write the blocks of a profile into one file, where there can be such."""
    if "writers" not in ready.written:
        ready.written["writers"] = dict(_quick_writers(ready))
    made: dict[str, WrittenBlock] = ready.written["writers"]
    with ExitStack() as stack:
        yield {kind: stack.enter_context(block.writing()) for kind, block in made.items()}


def _quick_writers(ready: Compiled) -> Iterator[tuple[str, WrittenBlock]]:
    for block in ready.profile.blocks:
        if not block.derived:
            with suppress(TooOddError):
                yield block.type, straight_writer(ready.profile, ready.tree, block)


def _misfits(ready: Compiled, records: Sequence[Sourced], blocks: Mapping[str, Block]) -> Iterator[Finding]:
    """The records that have no place in the format, or none beside another."""
    derived = {block.type for block in ready.profile.blocks if block.derived}
    if not any(record.type in blocks for record in records):
        derived = set()  # what only repeats another record makes no message by itself
    yield from (_misfit(ready, record) for record in records if record.type not in {*blocks, *derived})
    whole = [record for record in records if record.type in blocks and not blocks[record.type].levels]
    if len(whole) > 1 and not ready.profile.is_table:
        yield finding("XB-FORMAT-190", profile=ready.profile.name, number=len(whole))


def _misfit(ready: Compiled, record: Sourced) -> Finding:
    return finding("XB-FORMAT-023", Location(file=record.file), profile=ready.profile.name, type=record.type)


def _table(ready: Compiled, records: Sequence[Sourced], blocks: dict[str, Block]) -> tuple[bytes | None, Report]:
    if ready.profile.format == "xlsx":
        from xborder.formats.xlsx_target import to_workbook as to_table
    else:
        from xborder.formats.csv_target import to_csv as to_table
    writer, frames = _written(ready, [record for record in records if record.type in blocks], blocks)
    made, found = to_table(ready.profile, frames, LABEL)
    report = Report((*writer.findings, *found))
    return (None if report.has_errors else made), report


def _bytes(ready: Compiled, root: Frame) -> bytes:
    if ready.profile.format == "xml":
        from xborder.formats.xml_target import xml_writer

        if "xml" not in ready.written:
            ready.written["xml"] = xml_writer(ready.profile, ready.tree.root)
        document_bytes: bytes = ready.written["xml"](root)
        return document_bytes
    document: Any = to_object(ready.tree.root, root)
    return write_documents([document], ready.profile.format)
