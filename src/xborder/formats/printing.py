"""Writing canonical records into any known format."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from xborder.findings import Finding, Location, Report, Severity, Sourced, finding
from xborder.formats.comparing import compare, not_read
from xborder.formats.compiled import compiled
from xborder.formats.context import ReadContext
from xborder.formats.profile import Profile
from xborder.formats.profile_loading import load_profile
from xborder.formats.reading import read
from xborder.formats.result import ReadResult, WriteResult
from xborder.formats.writing import print_records


def write(records: Sequence[Sourced], profile: str, *, folders: Iterable[Path] = ()) -> WriteResult:
    """Write records in a format; the loss report compares them with what reading the result gives.

    No value where the format cannot hold the records: the report says which and why.
    """
    folders = tuple(folders)
    loaded = load_profile(profile, folders)
    if loaded.value is None:
        return WriteResult(report=loaded.report)
    content, report = print_records(compiled(loaded.value), records)
    if content is None:
        return WriteResult(report=report)
    if loaded.value.canonical:
        return WriteResult(value=content, report=report)
    again = read_back(content, records, loaded.value, folders)
    return attrs.evolve(again, report=report + again.report)


def read_back(
    content: bytes, records: Sequence[Sourced], profile: Profile, folders: tuple[Path, ...] = ()
) -> WriteResult:
    """What was written, and what that lost: the records are compared with what reading ``content`` gives.

    No value where a record does not come back at all: then it would be lost in silence.
    """
    found = read_again(content, records, profile.name, folders)
    derived = {block.type for block in profile.blocks if block.derived}
    gone = [record for record in not_read(records, found.records) if record.type not in derived]
    if gone:
        return WriteResult(report=Report(tuple(_unread(found, gone[0], profile))))
    return WriteResult(value=content, loss=compare(records, found.records))


def _unread(found: ReadResult, record: Sourced, profile: Profile) -> Iterator[Finding]:
    """The fields for which a record cannot be read again, as the reading of it names them."""
    errors = (each.location.pointer for each in found.report if each.severity is Severity.ERROR)
    for pointer in dict.fromkeys(pointer for pointer in errors if pointer) or ("/ref",):
        where = Location(file=record.file, pointer=pointer)
        yield finding("XB-FORMAT-202", where, path=pointer, profile=profile.name)


def read_again(content: bytes, records: Sequence[Sourced], profile: str, folders: tuple[Path, ...]) -> ReadResult:
    """What reading ``content`` gives, which was written from these records."""
    with tempfile.TemporaryDirectory(prefix="xborder-") as folder:
        path = Path(folder) / "written"
        path.write_bytes(content)
        # The force is named, as whoever receives the file knows who sent it.
        context = ReadContext(force=records[0].record.provenance.force)
        return read(path, profile, context=context, folders=folders)
