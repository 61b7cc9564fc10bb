"""Whether a zip file is, record for record, what our own writer makes of the same entries.

Nothing of it is covered by a digest in the bag: times, flags, extra fields and the
places of things. So each record is written again from what was read, and the
bytes are compared.
"""

from collections.abc import Iterator
from typing import BinaryIO

from xborder.bundle import zip_records as records
from xborder.bundle.zip_directory import Directory, read_at, shown_name
from xborder.findings import Finding, Location, finding


def check_form(stream: BinaryIO, directory: Directory) -> Iterator[Finding]:
    """Every record that is another than ours: of entries by their names, and of the end."""
    place = taken = 0
    for entry, length in zip(directory.entries, directory.lengths, strict=True):
        header = records.local_header(entry)
        raw = directory.raw[taken : taken + length]
        ours = records.central_record(entry) == raw and entry.offset == place
        if not ours or read_at(stream, entry.offset, len(header)) != header or entry.name.endswith(b"/"):
            yield finding("XB-ZIP-016", Location(file=shown_name(entry.name)), what="The record of this file")
        place = entry.offset + len(header) + entry.packed
        taken += length
    names = [entry.name for entry in directory.entries]
    if names != sorted(names):
        yield finding("XB-ZIP-016", what="The order of the files")
    if directory.raw[taken:] != records.end_records(len(names), taken, directory.offset):
        yield finding("XB-ZIP-016", what="The record at the end")
