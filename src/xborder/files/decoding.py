"""From bytes to text: UTF-8 and nothing else, with the place of what does not fit."""

import codecs
import re

from xborder.findings import Finding, Location, Outcome, Report, finding

# bzip2 with the mark of its first block, or of its end: plain texts may well begin with BZh.
_PACKED = (
    (re.compile(rb"\x1f\x8b"), "gzip"),
    (re.compile(rb"PK\x03\x04"), "zip"),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "bzip2"),
    (re.compile(rb"\xfd7zXZ\x00"), "xz"),
)
# The four bytes of UTF-32 begin with the two of UTF-16: longest first.
_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(data: bytes, file: str, *, first_line: int = 1) -> Outcome[str]:
    r"""Decode strict UTF-8; a byte order mark at the start of a file is dropped.

    ``first_line`` is the line of the file that ``data`` begins on.

    >>> decode(b"\xef\xbb\xbfcaf\xc3\xa9", "a.txt").value
    'café'
    >>> str(decode(b"one\ncaf\xe9", "a.txt").report.findings[0].location)
    'a.txt:2:4'
    """
    refusal = foreign(data, file) if first_line == 1 else None
    if refusal:
        return Outcome(None, Report.of(refusal))
    body = data.removeprefix(codecs.BOM_UTF8) if first_line == 1 else data
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        place = place_of_byte(body, error.start, file, first_line)
        return Outcome(None, Report.of(finding("XB-FILE-008", place)))
    if (at := body.find(b"\0")) >= 0:
        return Outcome(None, Report.of(finding("XB-FILE-010", place_of_byte(body, at, file, first_line))))
    return Outcome(text)


def foreign(data: bytes, file: str) -> Finding | None:
    """A finding if the first bytes of a file are those of a compressed file, or of UTF-16 or UTF-32."""
    return packed(data, file) or _other_unicode(data, file)


def packed(data: bytes, file: str) -> Finding | None:
    """A finding if the bytes are a compressed file, by its first bytes."""
    kind = next((name for magic, name in _PACKED if magic.match(data)), None)
    return finding("XB-FILE-007", Location(file=file), kind=kind) if kind else None


def place_of_byte(data: bytes, at: int, file: str, first_line: int = 1, encoding: str = "utf-8") -> Location:
    """Line and column of a byte; everything before it must be of the encoding."""
    before = data[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    last = before.rpartition(b"\n")[2]
    return Location(file=file, line=before.count(b"\n") + first_line, column=len(last.decode(encoding, "replace")) + 1)


def _other_unicode(data: bytes, file: str) -> Finding | None:
    kind = next((name for mark, name in _OTHER_MARKS if data.startswith(mark)), None)
    return finding("XB-FILE-009", Location(file=file, line=1, column=1), kind=kind) if kind else None
