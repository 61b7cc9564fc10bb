"""The kind of a file by its first bytes, and whether its name says the same.

Nothing here looks for viruses: that a file is a program, or that a name is false,
can be told from its form alone.
"""

import re
from collections.abc import Iterator

from xborder.findings import Finding, Location, finding

_PROGRAMS = {
    b"MZ": "a Windows program",
    b"\x7fELF": "a Linux program",
    b"\xfe\xed\xfa": "a macOS program",
    b"\xcf\xfa\xed\xfe": "a macOS program",
    b"\xce\xfa\xed\xfe": "a macOS program",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00": "a Windows shortcut",
    b"#!": "a script",
}
_PDF_WITHIN = 1024
"""A PDF's mark may stand somewhat after the start (ISO 32000-1 annex H.3, note 13)."""
_STARTS: dict[str, re.Pattern[bytes]] = {
    "pdf": re.compile(rb".{0,%d}%%PDF-" % _PDF_WITHIN, re.DOTALL),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "gif": re.compile(rb"GIF8[79]a"),
    "tif": re.compile(rb"II\*\x00|MM\x00\*"),
    "tiff": re.compile(rb"II\*\x00|MM\x00\*"),
    "zip": re.compile(rb"PK(?:\x03\x04|\x05\x06)"),
    "docx": re.compile(rb"PK\x03\x04"),
    "xlsx": re.compile(rb"PK\x03\x04"),
    "doc": re.compile(rb"\xd0\xcf\x11\xe0"),
    "xls": re.compile(rb"\xd0\xcf\x11\xe0"),
    "mp4": re.compile(rb".{4}ftyp", re.DOTALL),
    "wav": re.compile(rb"RIFF.{4}WAVE", re.DOTALL),
}
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_MACROS = (b"vbaProject.bin", "_VBA_PROJECT".encode("utf-16-le"))
_OLE = _OFFICE[1]
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which an office file with a password is kept ([MS-OFFCRYPTO] 2.3.4.4)."""
# In two parts, so that no scanner takes this program for a find.
_TEST_STRING = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def check_kind(content: bytes, name: str) -> Iterator[Finding]:
    """What a file is besides what its name says.

    >>> [found.code for found in check_kind(b"MZ\\x90\\x00", "photo.jpg")]
    ['XB-CONTENT-001', 'XB-CONTENT-002']
    """
    place = Location(file=name)
    kind = next((what for start, what in _PROGRAMS.items() if content.startswith(start)), None)
    if kind:
        yield finding("XB-CONTENT-001", place, kind=kind)
    suffix = name.rpartition("/")[2].rpartition(".")[2].lower()
    if suffix in _STARTS and not _STARTS[suffix].match(content):
        yield finding("XB-CONTENT-002", place, suffix=suffix)
    if content.startswith(_OFFICE) and any(mark in content for mark in _MACROS):
        yield finding("XB-CONTENT-003", place)
    if content.startswith(_OLE) and _LOCKED in content:
        yield finding("XB-CONTENT-007", place)
    if _TEST_STRING in content:
        yield finding("XB-CONTENT-006", place)
