"""A line of somebody's file with the characters at fault marked under it."""

import re

import attrs

from xborder.findings.finding import Finding
from xborder.findings.printable import shown, width
from xborder.findings.showing import Showing

#: How many cells of a line are shown; what is further from the mark is cut.
ROOM = 96
_TAB = "    "
_CUT = "…"
_TOKEN = re.compile(r""""[^"]*"|'[^']*'|[^\s,;|<>{}()\[\]"']+""")


@attrs.frozen
class Marked:
    """A text that can be printed, and which part of it (before, at fault, after) is marked.

    ``fault`` is empty where nothing can be blamed.
    """

    before: str
    fault: str
    after: str

    @property
    def text(self) -> str:
        """The whole text."""
        return self.before + self.fault + self.after

    @property
    def caret(self) -> str:
        """The line below: carets under the part at fault, empty where there is none."""
        return " " * width(self.before) + "^" * max(1, width(self.fault)) if self.fault else ""


def marked(text: str, fault: tuple[int, int] | None, room: int = ROOM) -> Marked:
    r"""The text as it can be printed, cut to ``room`` cells around the characters from start to end.

    >>> at = marked("a\tPARDOE, Lewis", (2, 8))
    >>> print(at.text, at.caret, sep="\n")
    a    PARDOE, Lewis
         ^^^^^^
    """
    start, end = _within(fault, len(text))
    parts = (text[:start], text[start:end], text[end:])
    # No more of a huge line is looked at than could be shown.
    parts = (parts[0][-room:], parts[1][:room], parts[2][:room])
    before, middle, after = ("".join(map(_shown, part)) for part in parts)
    middle = _first(middle, room, cut=end - start > room)
    spare = room - width(middle)
    left = max(spare // 2, spare - width(after))
    before = _last(before, left, cut=start > room)
    return Marked(before, middle, _first(after, spare - width(before), cut=len(text) - end > room))


def line_at(finding: Finding, showing: Showing) -> str | None:
    """The line that a finding stands in, where it can be had; a workbook has cells, not lines."""
    place = finding.location
    if showing.line_of is None or place.file is None or place.line is None or place.cell is not None:
        return None
    return showing.line_of(place.file, place.line)


def fault_in(line: str, finding: Finding) -> tuple[int, int] | None:
    """Which characters of its line a finding blames, or None where that cannot be told.

    The excerpt is looked for from the column on; without a column only where it
    stands alone, and once: a caret under the wrong number is worse than none.

    >>> from xborder.findings import Severity
    >>> slip = Finding(code="XB-PNC-002", severity=Severity.ERROR, message="", excerpt="2009/0318274L", span=(12, 13))
    >>> fault_in("FENWRIGHT,2009/0318274L,N", slip)
    (22, 23)
    """
    start = None if finding.location.column is None else finding.location.column - 1
    if start is not None and not 0 <= start <= len(line):
        return None
    found = _found(line, finding.excerpt, start) if finding.excerpt else None
    if found is None or finding.excerpt is None:
        return None if start is None else (start, start + _token(line, start))
    first, last = blamed(finding)
    return found + first, found + last


def _token(line: str, start: int) -> int:
    """How many characters from there on are one word, number, date or quoted text; at least one."""
    found = _TOKEN.match(line, start, start + ROOM)
    return len(found[0]) if found else 1


def blamed(finding: Finding) -> tuple[int, int]:
    """Which characters of its excerpt a finding blames: the span where it is one, else all."""
    size = len(finding.excerpt or "")
    if finding.span is None or not 0 <= finding.span[0] < finding.span[1] <= size:
        return 0, size
    return finding.span


def _found(line: str, excerpt: str, start: int | None) -> int | None:
    if start is not None:
        at = line.find(excerpt, start)
        return at if at >= 0 else None
    alone = [at.start() for at in re.finditer(rf"(?<!\w){re.escape(excerpt)}(?!\w)", line)]
    return alone[0] if len(alone) == 1 else None


def _within(fault: tuple[int, int] | None, size: int) -> tuple[int, int]:
    if fault is None:
        return 0, 0
    start = min(max(fault[0], 0), size)
    return start, min(max(fault[1], start), size)


def _shown(character: str) -> str:
    return _TAB if character == "\t" else shown(character)


def _first(text: str, room: int, *, cut: bool) -> str:
    if not cut and width(text) <= room:
        return text
    while text and width(text) >= room:
        text = text[:-1]
    return text + _CUT if room > 0 else ""


def _last(text: str, room: int, *, cut: bool) -> str:
    if not cut and width(text) <= room:
        return text
    while text and width(text) >= room:
        text = text[1:]
    return _CUT + text if room > 0 else ""
