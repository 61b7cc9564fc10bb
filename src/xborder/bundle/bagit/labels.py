"""``bag-info.txt`` as BagIt allows it: labels in any order, also repeated, values over several lines."""

import re

from xborder.bundle.bagit.declaration import Declaration
from xborder.findings import Finding, Location, Outcome, Report, finding

NAMES = ("bag-info.txt", "package-info.txt")
"""Its name, and that of the drafts before 0.96."""

_BREAK = re.compile(r"\r\n|\r|\n", re.ASCII)
_EXACT = re.compile(r"([^\s:](?:[^:]*[^\s:])?):[ \t](.*)", re.ASCII)
_LOOSE = re.compile(r"([^:]*[^\s:])[ \t]*:[ \t]*(.*)", re.ASCII)
_OXUM = re.compile(r"(\d{1,19})\.(\d{1,19})", re.ASCII)


def read_labels(name: str, text: str, declared: Declaration) -> Outcome[list[tuple[str, str]]]:
    """Read the labels with their values in order."""
    pairs: list[tuple[str, str]] = []
    faults: list[Finding] = []
    form = _EXACT if declared.is_final else _LOOSE
    for number, row in enumerate(_BREAK.split(text), start=1):
        found = form.fullmatch(row)
        if row[:1] in (" ", "\t") and pairs:
            label, value = pairs.pop()
            pairs.append((label, f"{value} {row.strip()}"))
        elif found:
            pairs.append((found[1], found[2].strip()))
        elif row.strip():
            faults.append(finding("XB-BAG-067", Location(file=name, line=number), detail="it is no label with a value"))
    return Outcome(pairs, Report.of(*faults))


def check_oxum(name: str, pairs: list[tuple[str, str]], actual: str) -> list[Finding]:
    """Whether Payload-Oxum is stated once at most, and rightly."""
    place = Location(file=name)
    stated = [value for label, value in pairs if label.lower() == "payload-oxum"]
    if len(stated) > 1:
        return [finding("XB-BAG-067", place, detail="Payload-Oxum stands in it more than once")]
    if not stated:
        return []
    if not _OXUM.fullmatch(stated[0]):
        return [finding("XB-BAG-067", place, detail="Payload-Oxum is not two numbers joined by a full stop")]
    return [] if stated[0] == actual else [finding("XB-BAG-014", place, expected=stated[0], actual=actual)]
