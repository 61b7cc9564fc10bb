"""Frames to CSV: one row a record, under the headings of the profile."""

import csv
import io
from collections.abc import Iterable, Sequence

from xborder.findings import Finding, Location, finding
from xborder.formats.frames import Frame

#: What a spreadsheet takes for the beginning of a formula; an apostrophe before it makes it a text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(header: Sequence[str], rows: Iterable[Frame]) -> tuple[bytes, tuple[Finding, ...]]:
    """The file as UTF-8 bytes with CRLF line ends (RFC 4180), and a note for each neutralised cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    found: list[Finding] = []
    for number, frame in enumerate(rows, start=1):
        texts = [frame.values[name].text if name in frame.values else "" for name in header]
        for name, text in zip(header, texts, strict=True):
            if text != neutral(text):
                found.append(finding("XB-FORMAT-026", Location(row=number, field=name), source=name))
        writer.writerow([neutral(text) for text in texts])
    return out.getvalue().encode(), tuple(found)


def neutral(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it, or take the apostrophe off.

    >>> neutral("=1+1"), neutral("'=1+1"), neutral("a=b"), restored(neutral("'=1+1"))
    ("'=1+1", "''=1+1", 'a=b', "'=1+1")
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def restored(text: str) -> str:
    """The text as it was before ``neutral``.

    >>> restored("'=1+1"), restored("'twas")
    ('=1+1', "'twas")
    """
    bare = text.lstrip("'")
    return text[1:] if text.startswith("'") and bare.startswith(FORMULA_STARTS) else text
