"""Writing a bag as a zip file: stored, in one order, without a time, so that the same bag is the same bytes."""

import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from xborder.bundle import bag_paths
from xborder.bundle import zip_records as records
from xborder.bundle.container import Container
from xborder.bundle.zip_records import Entry

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def write_zip(out: BinaryIO, bag: Container, top: str, added: Mapping[str, bytes] = _NOTHING) -> None:
    """Write the files of a bag, and those ``added`` or put in place of others, under the folder ``top``.

    ``out`` is an empty file that can be sought in. Raises OSError where a file
    cannot be read, changed meanwhile, or cannot be written.
    """
    entries: list[Entry] = []
    for path in sorted({*bag.files, *added}, key=bag_paths.order):
        name = f"{top}/{path}".encode()
        pieces = iter((added[path],)) if path in added else bag.pieces(path)
        size = len(added[path]) if path in added else bag.files[path].size
        entries.append(_write(out, Entry(name, 0, size, size, out.tell()), pieces))
    place = out.tell()
    out.writelines(records.central_record(entry) for entry in entries)
    out.write(records.end_records(len(entries), out.tell() - place, place))


def _write(out: BinaryIO, entry: Entry, pieces: Iterator[bytes]) -> Entry:
    """Write one entry. Its sum is known only when it is written, so its header is written again."""
    out.write(records.local_header(entry))
    crc = 0
    for piece in pieces:
        crc = zlib.crc32(piece, crc)
        out.write(piece)
    end = out.tell()
    summed = entry._replace(crc=crc)
    out.seek(entry.offset)
    out.write(records.local_header(summed))
    out.seek(end)
    return summed
