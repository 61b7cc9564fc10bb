"""The ZIP archive that a workbook is: opened safely, its parts bounded before a byte of them is unpacked."""

import zipfile
import zlib
from pathlib import Path
from typing import IO, BinaryIO

import attrs

from xborder.files.limits import Limits, mib
from xborder.files.reading import open_file
from xborder.findings import Finding, Location, Outcome, Report, finding

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
#: What begins like this is read as a workbook, or refused as one.
STARTS = (_ZIP, _EMPTY_ZIP, _OLE)
_STORED_OR_DEFLATED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_IS_ENCRYPTED = 0x1
# A small part may be blank space almost entirely; of a large one that would be a trap.
_SMALL = 16 * 1024 * 1024
# The names of streams in an OLE container are UTF-16; an encrypted workbook is in the stream of this name.
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_HEAD = 65_536
#: What zipfile raises for an archive that it cannot follow.
ZIP_FAULTS = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    RuntimeError,
    zlib.error,
)


class Fault(Exception):  # noqa: N818 - it carries a finding
    """A fault after which the workbook, or the sheet, cannot be read on."""

    def __init__(self, entry: Finding) -> None:
        super().__init__(entry.code)
        self.entry = entry


@attrs.frozen(kw_only=True)
class Package:
    """An open workbook archive and its parts by name."""

    file: str
    limits: Limits
    _archive: zipfile.ZipFile = attrs.field(repr=False)
    _handle: BinaryIO = attrs.field(repr=False)
    parts: dict[str, zipfile.ZipInfo] = attrs.field(repr=False)

    def close(self) -> None:
        """Close the file."""
        self._archive.close()
        self._handle.close()

    def open(self, name: str, limit: int) -> IO[bytes]:
        """A part as a stream that gives at most ``limit`` bytes. Raises Fault for a part that is missing or too large."""
        part = self.parts.get(name)
        where = Location(file=self.file)
        if part is None:
            raise Fault(finding("XB-XLSX-003", where, detail="a part that it names is missing"))
        if part.file_size > limit:
            raise Fault(finding("XB-XLSX-004", where, size=mib(part.file_size), limit=mib(limit)))
        if part.file_size > max(_SMALL, part.compress_size * self.limits.xlsx_ratio):
            raise Fault(finding("XB-XLSX-005", where, limit=self.limits.xlsx_ratio))
        if part.flag_bits & _IS_ENCRYPTED or part.compress_type not in _STORED_OR_DEFLATED:
            raise Fault(finding("XB-XLSX-003", where, detail="a part is packed in a way that workbooks are not"))
        try:
            # zipfile gives no more bytes than the directory says, and checks their sum at the end.
            return self._archive.open(part)
        except ZIP_FAULTS:
            raise Fault(damaged(self.file)) from None


def damaged(file: str) -> Finding:
    """A finding for an archive that cannot be followed."""
    return finding("XB-XLSX-003", Location(file=file), detail="it ends too early, or its bytes were changed")


def open_package(path: Path, file: str, limits: Limits) -> Outcome[Package]:
    """Open a workbook's archive.

    >>> open_package(Path("absent.xlsx"), "absent.xlsx", Limits()).report.findings[0].code
    'XB-FILE-001'
    """
    opened = open_file(path)
    if opened.value is None:
        return Outcome(None, Report(tuple(attrs.evolve(each, location=Location(file=file)) for each in opened.report)))
    package: Package | None = None
    try:
        package = _open(opened.value, file, limits)
    except Fault as fault:
        return Outcome(None, Report.of(fault.entry))
    except ZIP_FAULTS:
        return Outcome(None, Report.of(damaged(file)))
    finally:
        if package is None:
            opened.value.close()
    return Outcome(package)


def _open(handle: BinaryIO, file: str, limits: Limits) -> Package:
    size = handle.seek(0, 2)
    handle.seek(0)
    head = handle.read(_HEAD)
    handle.seek(0)
    if refusal := _not_a_workbook(head, size, handle, file, limits):
        raise Fault(refusal)
    archive = zipfile.ZipFile(handle)
    names = [part.filename for part in archive.infolist()]
    if len(set(names)) < len(names):
        raise Fault(finding("XB-XLSX-003", Location(file=file), detail="two of its parts have one name"))
    parts = dict(zip(names, archive.infolist(), strict=True))
    if not any(name.startswith("_rels/") for name in parts) or "[Content_Types].xml" not in parts:
        kind = "an OpenDocument file" if "mimetype" in parts else "a ZIP archive of other files"
        raise Fault(finding("XB-XLSX-001", Location(file=file), kind=kind))
    return Package(file=file, limits=limits, archive=archive, handle=handle, parts=parts)


def _not_a_workbook(head: bytes, size: int, handle: BinaryIO, file: str, limits: Limits) -> Finding | None:
    where = Location(file=file)
    if not head:
        return finding("XB-FILE-005", where)
    if size > limits.xlsx_bytes:
        return finding("XB-FILE-006", where, size=mib(size), limit=mib(limits.xlsx_bytes))
    if head.startswith(_OLE):
        if _ENCRYPTED_STREAM in head or _ENCRYPTED_STREAM in handle.read():
            return finding("XB-XLSX-002", where)
        return finding("XB-XLSX-001", where, kind="a file of an old kind (.xls), or of another program")
    if not head.startswith((_ZIP, _EMPTY_ZIP)):
        return finding("XB-XLSX-001", where, kind="a text, or a file of another kind")
    return None
