"""The letters of a plain text file: UTF-8, UTF-16 that says so, or what Windows in Britain wrote before that.

Source: The Unicode Standard 23.8 (byte order mark); WHATWG Encoding, windows-1252.
"""

import codecs

from xborder.files.decoding import packed
from xborder.findings import Location, Outcome, Report, finding

_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_BINARY = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
"""Control characters that no text has; an old end-of-file mark and the escape of a printer's codes may stand."""

_NOTHING = Report()


def decode_text(data: bytes, *, name: str) -> Outcome[str]:
    r"""The text of a file; no letter is guessed at or dropped.

    Findings: XB-PDF-123 (no bytes), XB-PDF-124 (no text), XB-FILE-007 (a
    compressed file), errors without a value; XB-PDF-125 (info: Windows-1252).

    >>> decode_text(b"caf\xc3\xa9", name="a.txt").value, decode_text(b"caf\xe9", name="a.txt").value
    ('café', 'café')
    >>> [slip.code for slip in decode_text(b"a\0b", name="a.txt").report]
    ['XB-PDF-124']
    """
    place = Location(file=name)
    if not data:
        return Outcome(None, Report.of(finding("XB-PDF-123", place)))
    if refusal := packed(data, name):
        return Outcome(None, Report.of(refusal))
    encoding, body, mark = _marked(data)
    if encoding != "utf-8" or mark:
        return _strict(body, encoding, place, mark)
    if (at := _binary(body)) is not None:
        return _no_text(place, at)
    text = _strict(body, "utf-8", place, 0)
    return (
        text if text.value is not None else _strict(body, "cp1252", place, 0, Report.of(finding("XB-PDF-125", place)))
    )


def _strict(body: bytes, encoding: str, place: Location, mark: int, report: Report = _NOTHING) -> Outcome[str]:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        return _no_text(place, error.start + mark)
    return _no_text(place, mark) if "\0" in text else Outcome(text, report)


def _marked(data: bytes) -> tuple[str, bytes, int]:
    """The encoding that the byte order mark names (UTF-8 without one), what follows the mark, and its length."""
    if data.startswith(_UTF_32):
        return "utf-32-le" if data.startswith(codecs.BOM_UTF32_LE) else "utf-32-be", data[4:], 4
    for mark, encoding in _UTF_16.items():
        if data.startswith(mark):
            return encoding, data[2:], 2
    body = data.removeprefix(codecs.BOM_UTF8)
    return "utf-8", body, len(data) - len(body)


def _binary(data: bytes) -> int | None:
    """Where the first byte stands that no text has."""
    return min((at for value in _BINARY if (at := data.find(value)) >= 0), default=None)


def _no_text(place: Location, at: int) -> Outcome[str]:
    return Outcome(None, Report.of(finding("XB-PDF-124", place, byte=at + 1)))
