"""Manifests and ``fetch.txt`` as BagIt allows them: digests in any case, any blanks between, any line end.

What is not allowed is a finding, never a line passed over (RFC 8493 sections
2.1.3, 2.2.1 and 2.2.3).
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import attrs

from xborder.bundle import bag_paths, manifests
from xborder.bundle.bagit.declaration import Declaration
from xborder.findings import Finding, Location, Outcome, Report, Severity, finding

ALGORITHMS = {"md5": 32, "sha1": 40, "sha224": 56, "sha256": 64, "sha384": 96, "sha512": 128}
"""The algorithms that are checked, with the hexadecimal digits of a digest."""

WEAK = frozenset({"md5", "sha1"})
_NAME = re.compile(r"(tag)?manifest-([A-Za-z0-9_-]{1,40})\.txt", re.ASCII)
_BREAK = re.compile(r"\r\n|\r|\n", re.ASCII)
_LINE = re.compile(r"([0-9A-Fa-f]{1,200})[ \t]+(\S.*)", re.ASCII)
_FETCH = re.compile(r"(\S+)[ \t]+(-|\d{1,19})[ \t]+(\S.*)", re.ASCII)
_LEADS_OUT = re.compile(r"(?:\A|/)\.{0,2}(?:/|\Z)|\\|\A~|\A[A-Za-z]:|\A%[^%/]*%|\0", re.ASCII)
_OLD_CODE = re.compile(r"%0[AD]", re.ASCII | re.IGNORECASE)


class Line(NamedTuple):
    """One line of a list: its number, the path it names, and a digest, in lower case, or an address."""

    number: int
    path: str
    said: str


@attrs.frozen(kw_only=True)
class ListFile:
    """A manifest: its file name, algorithm, whether it lists tag files, and its lines, the first of each path."""

    name: str
    algorithm: str
    tags: bool
    lines: Mapping[str, Line]


def algorithm_of(name: str) -> tuple[bool, str] | None:
    """Whether a file is a tag manifest, and by which algorithm; None if it is no manifest.

    >>> algorithm_of("tagmanifest-SHA-512.txt"), algorithm_of("data/x")
    ((True, 'sha512'), None)
    """
    found = _NAME.fullmatch(name)
    return (bool(found[1]), re.sub(r"[^a-z0-9]", "", found[2].lower())) if found else None


def text_of(name: str, content: bytes, declared: Declaration) -> Outcome[str]:
    """The text of a tag file in the encoding that bagit.txt declares."""
    try:
        return Outcome(content.decode(declared.encoding))
    except (UnicodeError, ValueError):
        return Outcome(None, Report.of(finding("XB-BAG-061", Location(file=name), encoding=declared.encoding)))


def read_list(name: str, text: str, declared: Declaration) -> Outcome[ListFile]:
    """Read a manifest whose algorithm is known."""
    tags, algorithm = algorithm_of(name) or (False, "")
    lines: dict[str, Line] = {}
    faults: list[Finding] = []
    for number, row in _rows(text):
        place = Location(file=name, line=number)
        found = _LINE.fullmatch(row)
        path = _path(found[2], declared) if found else None
        if found is None or path is None or len(found[1]) != ALGORITHMS[algorithm]:
            faults.append(finding("XB-BAG-021" if row.startswith("#") else "XB-BAG-078", place))
            continue
        plain, old = _old_spelling(path)
        if old and (declared.is_final and not path.startswith("*")):
            faults.append(finding("XB-BAG-023", place, path=bag_paths.shown(path)))
            continue
        if old:
            faults.append(finding("XB-BAG-075", place))
        if not _may_list(plain, tags=tags):
            faults.append(finding("XB-BAG-023", place, path=bag_paths.shown(path)))
            continue
        faults += _again(lines.get(plain), found[1].lower(), place, declared)
        lines.setdefault(plain, Line(number, plain, found[1].lower()))
    return Outcome(ListFile(name=name, algorithm=algorithm, tags=tags, lines=lines), Report.of(*faults))


def read_fetch(text: str, declared: Declaration) -> Outcome[list[Line]]:
    """Read ``fetch.txt``: which files are to be had elsewhere. Nothing is ever fetched."""
    lines, faults = [], []
    for number, row in _rows(text):
        found = _FETCH.fullmatch(row)
        path = _path(found[3], declared) if found else None
        plain = _old_spelling(path)[0] if path else ""
        if found is None or not _may_list(plain, tags=False):
            faults.append(finding("XB-BAG-064", Location(file="fetch.txt", line=number)))
        else:
            lines.append(Line(number, plain, found[1]))
    return Outcome(lines, Report.of(*faults))


def lighter(found: Finding) -> Finding:
    """A finding as a warning."""
    return attrs.evolve(found, severity=Severity.WARNING)


def _rows(text: str) -> Iterator[tuple[int, str]]:
    rows = _BREAK.split(text)
    if rows and not rows[-1]:
        rows.pop()
    yield from enumerate(rows, start=1)


def _path(written: str, declared: Declaration) -> str | None:
    """The path that a line names; before 1.0 a percent sign stands for itself but before 0A and 0D."""
    if declared.is_final:
        return bag_paths.decode(_OLD_CODE.sub(lambda code: code[0].upper(), written))
    return _OLD_CODE.sub(lambda code: "\n" if code[0].upper() == "%0A" else "\r", written)


def _old_spelling(path: str) -> tuple[str, bool]:
    """A path without what some tools put before it: the asterisk of md5sum, and ``./``."""
    plain = path.removeprefix("*").removeprefix("./")
    return plain, plain != path


def _may_list(path: str, *, tags: bool) -> bool:
    if _LEADS_OUT.search(path):
        return False
    inside = path.startswith(manifests.PAYLOAD_ROOT)
    return not inside and not path.startswith("tagmanifest-") if tags else inside


def _again(first: Line | None, digest: str, place: Location, declared: Declaration) -> Iterator[Finding]:
    if first is None:
        return
    fault = finding("XB-BAG-022", place, path=bag_paths.shown(first.path), first=first.number)
    yield fault if declared.is_final or first.said != digest else lighter(fault)
