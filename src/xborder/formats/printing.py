"""Writing canonical records into any known format."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from xborder.findings import Sourced
from xborder.formats.comparing import compare
from xborder.formats.compiled import compiled
from xborder.formats.context import ReadContext
from xborder.formats.loss import LossReport
from xborder.formats.profile_loading import load_profile
from xborder.formats.reading import read
from xborder.formats.result import WriteResult
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
    loss = LossReport() if loaded.value.canonical else losses_of(content, records, profile, folders)
    return WriteResult(value=content, report=report, loss=loss)


def losses_of(content: bytes, records: Sequence[Sourced], profile: str, folders: tuple[Path, ...] = ()) -> LossReport:
    """What writing these records lost: they are compared with what reading ``content`` gives."""
    with tempfile.TemporaryDirectory(prefix="xborder-") as folder:
        path = Path(folder) / "written"
        path.write_bytes(content)
        # The force is named, as whoever receives the file knows who sent it.
        context = ReadContext(force=records[0].record.provenance.force)
        return compare(records, read(path, profile, context=context, folders=folders).records)
