"""A plain text file as pages: every character, in lines of one width, each numbered as in the file."""

import re
from collections.abc import Iterator
from datetime import datetime

from xborder.bundle.pdf.printable import printable_text
from xborder.bundle.pdf.text_decoding import decode_text
from xborder.bundle.pdf.typst_page import render
from xborder.findings import Location, Outcome, Report, finding

COLUMNS = 94
"""How many characters stand in a line of a page."""
MOST_BYTES = 8_000_000
MOST_LINES = 120_000
"""About 2,000 pages."""

_TAB = 8
_BLOCK = 200  # lines set at a time: the time for one block grows with its square
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_GAP = re.compile(r"[ \-/,;.:)](?=[^ ]*$)")


def text_pages(
    data: bytes, *, name: str, reference: str, caption: str, now: datetime, marking: str = ""
) -> Outcome[bytes]:
    """A4 pages (PDF/UA-1) with the text of a file in letters of one width, lines numbered as the file has them.

    A line too long for the page goes on in the next, without a number of its
    own; nothing is left out. ``reference`` and ``caption`` stand over it.

    Findings: those of :func:`decode_text`, XB-PDF-122 (too many pages) and
    XB-PDF-126 (too large), errors without a value; XB-PDF-010 (warning:
    characters that cannot be printed, shown by their numbers).

    >>> from datetime import UTC
    >>> made = text_pages(b"10:04 seen", name="a.txt", reference="JB/2", caption="Log", now=datetime(2026, 5, 1, tzinfo=UTC))
    >>> made.value[:5], len(made.report)
    (b'%PDF-', 0)
    """
    place = Location(file=name)
    if len(data) > MOST_BYTES:
        size = -(-len(data) // 1_000_000)
        return Outcome(None, Report.of(finding("XB-PDF-126", place, size=size, most=MOST_BYTES // 1_000_000)))
    decoded = decode_text(data, name=name)
    if decoded.value is None:
        return Outcome(None, decoded.report)
    lines, slips = page_lines(decoded.value, name=name)
    report = decoded.report + slips
    if len(lines) > MOST_LINES:
        too_long = finding("XB-PDF-122", place, pages=len(lines) // 60, most=MOST_LINES // 60)
        return Outcome(None, report + Report.of(too_long))
    words = {"title": f"{reference} {caption}".strip(), "reference": reference, "caption": caption, "marking": marking}
    blocks = ["\n".join(lines[at : at + _BLOCK]) for at in range(0, len(lines), _BLOCK)]
    made = render("plain.typ", {**words, "blocks": blocks}, now=now, name=name, own_fonts_only=False)
    return Outcome(made.value, report + made.report)


def page_lines(text: str, *, name: str) -> tuple[list[str], Report]:
    r"""The lines that stand on the pages: a number and words, or the rest of the line before.

    >>> page_lines("one\n\ttwo\n", name="a.txt")[0]
    ['    1  one', '    2          two']
    """
    lines = _BREAKS.split(text)
    if lines[-1] == "":
        lines.pop()
    made, found = [], []
    for number, line in enumerate(lines, 1):
        plain, bad = printable_text(line.expandtabs(_TAB))
        if bad:
            shown = ", ".join(f"U+{ord(letter):04X}" for letter in bad[:8])
            found.append(finding("XB-PDF-010", Location(file=name, line=number), characters=shown))
        heads = (f"{number:>5}  ", " " * 7)
        made += [f"{heads[at > 0]}{piece}".rstrip() for at, piece in enumerate(_pieces(plain))]
    return made, Report(tuple(found))


def _pieces(line: str) -> Iterator[str]:
    """A line in pieces that fit, broken after a gap where there is one in the last third."""
    while len(line) > COLUMNS:
        gap = _GAP.search(line, COLUMNS * 2 // 3, COLUMNS)
        cut = gap.end() if gap else COLUMNS
        yield line[:cut]
        line = line[cut:]
    yield line
