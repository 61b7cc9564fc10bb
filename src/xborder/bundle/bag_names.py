"""Names that every system can hold, and no two that one system takes for the same."""

import unicodedata
from collections.abc import Iterable

from xborder.bundle.bag_paths import shown
from xborder.files import safe_names
from xborder.findings import Finding, Location, Report, finding


def check_names(files: Iterable[str], folders: Iterable[str] = ()) -> Report:
    """Every unsafe name among these paths of a bag, and every pair that some systems take for one.

    The folders that the files stand in are looked at too; ``folders`` are others.
    """
    files = list(files)
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    for path in (*_folders(files, folders), *files):
        detail = safe_names.check(path)
        if detail:
            findings.append(finding("XB-BAG-006", Location(file=shown(path)), detail=detail))
        key = path.lower() if path.isascii() else _folded(path)
        if key in seen:
            findings.append(finding("XB-BAG-007", Location(file=shown(path)), path=shown(seen[key])))
        seen[key] = path
    return Report.of(*findings)


def _folders(files: Iterable[str], others: Iterable[str]) -> list[str]:
    """Every folder once, with those above it."""
    found = dict.fromkeys(others)
    for path in files:
        above = path.rpartition("/")[0]
        while above and above not in found:
            found[above] = None
            above = above.rpartition("/")[0]
    return sorted(found)


def _folded(path: str) -> str:
    """The form in which systems that ignore case and the form of accents compare names."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
