"""Which files are read as workbooks."""

from pathlib import Path

from xborder.files.reading import open_file

#: Names that say that a file is a workbook, whatever it holds.
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"})


def is_workbook(path: Path) -> bool:
    """True for a file that is named like a workbook or begins like one.

    >>> is_workbook(Path("absent.csv"))
    False
    """
    if path.suffix.lower() in SUFFIXES:
        return True
    opened = open_file(path)
    if opened.value is None:
        return False
    with opened.value as handle:
        head = handle.read(8)
    # What a workbook begins with, spelled here so that a text file loads nothing of workbooks.
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
